"""Words of the example: posts and titles of initiatives. Each says that it is a sample."""

from __future__ import annotations

import random

POSTS = {
    ("enterprise", "direct_worker"): ["Thợ tiện", "Thợ hàn", "Thợ nguội", "Công nhân vận hành", "Thợ điện", "Thợ đúc"],
    ("enterprise", "staff"): ["Kỹ sư", "Nhân viên kế toán", "Nhân viên kỹ thuật", "Nhân viên kế hoạch"],
    ("enterprise", "manager"): ["Quản đốc", "Phó quản đốc", "Trưởng phòng", "Phó trưởng phòng"],
    ("enterprise", "leader"): ["Phó Tổng giám đốc", "Kiểm soát viên"],
    ("office", "direct_worker"): ["Lái xe", "Nhân viên phục vụ"],
    ("office", "staff"): ["Chuyên viên", "Chuyên viên chính", "Văn thư", "Kế toán viên"],
    ("office", "manager"): ["Trưởng phòng", "Phó trưởng phòng"],
    ("office", "leader"): ["Phó thủ trưởng đơn vị"],
    ("school", "direct_worker"): ["Nhân viên thực hành", "Nhân viên phục vụ"],
    ("school", "staff"): ["Giảng viên", "Giảng viên chính", "Chuyên viên"],
    ("school", "manager"): ["Trưởng khoa", "Phó trưởng khoa", "Trưởng phòng"],
    ("school", "leader"): ["Phó hiệu trưởng"],
}
ACTS = {
    "enterprise": [
        "Cải tiến đồ gá",
        "Thiết kế khuôn",
        "Tối ưu chế độ cắt",
        "Tận dụng phế liệu",
        "Giảm thời gian dừng máy",
        "Tự động hóa khâu cấp phôi",
        "Lắp cảm biến an toàn",
    ],
    "office": [
        "Rút ngắn quy trình xử lý hồ sơ",
        "Số hóa danh mục",
        "Bộ biểu mẫu dùng chung",
        "Quy trình phối hợp",
        "Công cụ tra cứu",
        "Giải pháp thống kê",
    ],
    "school": [
        "Bài giảng mô phỏng",
        "Mô hình thực hành",
        "Ngân hàng câu hỏi",
        "Giải pháp gắn kết doanh nghiệp",
        "Thiết bị thí nghiệm tự chế",
    ],
}
OBJECTS = {
    "enterprise": [
        "trục khuỷu",
        "hộp số",
        "thân máy",
        "máy kéo nhỏ",
        "dây chuyền chiết",
        "lò nung",
        "trạm bơm",
        "băng tải",
    ],
    "office": [
        "thủ tục cấp phép",
        "báo cáo tháng",
        "xúc tiến thương mại",
        "tiết kiệm năng lượng",
        "quản lý thị trường",
        "xuất nhập khẩu",
    ],
    "school": ["máy điện", "tự động hóa", "kế toán doanh nghiệp", "cơ khí chế tạo", "lập trình nhúng", "logistics"],
}


def trade_of(kind: str) -> str:
    """enterprise, school or office, by the kind of the unit."""
    if kind in ("tap_doan", "tong_cong_ty"):
        return "enterprise"
    return "school" if kind in ("truong_dai_hoc", "truong_cao_dang") else "office"


def post_of(trade: str, role: str, rng: random.Random) -> str:
    return f"{rng.choice(POSTS[trade, role])} (mẫu)"


def idea_title(trade: str, number: int, year: int, rng: random.Random) -> str:
    return f"{rng.choice(ACTS[trade])} – {rng.choice(OBJECTS[trade])} (sáng kiến mẫu số {number}/{year})"
