"""The rounds in which units still work: a draft, one that takes dossiers, one in appraisal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from thidua.awards import actions
from thidua.awards.actions import NewReason, RoundPlan
from thidua.config.example.ministry import Example
from thidua.config.example.stages.hands import RoundHands, moment

ALL = ["ldtt", "cstd-co-so", "cstd-bo", "giay-khen", "bang-khen-bo", "ttldtt", "ttldxs"]
OPEN = ("eligible", "needs_people")  # what a unit may hand in, the second with an explanation
GUIDANCE = (
    "Hướng dẫn mẫu: ưu tiên người lao động trực tiếp; mỗi sáng kiến chỉ dùng một lần; hồ sơ nộp trên hệ thống, "
    "không gửi bản giấy."
)


def draft_a_round(example: Example) -> None:
    """The department prepares next year's round; nobody else sees it yet."""
    plan = RoundPlan(
        name="Khen thưởng chuyên đề chuyển đổi số năm 2026 (mẫu)",
        year=2026,
        awards=["giay-khen", "bang-khen-bo"],
        opens_on=date(2026, 3, 2),
        register_by=date(2026, 3, 31),
        submit_by=date(2026, 4, 30),
        received_on=date(2026, 5, 5),
        decide_on=date(2026, 5, 29),
    )
    actions.create_round(plan, unit=example.root, actor=example.department, at=moment(date(2025, 12, 12), 9))


