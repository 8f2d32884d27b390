"""Names for the keys in which the law's answers speak of facts, where a page shows them."""

from django.utils.translation import gettext_lazy as _

from thidua.ui.words import register_words

register_words(
    {
        "ratings": _("kết quả xếp loại"),
        "levels": _("mức xếp loại"),
        "service": _("thời gian công tác"),
        "absences": _("thời gian nghỉ"),
        "initiatives": _("sáng kiến"),
        "holds": _("vụ việc đang xem xét"),
        "discipline": _("kỷ luật"),
        "movements": _("kết quả phong trào thi đua"),
        "achievements": _("thành tích đột xuất"),
        "moves": _("chuyển công tác"),
        "study": _("thời gian đi học"),
        "posts": _("chức vụ đã giữ"),
        "tenure": _("số năm trong ngành"),
        "tenure.years": _("số năm trong ngành"),
        "tenure.hazardous_years": _("số năm làm việc nặng nhọc, độc hại"),
        "subject.sex": _("giới tính"),
        "collective": _("số liệu năm của tập thể"),
        "vote": _("kết quả bỏ phiếu"),
        "headcount": _("số người"),
        "rating:excellent": _("xếp loại hoàn thành xuất sắc"),
        "rating:good": _("xếp loại hoàn thành tốt"),
        "rating:completed": _("xếp loại hoàn thành"),
        "party_rating:excellent": _("tổ chức đảng xếp loại xuất sắc"),
        "party_rating:good": _("tổ chức đảng xếp loại tốt"),
        "union_rating:excellent": _("công đoàn xếp loại xuất sắc"),
        "union_rating:good": _("công đoàn xếp loại tốt"),
        "initiative:grassroots": _("sáng kiến cấp cơ sở"),
        "initiative:ministry": _("sáng kiến cấp Bộ"),
        "initiative:national": _("sáng kiến toàn quốc"),
        "movement:unit": _("thành tích trong phong trào của đơn vị"),
        "movement:ministry": _("thành tích trong phong trào do Bộ phát động"),
        "movement:central_council": _("thành tích trong phong trào do Hội đồng Trung ương phát động"),
        "movement:prime_minister": _("thành tích trong phong trào do Thủ tướng phát động"),
        "achievement:sudden": _("thành tích đột xuất"),
        "achievement:many": _("nhiều thành tích"),
        "achievement:contribution": _("đóng góp"),
        "achievement:invention": _("phát minh, sáng chế"),
        "achievement:work": _("công trình"),
        "achievement:prize": _("giải thưởng"),
        "judgement:occasion": _("người có thẩm quyền xác nhận dịp khen thưởng"),
        **{f"service:{months}": _("đủ thời gian công tác trong năm") for months in range(1, 13)},
        **{f"initiatives[{place}].used_for": _("sáng kiến đã dùng cho danh hiệu nào") for place in range(20)},
    }
)
