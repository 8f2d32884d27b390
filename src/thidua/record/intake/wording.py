"""The sentences of intake: problems with their remedies, names of states and fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from thidua import law
from thidua.organisation.models import Person
from thidua.record.intake.domain.facts import Code, Problem
from thidua.record.models import Basis, Discipline, Initiative, Level
from thidua.ui.formats import day


def sentences(problem: Problem) -> tuple[str, str]:
    """The problem and its remedy, in the language of the page."""
    found, remedy = _SENTENCES[problem.code]()
    details = {"value": "", "read": "", **problem.details}
    if problem.code is Code.WRONG_KIND:
        details["award"] = award_name(str(details.get("award", "")))
    if details.get("read"):
        details["read"] = day(details["read"])
    if problem.code is Code.OUT_OF_SCOPE and "number" in details:
        return _("Số định danh …%(number)s thuộc một người của đơn vị khác.") % details, _(
            "Kiểm tra lại số; nếu người này đã chuyển đến, nhờ cơ quan thi đua của Bộ chuyển hồ sơ."
        )
    if problem.code is Code.HIDDEN:
        return _hidden(details)
    if problem.code is Code.NO_NAME_COLUMN and problem.column:
        likely = _("Có vẻ là cột %(column)s.") % {"column": problem.column}
        return f"{found} {likely}", remedy
    return found % details, remedy % details


def _hidden(details: dict[str, Any]) -> tuple[str, str]:
    remedy = _("Đã đọc cả phần ẩn. Nếu không muốn ghi phần này, xóa nó khỏi tệp.")
    if details.get("what") == "sheet":
        return _("Trang tính đang bị ẩn: %(places)s.") % details, remedy
    if details.get("what") == "column":
        return _("Cột %(places)s đang bị ẩn.") % details, remedy
    return _("Các dòng đang bị ẩn: %(places)s.") % details, remedy


_SENTENCES: dict[Code, Callable[[], tuple[str, str]]] = {
    Code.NO_NAME: lambda: (
        _("Dòng này thiếu họ tên hoặc tên tập thể."),
        _("Điền tên vào cột họ tên, hoặc xóa dòng."),
    ),
    Code.BAD_NAME: lambda: (
        _("Không đọc được họ tên: “%(value)s”."),
        _("Ghi đủ họ và tên, chỉ gồm chữ."),
    ),
    Code.BAD_IDENTITY: lambda: (
        _("Số định danh không đúng: “%(value)s”."),
        _("Ghi đủ 12 chữ số (hoặc 9 chữ số với số cũ), đặt ô ở dạng văn bản (Text)."),
    ),
    Code.LOST_ZEROS: lambda: (
        _("Số định danh bị mất số 0 ở đầu: “%(value)s”, đọc là %(number)s."),
        _("Xác nhận số này, hoặc sửa ô thành văn bản (Text) đủ 12 chữ số."),
    ),
    Code.BAD_DATE: lambda: (
        _("Không đọc được ngày: “%(value)s”."),
        _("Ghi ngày/tháng/năm, ví dụ 20/12/2023; biết đến đâu ghi đến đó: 12/2023 hoặc 2023."),
    ),
    Code.TWO_DIGIT_YEAR: lambda: (
        _("Năm chỉ có hai chữ số: “%(value)s”, đọc là %(read)s."),
        _("Xác nhận ngày này, hoặc ghi đủ bốn chữ số của năm."),
    ),
    Code.BAD_SEX: lambda: (_("Không đọc được giới tính: “%(value)s”."), _("Ghi Nam hoặc Nữ.")),
    Code.BAD_ROLE: lambda: (
        _("Không nhận ra nhóm lao động: “%(value)s”."),
        _("Ghi lãnh đạo, quản lý, chuyên viên, lao động trực tiếp, nông dân hoặc khác."),
    ),
    Code.BAD_LEVEL: lambda: (
        _("Không nhận ra mức xếp loại: “%(value)s”."),
        _("Ghi HTXSNV, HTTNV, HTNV hoặc KHTNV (hoặc viết đủ chữ)."),
    ),
    Code.BAD_AWARD: lambda: (
        _("Không nhận ra danh hiệu hoặc hình thức khen thưởng: “%(value)s”."),
        _("Viết đủ tên hoặc dùng chữ tắt thông dụng: LĐTT, CSTĐCS, BK Bộ, HCLĐ hạng Ba…"),
    ),
    Code.VAGUE_AWARD: lambda: (
        _("Chưa rõ cấp hoặc hạng: “%(value)s”."),
        _("Ghi rõ, ví dụ CSTĐ cơ sở, CSTĐ cấp Bộ, HCLĐ hạng Ba, Cờ thi đua của Bộ."),
    ),
    Code.BAD_SCOPE: lambda: (
        _("Không nhận ra cấp công nhận sáng kiến: “%(value)s”."),
        _("Ghi cấp cơ sở, cấp Bộ hoặc toàn quốc."),
    ),
    Code.BAD_FORM: lambda: (
        _("Không nhận ra hình thức kỷ luật: “%(value)s”."),
        _("Ghi khiển trách, cảnh cáo, hạ bậc lương, giáng chức, cách chức, buộc thôi việc hoặc khác."),
    ),
    Code.BAD_BASIS: lambda: (
        _("Không nhận ra loại hình khen thưởng: “%(value)s”."),
        _("Ghi công trạng, chuyên đề, đột xuất, cống hiến, niên hạn hoặc đối ngoại."),
    ),
    Code.BAD_MONTHS: lambda: (_("Số tháng không đúng: “%(value)s”."), _("Ghi một số từ 0 đến 12.")),
    Code.BAD_YEAR: lambda: (_("Không đọc được năm: “%(value)s”."), _("Ghi năm bốn chữ số, ví dụ 2023.")),
    Code.NO_YEAR: lambda: (
        _("Không biết của năm nào."),
        _("Chọn năm khi tải tệp lên, hoặc ghi năm trong tiêu đề danh sách hay thêm cột Năm."),
    ),
    Code.NO_TITLE: lambda: (_("Thiếu tên sáng kiến."), _("Ghi tên sáng kiến.")),
    Code.NO_DISCIPLINE_DATE: lambda: (
        _("Thiếu ngày quyết định kỷ luật."),
        _("Thêm ngày vào cột ngày quyết định; biết đến đâu ghi đến đó."),
    ),
    Code.UNTIL_NOT_AFTER: lambda: (
        _("Ngày hết hiệu lực (%(value)s) không sau ngày quyết định."),
        _("Kiểm tra lại hai ngày."),
    ),
    Code.NO_VALUE_ABOVE: lambda: (
        _("Ô ghi “như trên” nhưng phía trên không có gì."),
        _("Ghi rõ nội dung vào ô."),
    ),
    Code.FORMULA_WITHOUT_VALUE: lambda: (
        _("Ô có công thức nhưng tệp không lưu kết quả."),
        _("Mở tệp bằng Excel rồi lưu lại, hoặc dán giá trị thay cho công thức."),
    ),
    Code.WRONG_KIND: lambda: (
        _("%(award)s không dành cho đối tượng này."),
        _("Kiểm tra lại: danh hiệu của cá nhân ghi cho người, của tập thể ghi cho đơn vị."),
    ),
    Code.REPEATED: lambda: (_("Dòng lặp lại."), _("Không cần làm gì.")),
    Code.SECOND_RATING: lambda: (
        _("Năm %(year)s đã có kết quả khác ở dòng %(row)s (%(sheet)s)."),
        _("Mỗi người một kết quả mỗi năm: giữ một dòng, xóa dòng kia."),
    ),
    Code.SECOND_NAME: lambda: (
        _("Số định danh …%(number)s trong tệp đã ghi cho “%(name)s”."),
        _("Kiểm tra lại số định danh của hai người."),
    ),
    Code.OTHER_NAME: lambda: (
        _("Số định danh …%(number)s trong hồ sơ là của “%(name)s”."),
        _("Kiểm tra lại số định danh hoặc họ tên."),
    ),
    Code.OUT_OF_SCOPE: lambda: (
        _("“%(unit)s” không thuộc đơn vị của danh sách này."),
        _("Xóa dòng, hoặc để đơn vị đó (hoặc cơ quan thi đua của Bộ) nhập."),
    ),
    Code.SEVERAL_PEOPLE: lambda: (
        _("Trong hồ sơ có %(count)s người trùng tên, chưa rõ là ai."),
        _("Chọn người, hoặc thêm số định danh, ngày sinh vào tệp."),
    ),
    Code.PERHAPS_SAME: lambda: (
        _("Có thể là %(name)s (%(unit)s) đã có trong hồ sơ."),
        _("Chọn: cùng một người hay người mới; hoặc thêm số định danh, ngày sinh vào tệp."),
    ),
    Code.SEVERAL_UNITS: lambda: (
        _("Có nhiều đơn vị tên “%(unit)s”."),
        _("Ghi thêm tên đơn vị cấp trên sau dấu phẩy, hoặc ghi mã đơn vị."),
    ),
    Code.OTHER_DECISION: lambda: (
        _("Danh hiệu năm này đã có theo quyết định %(old)s; danh sách ghi quyết định %(new)s."),
        _("Kiểm tra lại số quyết định; nếu là hai quyết định khác nhau thì xác nhận."),
    ),
    Code.HIDDEN: lambda: ("", ""),
    Code.NO_NAME_COLUMN: lambda: (
        _("Chưa biết cột nào ghi họ và tên, hoặc tên tập thể."),
        _("Chọn ý nghĩa của các cột bên dưới, rồi bấm “Đọc lại theo cách hiểu này”."),
    ),
    Code.TOO_LONG: lambda: (_("Nội dung ô quá dài."), _("Rút gọn nội dung ô.")),
}


def award_name(key: str) -> str:
    return next((str(entry["name_vi"]) for entry in law.award_catalog() if entry["key"] == key), key)


def fact_label(fact: dict[str, Any] | None) -> str:
    """One line that says what a fact is: "Xếp loại 2023: Hoàn thành tốt nhiệm vụ"."""
    if fact is None:
        return _("Thông tin cá nhân, đơn vị")
    unknown = _("chưa rõ")
    year = fact.get("year") or unknown
    kind = fact["kind"]
    if kind == "rating":
        level = Level(fact["level"]).label if fact.get("level") else unknown
        return _("Xếp loại năm %(year)s: %(level)s") % {"year": year, "level": level}
    if kind in {"award", "proposal"}:
        name = award_name(fact["award"]) if fact.get("award") else unknown
        sentence = _("Đề nghị năm %(year)s: %(award)s") if kind == "proposal" else _("Năm %(year)s: %(award)s")
        return sentence % {"year": year, "award": name}
    if kind == "initiative":
        return _("Sáng kiến năm %(year)s: %(title)s") % {"year": year, "title": fact["title"]}
    if kind == "discipline":
        form = Discipline.Form(fact["form"]).label if fact.get("form") else unknown
        return _("Kỷ luật %(on)s: %(form)s") % {"on": day(fact.get("decided_on")), "form": form}
    return _("Công tác năm %(year)s: %(months)s tháng") % {"year": year, "months": fact.get("months", unknown)}


def field_label(name: str) -> str:
    return {
        "identity_no": _("Số định danh"),
        "born_on": _("Ngày sinh"),
        "sex": _("Giới tính"),
        "post": _("Chức vụ"),
        "joined_on": _("Vào ngành"),
        "unit": _("Đơn vị"),
        "role": _("Nhóm"),
        "level": _("Xếp loại"),
        "rating": _("Xếp loại"),
        "decision_no": _("Số quyết định"),
        "decided_on": _("Ngày quyết định"),
        "basis": _("Loại hình"),
        "scope": _("Cấp công nhận"),
        "until": _("Hết hiệu lực"),
        "months": _("Số tháng"),
    }.get(name, name)


def value_label(name: str, value: Any) -> str:
    if value in (None, ""):
        return _("(trống)")
    if name in {"level", "rating"}:
        return str(Level(value).label)
    if name == "basis":
        return str(Basis(value).label)
    if name == "scope":
        return str(Initiative.Scope(value).label)
    if name == "role":
        return str(Person.WorkRole(value).label)
    if name == "sex":
        return _("Nữ") if value == "female" else _("Nam")
    if name in {"born_on", "joined_on", "decided_on", "until"}:
        return day(value)
    if isinstance(value, tuple | list):
        return str(value[1])
    return str(value)


def column_label(name: str | None) -> str:
    """The meaning of a column, as the trial page says it."""
    if name is None:
        return _("chưa dùng, giữ trong tệp gốc")
    return {
        "stt": _("Số thứ tự"),
        "full_name": _("Họ và tên hoặc tên tập thể"),
        "year": _("Năm"),
        "award": _("Danh hiệu, khen thưởng"),
        "proposal": _("Đề nghị khen thưởng"),
        "title": _("Tên sáng kiến"),
        "form": _("Hình thức kỷ luật"),
    }.get(name) or field_label(name)
