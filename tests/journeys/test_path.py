"""The whole way of one award, by role: from a workbook to a certificate anyone can verify, and back.

Each step is one function of `steps/`; this page is the story. The worker of the cast, Đặng Văn Ước, is nominated.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.steps import council, decisions, lists, rounds
from tests.journeys.steps.pressing import is_pdf, is_word, number_in_address
from tests.journeys.windows import Windows

TODAY = "15/12/2025"
ROUND = "Chiến sĩ thi đua cơ sở năm 2025, đợt hành trình (mẫu)"
AWARD, AWARD_NAME, NEXT_NAME = "cstd-co-so", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh"
WORKER, TYPED = "Đặng Văn Ước", "dang van uoc"


def test_one_award_goes_the_whole_way(windows: Windows, tmp_path: Path):
    officer, department, secretary = (windows.open(name) for name in ("canbo", "vu", "thuky"))

    # Record: an officer brings a list; the second time nothing changes.
    file = lists.take_the_sample_list(officer, tmp_path)
    trial = lists.try_the_list(officer, file)
    assert trial["Thêm"] > 0
    assert trial["Từ chối"] > 0
    lists.write_the_list(officer)
    again = lists.try_the_list(officer, file)
    assert (again["Thêm"], again["Đổi"]) == (0, 0)
    assert again["Giống"] == trial["Thêm"]
    assert officer.get_by_role("button", name="Ghi vào hồ sơ").count() == 0

    # Without the title of the year the next higher one is out of reach.
    before = outcome_of_the_next_title(officer)
    assert "2 điều kiện chưa đạt" in before

    # Round: the department opens it, the unit registers and nominates; the law answers at once.
    round_number = rounds.open_a_round(department, ROUND, AWARD, TODAY)
    rounds.register(officer, round_number, AWARD)
    seen = rounds.ask_about(officer, round_number, TYPED, WORKER, AWARD_NAME)
    assert "Đủ tiêu chuẩn" in seen
    assert "Điều" in seen
    dossier = rounds.make_the_dossier(officer)

    # Dossier: tasks, check, hand in; sent back with a reason, answered, handed in again, accepted.
    rounds.write_the_dossier(officer, dossier)
    rounds.hand_in(officer, dossier)
    rounds.send_back(department, dossier, "Nêu số liệu cụ thể của từng việc (lý do mẫu).")
    rounds.answer(officer, dossier, "Đã bổ sung số liệu vào phần tóm tắt (trả lời mẫu).")
    rounds.hand_in(officer, dossier, "Nộp lại hồ sơ cho Bộ")
    rounds.accept(department, dossier)
    rounds.move_on(department, round_number, "appraisal")
    rounds.move_on(department, round_number, "council")

    # Council: identical ballots, two tellers apart, the result closed by the secretary.
    meeting = council.plan_a_meeting(secretary, ROUND, TODAY)
    council.call_the_roll(secretary, meeting)
    council.freeze_the_list(secretary, meeting)
    assert is_pdf(council.print_the_ballots(secretary, meeting))
    council.start_the_count(secretary, meeting, ("Kiểm phiếu mẫu Đỗ Minh Ân", "Kiểm phiếu mẫu Vũ Thị Bích"))
    for teller in ("kiemphieu1", "kiemphieu2"):
        council.count(windows.open(teller), meeting, agree=10)
    assert council.close(secretary, meeting) == "Thông qua 1 trong 1 đề nghị"
    word, pdf = council.print_the_minutes(secretary, meeting)
    assert is_word(word)
    assert is_pdf(pdf)
    rounds.move_on(department, round_number, "decision")

    # Decision: drafted, signed by the leader, number and date; certificates for the whole list in one file.
    decision = decisions.draft(department, round_number, AWARD)
    word, pdf = decisions.print_the_decision(department, decision)
    assert is_word(word)
    assert is_pdf(pdf)
    leader = windows.open("lanhdao")
    decisions.sign(leader, decision)
    decisions.issue(department, decision, "777", TODAY)
    decisions.print_the_certificates(department, decision)
    certificate = decisions.open_the_certificate(department, decision)

    # Register: whoever holds the certificate can verify it without an account.
    public = windows.open()
    address = decisions.public_address(department)
    public.goto(address)
    assert "Có hiệu lực" in public.locator("main, body").first.inner_text()
    assert WORKER in public.locator("body").inner_text()

    # Record again: the title is a fact, and the next verdict uses it.
    after = outcome_of_the_next_title(officer)
    assert "1 điều kiện chưa đạt" in after

    # Revocation: proposed by one, decided by another, shown to everybody.
    revocation = decisions.propose_revocation(department, certificate)
    decisions.revoke(leader, revocation, TODAY)
    public.goto(address)
    assert "Đã bị hủy bỏ" in public.locator("body").inner_text()
    assert outcome_of_the_next_title(officer) == before


def outcome_of_the_next_title(officer: Any) -> str:
    """What the law says of the same person for the next higher title, in the year's open round."""
    officer.goto("/dot-xet/")
    officer.locator("main").get_by_role("link", name="Thi đua, khen thưởng thường xuyên năm 2025 (mẫu)").first.click()
    officer.wait_for_url("**/dot-xet/*/**")
    rounds.ask_about(officer, number_in_address(officer), TYPED, WORKER, NEXT_NAME)
    return rounds.outcome(officer)
