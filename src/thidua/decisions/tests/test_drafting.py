"""Drafting, changing, signing, taking back: allowed and refused."""

import pytest
from django.core.exceptions import PermissionDenied

from thidua.awards.models import Verdict
from thidua.awards.tests.factories import make_accepted, make_nominee, make_passed, make_round
from thidua.core.models import Event
from thidua.decisions import actions
from thidua.decisions.actions import DraftText
from thidua.decisions.errors import CannotList, EditConflict, WrongState
from thidua.decisions.models import Decision
from thidua.decisions.tests.factories import NOON, make_draft, make_issued, make_signed

TEXT = DraftText(
    subject="Về việc tặng danh hiệu mẫu",
    bases=["Căn cứ văn bản mẫu"],
    articles=["Tặng danh hiệu cho các cá nhân có tên trong danh sách."],
    recipients=["Lưu: VT."],
    place="Hà Nội",
    symbol="QĐ-BCT",
    decided_by="Bộ trưởng Bộ Công Thương",
    authority_line="KT. Bộ trưởng",
    signatory_title="Thứ trưởng",
    signatory_name="Người Ký Mẫu",
)


def test_a_draft_names_all_that_passed_and_is_worded_ready_to_read(ministry, cast):
    round_ = make_round(ministry, cast, state="decision")
    award = "cstd-bo"
    names = {make_passed(ministry, cast, round=round_, award=award).person.full_name for _ in range(3)}
    make_accepted(ministry, cast, round=round_, award=award)  # the law asks for a vote, and there was none

    draft = actions.draft_decision(round_.pk, award, actor=cast.department, at=NOON)

    assert {item.nomination.person.full_name for item in draft.items.all()} == names
    assert [item.position for item in draft.items.all()] == [1, 2, 3]
    assert draft.subject
    assert draft.bases
    assert draft.articles
    assert draft.recipients
    assert draft.symbol == "QĐ-BCT"
    assert draft.number == ""


def test_each_basis_reads_as_the_decree_on_papers_wants_it(ministry, cast):
    bases = make_draft(ministry, cast).bases

    assert all(line.startswith("Căn cứ ") for line in bases[:-1])
    assert len(bases) > 2
    assert bases[-1].startswith("Theo đề nghị của ")


@pytest.mark.parametrize("who", ["officer", "secretary", "teller", "leader", "worker", "outsider", "admin"])
def test_only_the_department_drafts(ministry, cast, who):
    round_ = make_round(ministry, cast, state="decision")
    make_passed(ministry, cast, round=round_)

    with pytest.raises(PermissionDenied):
        actions.draft_decision(round_.pk, "ldtt", actor=getattr(cast, who), at=NOON)

    assert not Decision.objects.exists()


def test_a_nomination_stands_in_one_decision_only(ministry, cast):
    draft = make_draft(ministry, cast)
    listed = draft.items.get().nomination_id

    with pytest.raises(CannotList) as refused:
        actions.draft_decision(draft.round_id, "ldtt", nomination_ids=[listed], actor=cast.department, at=NOON)

    assert refused.value.codes == ["already_listed"]


def test_all_that_is_wrong_with_a_list_is_said_at_once(ministry, cast):
    round_ = make_round(ministry, cast, state="decision")
    waiting = make_accepted(ministry, cast, round=round_, award="cstd-bo")
    other = make_passed(ministry, cast, round=round_)

    with pytest.raises(CannotList) as refused:
        actions.draft_decision(round_.pk, "ldtt", nomination_ids=[waiting.pk, other.pk], actor=cast.department, at=NOON)

    assert set(refused.value.codes) == {"several_awards", "not_passed"}


def test_the_words_of_a_draft_can_be_changed_and_both_versions_are_kept(ministry, cast):
    draft = make_draft(ministry, cast)

    changed = actions.change_draft(draft.pk, text=TEXT, version=draft.version, actor=cast.department, at=NOON)

    assert changed.signatory_title == "Thứ trưởng"
    assert changed.version == draft.version + 1
    event = Event.objects.about(changed).get(name="decision.changed")
    assert event.before["subject"] == draft.subject
    assert event.after["subject"] == TEXT.subject


def test_who_had_an_older_version_open_overwrites_nothing(ministry, cast):
    draft = make_draft(ministry, cast)
    actions.change_draft(draft.pk, text=TEXT, version=draft.version, actor=cast.department, at=NOON)

    with pytest.raises(EditConflict):
        actions.change_draft(draft.pk, text=TEXT, version=draft.version, actor=cast.department, at=NOON)


