"""The small cast of the example ministry: the same nine people in the demo, the tests and the docs.

They are inventions, and their names say so ("mẫu" = sample). The technical administrator is no member of the
cast: the account exists to show that it can open no dossier.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.roles import Role

DEMO_PASSWORD = "thi-dua-2025"  # noqa: S105 - printed by `make run`, only ever set on the example ministry


@dataclass(frozen=True)
class DemoAccount:
    """One example sign-in. `unit_code` None = the whole ministry, `role` None = no role at all (the outsider)."""

    username: str
    full_name: str
    role: Role | None
    unit_code: str | None
    description_vi: str
    description_en: str
    password: str = DEMO_PASSWORD


DEMO_CAST = [
    DemoAccount(
        "canbo", "Cán bộ mẫu Trần Thị Hạnh", Role.OFFICER, "VEAM", "Cán bộ thi đua đơn vị", "Unit emulation officer"
    ),
    DemoAccount(
        "vu", "Chuyên viên mẫu Lê Văn Quang", Role.DEPARTMENT, None, "Cơ quan thi đua của Bộ", "Ministry's department"
    ),
    DemoAccount("thuky", "Thư ký mẫu Phạm Thu Hà", Role.SECRETARY, None, "Thư ký Hội đồng", "Council secretary"),
    DemoAccount(
        "kiemphieu1", "Kiểm phiếu mẫu Đỗ Minh Ân", Role.TELLER, None, "Người kiểm phiếu thứ nhất", "First teller"
    ),
    DemoAccount(
        "kiemphieu2", "Kiểm phiếu mẫu Vũ Thị Bích", Role.TELLER, None, "Người kiểm phiếu thứ hai", "Second teller"
    ),
    DemoAccount(
        "lanhdao", "Lãnh đạo mẫu Nguyễn Đức Long", Role.LEADER, None, "Lãnh đạo ký quyết định", "Leader who signs"
    ),
    DemoAccount("phapche", "Pháp chế mẫu Bùi Ngọc Lan", Role.LAWYER, None, "Cán bộ pháp chế", "Ministry's lawyer"),
    DemoAccount("congnhan", "Công nhân mẫu Đặng Văn Ước", Role.WORKER, "VEAM", "Người lao động", "Worker"),
    DemoAccount(
        "nguoingoai",
        "Người ngoài mẫu Hồ Thị Yên",
        None,
        None,
        "Người ngoài, không có vai trò",
        "Outsider without a role",
    ),
]
ADMIN_ACCOUNT = DemoAccount(
    "quantri",
    "Quản trị mẫu",
    Role.ADMIN,
    None,
    "Quản trị kỹ thuật, không xem được hồ sơ",
    "Technical administrator, sees no dossier",
)
