"""One openly made-up sample of each paper, for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from thidua import papers

LETTERHEAD = papers.Letterhead("", "Bộ Công Thương", "Hà Nội")
COUNCIL = papers.Letterhead("Bộ Công Thương", "Hội đồng Thi đua - Khen thưởng", "Hà Nội")
SIGNATURE = papers.Signature("KT. Bộ trưởng", ("Thứ trưởng",), "Nguyễn Thị Thử Nghiệm")

# Texts that would do something if any of the typesetters read them as its own language.
PAYLOADS = (
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{_{ 7 * 7 }_} {_% if %_}",
    "#panic(1) *đậm* _nghiêng_ $x^2$ @ref <w:br/> &amp; <b>",
    "= Tiêu đề // chú thích \\u{41}",
)


def annex(people: int = 3, *, wide: bool = False) -> papers.Annex:
    columns = [papers.Column("Họ và tên", 45), papers.Column("Chức vụ, đơn vị", 80)]
    if wide:
        columns.append(papers.Column("Thành tích", 90))
    extra = ["Hoàn thành xuất sắc nhiệm vụ"] if wide else []
    return papers.Annex(
        "Danh sách được tặng Bằng khen",
        columns,
        [
            papers.AnnexGroup("Tập thể", [["Phòng Thử nghiệm", "Vụ Thử nghiệm", *extra]]),
            papers.AnnexGroup("Cá nhân", [[f"Ông Người Thử {i:04d}", "Chuyên viên", *extra] for i in range(people)]),
        ],
    )


def decision(**changes: Any) -> papers.Decision:
    sample = papers.Decision(
        letterhead=LETTERHEAD,
        number_symbol="QĐ-BCT",
        number="5",
        decided_on=date(2024, 2, 5),
        subject="Về việc tặng Bằng khen của Bộ trưởng Bộ Công Thương.",
        decided_by="Bộ trưởng Bộ Công Thương",
        bases=["Căn cứ Luật Thi đua, khen thưởng;", "Theo đề nghị của Vụ trưởng Vụ Thử nghiệm."],
        articles=[
            "Tặng Bằng khen cho 03 cá nhân (có danh sách kèm theo).",
            "Các đơn vị thi hành Quyết định này.",
        ],
        recipients=["Như Điều 2", "- Lưu: VT, TĐKT;"],
        signature=SIGNATURE,
        annex=annex(),
    )
    return replace(sample, **changes)


def result(**changes: Any) -> papers.NomineeResult:
    sample = papers.NomineeResult(
        name="Ông Người Thử Một", unit="Vụ Thử nghiệm", award="Chiến sĩ thi đua cấp bộ", agree=16, disagree=1,
        blank=0, invalid=1, base=18, needed=17, passed=False, basis="Điều lệ thử, Điều 1",
    )  # fmt: skip
    return replace(sample, **changes)


def minutes(**changes: Any) -> papers.Minutes:
    sample = papers.Minutes(
        letterhead=COUNCIL,
        number_symbol="BB-HĐTĐKT",
        number="12",
        subject="Họp Hội đồng Thi đua - Khen thưởng",
        started_at=datetime(2024, 12, 5, 8, 30),  # noqa: DTZ001 - printed as local time
        ended_at=datetime(2024, 12, 5, 11, 5),  # noqa: DTZ001
        venue="Phòng họp số 2",
        members_total=18,
        present=[papers.Attendee("Ông Trần Văn Thử", "Bộ trưởng", "Chủ tịch Hội đồng")],
        absent=[papers.Attendee("Bà Lê Thị Thử", "Vụ trưởng", "Ủy viên", "đi công tác")],
        absent_in_writing=[papers.Attendee("Ông Phạm Văn Thử", "Cục trưởng", "Ủy viên", "đi học")],
        agenda=["Xét danh hiệu thi đua"],
        interests=[papers.Interest("Ông Trần Văn Thử", "có tên trong danh sách", True)],
        ballots=[
            papers.BallotCount(
                title="Danh hiệu Chiến sĩ thi đua cấp bộ", issued=18, collected=18, valid=17, invalid=1,
                in_writing=1, results=[result(), result(name="Bà Người Thử Hai", agree=17, passed=True)],
            )
        ],
        opinions=["Bà Lê Thị Thử: đề nghị bổ sung minh chứng"],
        conclusions=["Trình Bộ trưởng quyết định"],
        chair="Trần Văn Thử",
        secretary="Đỗ Thị Thư Ký",
        tellers=["Kiểm Phiếu Một", "Kiểm Phiếu Hai"],
        recipients=["Lưu: VT"],
    )  # fmt: skip
    return replace(sample, **changes)


def ballot(lines: int = 4) -> papers.Ballot:
    return papers.Ballot(
        COUNCIL,
        "Phiếu biểu quyết",
        "Phiên họp ngày 05 tháng 12 năm 2024",
        ["Đánh dấu X vào một ô ở mỗi dòng"],
        [
            papers.BallotLine(no, f"Ông Người Thử {no}", "Vụ Thử nghiệm", "Chiến sĩ thi đua cấp bộ")
            for no in range(1, lines + 1)
        ],
    )


def certificate(number: int = 1, **changes: Any) -> papers.Certificate:
    sample = papers.Certificate(
        letterhead=LETTERHEAD,
        heading="Bộ trưởng Bộ Công Thương",
        award_name="Bằng khen",
        recipient=f"Ông Người Thử {number:04d}",
        recipient_detail="Chuyên viên, Vụ Thử nghiệm",
        reason="Đã có thành tích xuất sắc trong công tác năm 2024",
        decision_line="Quyết định số 05/QĐ-BCT ngày 05 tháng 02 năm 2024",
        place_date="Hà Nội, ngày 05 tháng 02 năm 2024",
        signature=SIGNATURE,
        register_line=f"Số vào sổ: {number:04d}",
        qr_text=f"https://thidua.example.vn/xac-minh/{number:04d}-2f8a91c377d0",
    )
    return replace(sample, **changes)


def proposal(**changes: Any) -> papers.Proposal:
    sample = papers.Proposal(
        letterhead=papers.Letterhead("Bộ Công Thương", "Cục Thử nghiệm", "Hà Nội"),
        number_symbol="TTr-CTN",
        number="123",
        dated=date(2024, 11, 3),
        subject="Về việc đề nghị tặng Bằng khen",
        addressed_to=["Bộ Công Thương", "Hội đồng Thi đua - Khen thưởng"],
        paragraphs=["Cục Thử nghiệm kính trình Bộ trưởng xem xét."],
        recipients=["Như trên", "Lưu: VT"],
        signature=papers.Signature("", ("Cục trưởng",), "Lê Văn Thử"),
        annex=annex(),
    )
    return replace(sample, **changes)


def report(**changes: Any) -> papers.Report:
    sample = papers.Report(
        letterhead=papers.Letterhead("Bộ Công Thương", "Cục Thử nghiệm", "Hà Nội"),
        dated=date(2024, 11, 3),
        name="Báo cáo tóm tắt thành tích",
        subject="Đề nghị tặng Bằng khen",
        sections=[papers.Section("Sơ lược lý lịch", ["Họ và tên: Người Thử"])],
        signature=papers.Signature("", ("Người báo cáo",), "Người Thử"),
        certification=papers.Signature("", ("Cục trưởng",), "Lê Văn Thử"),
    )
    return replace(sample, **changes)


def note(**changes: Any) -> papers.ReturnNote:
    sample = papers.ReturnNote(
        letterhead=papers.Letterhead("Bộ Công Thương", "Vụ Thử nghiệm", "Hà Nội"),
        number_symbol="PTHS-VTN",
        number="7",
        dated=date(2024, 12, 9),
        addressed_to="Cục Thử nghiệm",
        dossier="Đề nghị tặng Bằng khen cho ông Người Thử",
        received_on=date(2024, 12, 2),
        reasons=[
            papers.ReturnReason("Thiếu biên bản họp xét", "Điều lệ thử, Điều 2", "Bổ sung biên bản"),
            papers.ReturnReason("Báo cáo chưa có xác nhận"),
        ],
        complete_before=date(2024, 12, 20),
        recipients=["Như trên"],
        signature=papers.Signature("", ("Vụ trưởng",), "Hà Văn Thử"),
    )
    return replace(sample, **changes)


def summary(**changes: Any) -> papers.Summary:
    sample = papers.Summary(
        title="Giải thích kết quả xét điều kiện",
        subject="Ông Người Thử - Chiến sĩ thi đua cấp bộ",
        facts=[("Đơn vị", "Vụ Thử nghiệm")],
        outcome="Chưa đủ điều kiện: 01 điều kiện không đạt.",
        outcome_kind="not_met",
        clauses=[papers.ClauseLine("not_met", "Không đạt", "Còn thiếu: 2023.", "Điều lệ thử, Điều 3")],
        notes=["Sớm nhất có thể đạt: năm 2026."],
        printed_on=date(2024, 12, 20),
    )
    return replace(sample, **changes)


def extract(**changes: Any) -> papers.Extract:
    sample = papers.Extract(
        letterhead=papers.Letterhead("Bộ Công Thương", "Cục Thử nghiệm", "……"),
        name="Trích ngang",
        subject="Quá trình công tác và thành tích của ông Người Thử",
        facts=[("Ngày sinh", "05/03/1980"), ("Giới tính", "Nam"), ("Nơi công tác", "Vụ Thử nghiệm")],
        years=[
            papers.ExtractYear("2022", "Tốt", ["Lao động tiên tiến (Quyết định 1/QĐ-CTN)"]),
            papers.ExtractYear("2023", "chưa có dữ liệu"),
            papers.ExtractYear("2024", "Xuất sắc", [], ["Sáng kiến: Quy trình thử"]),
        ],
        standards_title="Đối chiếu tiêu chuẩn ngày 03/11/2024, để tham khảo",
        standards=["Chiến sĩ thi đua cơ sở: chưa đủ tiêu chuẩn, sớm nhất năm 2026"],
        notes=["Năm không có xếp loại ghi “chưa có dữ liệu”."],
        prepared_by=papers.Signature("", ("Người lập",), ""),
        signature=papers.Signature("", ("Thủ trưởng đơn vị",), ""),
    )
    return replace(sample, **changes)