def test_a_name_can_be_taken_off_and_is_free_for_the_next_decision(ministry, cast):
    draft = make_draft(ministry, cast, people=2)
    first, second = draft.items.all()

    actions.change_draft(
        draft.pk, nomination_ids=[first.nomination_id], version=draft.version, actor=cast.department, at=NOON
    )
    other = actions.draft_decision(draft.round_id, "ldtt", actor=cast.department, at=NOON)

    assert [item.nomination_id for item in draft.items.all()] == [first.nomination_id]
    assert [item.nomination_id for item in other.items.all()] == [second.nomination_id]


def test_a_discarded_draft_frees_its_names(ministry, cast):
    draft = make_draft(ministry, cast)
    listed = draft.items.get().nomination_id

    actions.discard_draft(draft.pk, actor=cast.department, at=NOON)

    again = actions.draft_decision(draft.round_id, "ldtt", actor=cast.department, at=NOON)
    assert again.items.get().nomination_id == listed


def test_signing_keeps_the_verdict_of_every_line(ministry, cast):
    draft = make_draft(ministry, cast, people=2)

    signed = actions.sign_decision(draft.pk, actor=cast.leader, at=NOON)

    assert (signed.state, signed.signed_by) == (Decision.State.SIGNED, cast.leader)
    assert Verdict.objects.filter(moment=Verdict.Moment.DECIDED).count() == 2


@pytest.mark.parametrize("who", ["officer", "secretary", "teller", "department", "worker", "outsider", "admin"])
def test_only_the_leader_of_the_body_signs(ministry, cast, who):
    draft = make_draft(ministry, cast)

    with pytest.raises(PermissionDenied):
        actions.sign_decision(draft.pk, actor=getattr(cast, who), at=NOON)


def test_the_leader_does_not_sign_what_honours_the_leader(ministry, cast):
    round_ = make_round(ministry, cast, state="decision")
    own = make_nominee(ministry.workshop, "Người Ký Mẫu", user=cast.leader)
    make_passed(ministry, cast, round=round_, person=own)
    draft = actions.draft_decision(round_.pk, "ldtt", actor=cast.department, at=NOON)

    with pytest.raises(CannotList) as refused:
        actions.sign_decision(draft.pk, actor=cast.leader, at=NOON)

    assert refused.value.codes == ["names_signer"]
    draft.refresh_from_db()
    assert draft.state == Decision.State.DRAFT


@pytest.mark.parametrize("part", ["proposed_by", "submitted_by"])
def test_the_leader_does_not_sign_what_the_leader_proposed(ministry, cast, part):
    round_ = make_round(ministry, cast, state="decision")
    make_passed(ministry, cast, round=round_, **{part: cast.leader})
    draft = actions.draft_decision(round_.pk, "ldtt", actor=cast.department, at=NOON)

    with pytest.raises(CannotList) as refused:
        actions.sign_decision(draft.pk, actor=cast.leader, at=NOON)

    assert refused.value.codes == ["proposed_by_signer"]


def test_nobody_signs_against_the_law_and_the_reason_is_told(ministry, cast, law_says):
    draft = make_draft(ministry, cast)
    law_says("not_eligible", "Thiếu kết quả năm 2025.")

    with pytest.raises(CannotList) as refused:
        actions.sign_decision(draft.pk, actor=cast.leader, at=NOON)

    assert refused.value.codes == ["not_eligible"]
    assert "Thiếu kết quả năm 2025." in refused.value.problems[0]


def test_a_signed_decision_changes_no_more_until_it_is_taken_back(ministry, cast):
    signed = make_signed(ministry, cast)
    with pytest.raises(WrongState):
        actions.change_draft(signed.pk, text=TEXT, version=signed.version, actor=cast.department, at=NOON)

    back = actions.reopen_decision(signed.pk, reason="Sai tên đơn vị.", actor=cast.leader, at=NOON)
    actions.change_draft(signed.pk, text=TEXT, version=back.version, actor=cast.department, at=NOON)

    assert (back.state, back.signed_by) == (Decision.State.DRAFT, None)


def test_an_issued_decision_is_not_taken_back(ministry, cast):
    issued = make_issued(ministry, cast)

    for act in (
        lambda: actions.reopen_decision(issued.pk, reason="x", actor=cast.leader, at=NOON),
        lambda: actions.discard_draft(issued.pk, actor=cast.department, at=NOON),
        lambda: actions.sign_decision(issued.pk, actor=cast.leader, at=NOON),
    ):
        with pytest.raises(WrongState):
            act()