def open_a_round(example: Example) -> None:
    """The year's round: units register and write; VEAM's officer has dossiers of every kind on the desk."""
    hands = RoundHands.opened(
        example,
        RoundPlan(
            name="Thi đua, khen thưởng thường xuyên năm 2025 (mẫu)",
            year=2025,
            awards=ALL,
            opens_on=date(2025, 11, 17),
            register_by=date(2025, 12, 19),
            submit_by=date(2025, 12, 24),
            received_on=date(2025, 12, 25),
            decide_on=date(2025, 12, 31),
            guidance=GUIDANCE,
            local_rules="none",
        ),
    )
    for code, aims in {"VEAM": 40, "HABECO": 25, "V-CK": 8, "XNK": 10, "PVTM": 6, "DMST": 9}.items():
        hands.register(code, date(2025, 12, 8), {"ldtt": aims, "cstd-co-so": aims // 8, "ttldtt": 1})
    _desk_of_veam(hands)
    _other_desks(hands)


def _desk_of_veam(hands: RoundHands) -> None:
    """Submitted, half written, untouched; every outcome of the law is there."""
    day = date(2025, 12, 11)
    hands.hand_in("VEAM", hands.people("VEAM", "ldtt")[:4], "ldtt", day)
    hands.hand_in("VEAM", hands.people("VEAM", "giay-khen", *OPEN)[:2], "giay-khen", day)
    for nomination in hands.propose("VEAM", hands.people("VEAM", "bang-khen-bo")[:2], "bang-khen-bo", day):
        hands.write(nomination, day, without=1)
    for award in ("cstd-bo", "cstd-co-so", "bang-khen-bo"):
        for outcome in ("not_eligible", "needs_facts", "needs_people"):
            hands.propose("VEAM", hands.people("VEAM", award, outcome)[:1], award, date(2025, 12, 12))
    hands.propose("VEAM", hands.people("VEAM", "ldtt", "not_eligible")[:1], "ldtt", date(2025, 12, 12))
    hands.propose("VEAM", hands.people("VEAM", "ldtt", "needs_facts")[:1], "ldtt", date(2025, 12, 12))
    hands.propose(
        "VEAM", hands.collectives("VEAM", "ttldtt", "needs_facts", "eligible")[:2], "ttldtt", date(2025, 12, 12)
    )


def _other_desks(hands: RoundHands) -> None:
    day = date(2025, 12, 12)
    hands.hand_in("HABECO", hands.people("HABECO", "ldtt")[:3], "ldtt", day)
    hands.propose("HABECO", hands.people("HABECO", "cstd-co-so", "needs_facts", "needs_people")[:2], "cstd-co-so", day)
    hands.propose("XNK", hands.people("XNK", "ldtt", "needs_facts")[:2], "ldtt", day)
    hands.hand_in("PVTM", hands.people("PVTM", "ldtt")[:2], "ldtt", day)


def appraise_a_round(example: Example) -> None:
    """Handed in by enterprises: some accepted, one sent back twice, one rejected, some waiting."""
    hands = RoundHands.opened(
        example,
        RoundPlan(
            name="Khen thưởng khối doanh nghiệp năm 2025 (mẫu)",
            year=2025,
            awards=["cstd-bo", "bang-khen-bo", "giay-khen", "ttldxs"],
            opens_on=date(2025, 10, 20),
            register_by=date(2025, 11, 14),
            submit_by=date(2025, 12, 9),
            received_on=date(2025, 12, 10),
            decide_on=date(2025, 12, 31),
            guidance=GUIDANCE,
            local_rules="none",
        ),
    )
    units = ("VEAM", "VINAPACO", "MIE")
    for code in units:
        hands.register(code, date(2025, 11, 12), {"cstd-bo": 2, "bang-khen-bo": 4, "giay-khen": 5})
    handed_in = []
    for code in units:
        for award, number in (("cstd-bo", 2), ("bang-khen-bo", 3), ("giay-khen", 3)):
            handed_in += hands.hand_in(code, hands.people(code, award, *OPEN)[:number], award, date(2025, 12, 8))
        handed_in += hands.hand_in(code, hands.collectives(code, "ttldxs")[:1], "ttldxs", date(2025, 12, 8))
    hands.move("appraisal", date(2025, 12, 10))
    veam = [one for one in handed_in if one.unit_id == example.units["VEAM"].pk]
    others = [one for one in handed_in if one.unit_id != example.units["VEAM"].pk]
    hands.accept(others[: len(others) // 2], date(2025, 12, 11))
    _send_back(hands, veam[-1].pk)
    _send_back_again(hands, veam[0].pk)
    if len(others) > len(others) // 2:
        _reject(hands, others[-1].pk)


def _send_back(hands: RoundHands, nomination_id: int) -> None:
    actions.return_dossier(
        nomination_id,
        reasons=[
            NewReason("report-vague", "Nêu số liệu cụ thể: kế hoạch, thực hiện, giá trị làm lợi (mẫu).", "achievement"),
            NewReason(
                "paper-unsigned", "Biên bản họp xét chưa có chữ ký của chủ trì, đề nghị ký lại và quét bản rõ (mẫu)."
            ),
        ],
        due_on=date(2025, 12, 19),
        actor=hands.example.department,
        at=moment(date(2025, 12, 12), 9),
    )


def _send_back_again(hands: RoundHands, nomination_id: int) -> None:
    """Returned, answered, handed in anew, returned a second time: both returns stay to be read."""
    department, officer = hands.example.department, hands.officer("VEAM")
    actions.return_dossier(
        nomination_id,
        reasons=[NewReason("initiative-unproved", "Bổ sung quyết định công nhận sáng kiến (mẫu).")],
        due_on=date(2025, 12, 17),
        actor=department,
        at=moment(date(2025, 12, 10), 11),
    )
    answers = {1: "Đã bổ sung quyết định công nhận sáng kiến vào hồ sơ (trả lời mẫu)."}
    actions.answer_return(nomination_id, answers=answers, actor=officer, at=moment(date(2025, 12, 11), 9))
    actions.submit_nomination(nomination_id, actor=officer, at=moment(date(2025, 12, 11), 10))
    actions.return_dossier(
        nomination_id,
        reasons=[NewReason("person-data-wrong", "Chức vụ trong báo cáo khác với hồ sơ, đề nghị thống nhất (mẫu).")],
        due_on=date(2025, 12, 18),
        actor=department,
        at=moment(date(2025, 12, 12), 14),
    )


def _reject(hands: RoundHands, nomination_id: int) -> None:
    actions.reject(
        nomination_id,
        reason="Thành tích nêu trong hồ sơ đã được khen thưởng ở hình thức khác (kết luận mẫu).",
        actor=hands.example.department,
        at=moment(date(2025, 12, 12), 15),
    )


BEGINNINGS: list[Callable[[Example], None]] = [draft_a_round, open_a_round, appraise_a_round]
