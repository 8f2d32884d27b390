"""What nobody may see: a single vote, the other teller's figures, an interim sum."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.apps import apps
from django.urls import reverse
from pypdf import PdfReader

from thidua import papers
from thidua.core.models import Event
from thidua.council import actions, freezing, printing
from thidua.council.models import CountSheet
from thidua.council.tests import factories as make


def test_the_columns_of_the_room_hold_sums_and_no_vote():
    """A new column that ties a member to a ballot must not come in unseen."""
    found = {
        model.__name__: {field.name for field in model._meta.get_fields() if field.concrete}
        for model in apps.get_app_config("council").get_models()
    }

    assert found["CountLine"] == {"id", "sheet", "item", "agree", "disagree", "blank", "invalid"}
    assert found["CountedPapers"] == {"id", "sheet", "paper", "collected"}
    assert found["CountSheet"] == {"id", "count", "teller", "finished_at"}
    assert found["BallotPaper"] == {"id", "meeting", "number", "issued"}
    assert found["Attendance"] == {"id", "meeting", "member", "state", "reason"}
    assert set(found) == {
        "Council", "Member", "Meeting", "Attendance", "AgendaItem", "Interest", "BallotPaper", "Count", "CountSheet",
        "CountedPapers", "CountLine",
    }  # fmt: skip


@pytest.fixture
def sheets(ministry, cast):
    meeting = make.make_frozen(ministry, cast, nominees=2)
    first, second = make.start(meeting, cast)
    make.fill(first, against=2)
    return first, second


@pytest.mark.parametrize("viewer", ["teller_2", "secretary", "department", "leader", "admin", "officer", "outsider"])
def test_nobody_but_the_teller_reads_a_sheet_before_both_have_finished(viewer, sheets, cast, client):
    first, _second = sheets
    client.force_login(getattr(cast, viewer))

    for address in (
        reverse("council:sheet", args=[first.pk]),
        reverse("council:compare", args=[first.count.meeting_id]),
    ):
        assert client.get(address).status_code == 404
    if viewer != "teller_2":
        assert not CountSheet.objects.visible_to(getattr(cast, viewer)).exists()


def test_after_both_have_finished_the_sheets_lie_open_to_those_who_read_the_meeting(sheets, cast, client):
    first, second = sheets
    make.fill(second)

    for viewer, status in (("teller_2", 200), ("secretary", 200), ("leader", 200), ("officer", 404), ("admin", 404)):
        client.force_login(getattr(cast, viewer))
        assert client.get(reverse("council:sheet", args=[first.pk])).status_code == status


def test_no_page_shows_a_sum_while_the_tellers_count(ministry, cast, client):
    """A figure that occurs nowhere else: 14 in favour, of 17 members."""
    council = make.make_council(ministry, cast, members=17)
    meeting = make.make_frozen(ministry, cast, council=council, nominees=2)
    first, _second = make.start(meeting, cast)
    make.fill(first, against=3)
    client.force_login(cast.secretary)

    for name in ("meeting", "counting", "agenda", "ballots", "minutes", "interests"):  # the roll numbers its lines
        page = client.get(reverse(f"council:{name}", args=[meeting.pk]))
        assert page.status_code == 200
        assert ">14<" not in page.content.decode()
    assert client.get(reverse("council:result", args=[meeting.pk])).status_code == 404
    assert client.get(reverse("council:close", args=[meeting.pk])).status_code == 302
    client.force_login(cast.teller)
    assert ">14<" in client.get(reverse("council:sheet", args=[first.pk])).content.decode()


def test_a_teller_of_another_meeting_does_not_see_this_one(ministry, cast, client):
    meeting = make.make_frozen(ministry, cast)

    client.force_login(cast.teller)
    assert client.get(reverse("council:meeting", args=[meeting.pk])).status_code == 404
    make.start(meeting, cast)
    assert client.get(reverse("council:meeting", args=[meeting.pk])).status_code == 200


def test_a_teller_reads_neither_interests_nor_attendance_nor_minutes(ministry, cast, client):
    meeting = make.make_counted(ministry, cast)
    client.force_login(cast.teller)

    for name in ("interests", "attendance", "minutes", "ballots"):
        assert client.get(reverse(f"council:{name}", args=[meeting.pk])).status_code == 403


def test_every_copy_of_a_ballot_is_the_same_byte_for_byte(ministry, cast):
    meeting = make.make_frozen(ministry, cast)
    items = freezing.items_of(meeting)
    ballot = printing.ballot_of(meeting, meeting.papers.get(), items, forms=1)

    pages = [page.get_contents().get_data() for page in PdfReader(BytesIO(papers.ballots_pdf(ballot, 7))).pages]

    assert len(pages) == 7
    assert len(set(pages)) == 1


def test_a_ballot_names_the_nominees_and_nobody_else_and_no_time(ministry, cast):
    meeting = make.make_frozen(ministry, cast)
    items = freezing.items_of(meeting)
    ballot = printing.ballot_of(meeting, meeting.papers.get(), items, forms=1)
    content = papers.ballots_pdf(ballot, 1)
    reader = PdfReader(BytesIO(content))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)

    for item in items:
        assert item.listed["name"] in text
    for member in meeting.council.members.all():
        assert member.full_name not in text
    assert "CreationDate" not in content.decode("latin-1")
    assert papers.ballots_pdf(ballot, 1) == content


def test_no_event_of_the_room_says_how_the_absent_voted(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast)
    make.attend(meeting, cast, written=2)
    make.freeze(meeting, cast)
    for sheet in make.start(meeting, cast):
        make.fill(sheet, against=1)
    actions.close_count(meeting.pk, actor=cast.secretary, at=at)

    closed = Event.objects.get(name="meeting.closed").after

    assert closed["collected"] == {"1": 5}
    assert {len(line) for line in closed["results"]} == {9}
