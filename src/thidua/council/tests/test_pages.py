"""The screens: what each role is offered, forms with and without JavaScript, papers to take away."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from thidua.awards.tests.factories import make_accepted, make_round
from thidua.council.models import Council, Meeting, Member
from thidua.council.tests import factories as make
from thidua.ui.worklist import waiting_work


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def test_without_a_council_the_first_thing_to_do_is_to_found_one(client, cast):
    client.force_login(cast.secretary)
    assert "Lập Hội đồng và thêm thành viên trước" in client.get(reverse("council:meetings")).content.decode()

    client.force_login(cast.leader)
    page = client.get(reverse("council:meetings")).content.decode()
    assert "Chưa có phiên họp nào" in page
    assert reverse("council:council_create") not in page


def test_a_secretary_founds_a_council_adds_members_and_plans_a_meeting(client, ministry, cast):
    round_ = make_round(ministry, cast, state="council")
    make_accepted(ministry, cast, round=round_, award="giay-khen")
    client.force_login(cast.secretary)

    client.post(reverse("council:council_create"), {"name": "Hội đồng mẫu", "from_on": "01/01/2025", "own_strict": "0"})
    council = Council.objects.get()
    again = client.post(
        reverse("council:member_add", args=[council.pk]),
        {"full_name": "Người Mẫu", "seat": "chair", "add_another": "1"},
    )
    assert again.url == reverse("council:member_add", args=[council.pk])
    planned = client.post(
        reverse("council:meeting_create"),
        {"council": council.pk, "round": round_.pk, "day": "16/12/2025", "hour": "8h30", "place": "Phòng mẫu"},
    )

    meeting = Meeting.objects.get()
    assert planned.url == reverse("council:meeting", args=[meeting.pk])
    assert meeting.items.count() == 1
    assert meeting.held_at.isoformat() == "2025-12-16T01:30:00+00:00"
    assert "Phiên số 1/2025" in client.get(planned.url).content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"own_quorum": "3/2"}, "phân số không quá 1"),
        ({"own_percent": "80"}, "Ghi căn cứ"),
        ({"until_on": "01/01/2024"}, "Ngày kết thúc phải sau ngày bắt đầu"),
        ({"from_on": "1/1/25"}, "Ghi ngày dạng"),
    ],
)
def test_a_wrong_council_comes_back_with_what_was_typed(client, cast, data, message):
    client.force_login(cast.department)

    page = client.post(
        reverse("council:council_create"),
        {"name": "Hội đồng mẫu đã gõ", "from_on": "01/01/2025", "own_strict": "0", **data},
    )

    assert page.status_code == 422
    assert message in page.content.decode()
    assert "Hội đồng mẫu đã gõ" in page.content.decode()
    assert not Council.objects.exists()


def test_a_seat_is_ended_by_its_date(client, ministry, cast):
    council = make.make_council(ministry, cast, members=2)
    member = council.members.last()
    client.force_login(cast.department)

    client.post(
        reverse("council:member_edit", args=[member.pk]),
        {"full_name": member.full_name, "seat": "deputy", "position": "2", "until_on": "01/12/2025"},
    )

    assert Member.objects.get(pk=member.pk).until_on.isoformat() == "2025-12-01"
    assert "đến 01/12/2025" in client.get(reverse("council:council", args=[council.pk])).content.decode()


def test_the_roll_is_typed_on_one_page(client, ministry, cast):
    meeting = make.make_meeting(ministry, cast)
    members = list(meeting.council.members.all())
    data = {f"state-{member.pk}": "present" for member in members}
    data |= {f"state-{members[4].pk}": "written", f"reason-{members[4].pk}": "đi công tác"}
    client.force_login(cast.secretary)

    answer = client.post(reverse("council:attendance", args=[meeting.pk]), data)

    assert answer.url == reverse("council:agenda", args=[meeting.pk])
    assert sorted(meeting.attendances.values_list("state", flat=True)) == ["present"] * 4 + ["written"]
    assert meeting.attendances.get(state="written").reason == "đi công tác"
    bad = client.post(reverse("council:attendance", args=[meeting.pk]), {**data, f"state-{members[0].pk}": ""})
    assert bad.status_code == 422
    assert "Chọn có mặt hay vắng." in bad.content.decode()


def test_department_and_leader_read_the_pages_without_their_buttons(client, ministry, cast):
    meeting = make.make_meeting(ministry, cast)
    for viewer in (cast.department, cast.leader):
        client.force_login(viewer)
        for name in ("meeting", "attendance", "agenda", "interests", "minutes"):
            page = client.get(reverse(f"council:{name}", args=[meeting.pk]))
            assert page.status_code == 200
            assert reverse("council:freeze", args=[meeting.pk]) not in page.content.decode()
        assert client.get(reverse("council:freeze", args=[meeting.pk])).status_code == 403


def test_what_stands_in_the_way_of_freezing_is_told_before_and_after_the_button(client, ministry, cast):
    meeting = make.make_meeting(ministry, cast)
    client.force_login(cast.secretary)
    url = reverse("council:freeze", args=[meeting.pk])

    assert "Còn 5 thành viên chưa ghi" in client.get(url).content.decode()
    refused = client.post(url)
    assert refused.status_code == 422
    make.attend(meeting, cast)
    assert client.post(url).url == reverse("council:ballots", args=[meeting.pk])


def test_the_record_hints_at_a_tie_between_a_member_and_a_nominee(client, ministry, cast, add_person):
    meeting = make.make_meeting(ministry, cast, nominees=1)
    nominee, colleague = meeting.items.get().nomination.person, add_person("Đồng nghiệp mẫu")
    members = list(meeting.council.members.all())
    for member, person in ((members[0], nominee), (members[1], colleague)):
        member.person = person
        member.save()
    client.force_login(cast.secretary)

    page = client.get(reverse("council:interests", args=[meeting.pk]))

    assert [(one.member, one.kind) for one in page.context["suggested"]] == [
        (members[0], "self"),
        (members[1], "same_unit"),
    ]
    client.post(
        reverse("council:interests", args=[meeting.pk]),
        {"member": members[0].pk, "item": meeting.items.get().pk, "kind": "self", "withdrew": "1"},
    )
    assert len(client.get(reverse("council:interests", args=[meeting.pk])).context["suggested"]) == 1


def test_ballots_are_printed_for_the_voters_and_the_spare_ones(client, ministry, cast):
    meeting = make.make_frozen(ministry, cast)
    client.force_login(cast.secretary)

    answer = client.get(reverse("council:ballot_file", args=[meeting.pk, 1, "pdf"]), {"du-phong": "3"})

    assert len(PdfReader(BytesIO(answer.content)).pages) == 8
    assert client.get(reverse("council:ballot_file", args=[meeting.pk, 1, "docx"])).content[:2] == b"PK"
    assert client.get(reverse("council:ballot_file", args=[meeting.pk, 2, "pdf"])).status_code == 404
    assert client.get(reverse("council:ballot_file", args=[meeting.pk, 1, "txt"])).status_code == 404


def test_the_secretary_opens_the_count_with_papers_and_two_tellers(client, ministry, cast):
    meeting = make.make_frozen(ministry, cast, nominees=1)
    client.force_login(cast.secretary)
    url = reverse("council:start_count", args=[meeting.pk])
    data = {"issued-1": "5", "teller_1": cast.teller.pk, "teller_2": cast.teller_2.pk}

    assert 'value="5"' in client.get(url).content.decode()
    for wrong, message in (({"issued-1": "6"}, "5"), ({"teller_2": cast.teller.pk}, "khác nhau")):
        page = client.post(url, {**data, **wrong})
        assert page.status_code == 422
        assert message in page.content.decode()
    assert client.post(url, data).url == reverse("council:counting", args=[meeting.pk])
    assert meeting.counts.get().sheets.count() == 2


@pytest.fixture
def counting(ministry, cast):
    meeting = make.make_frozen(ministry, cast, nominees=2)
    return meeting, *make.start(meeting, cast)


def typed(meeting, agree, disagree):
    data = {f"papers-{paper.pk}": "5" for paper in meeting.papers.all()}
    for item in meeting.items.all():
        data |= {f"agree-{item.pk}": agree, f"disagree-{item.pk}": disagree}
        data |= {f"blank-{item.pk}": "0", f"invalid-{item.pk}": "0"}
    return data


def test_the_sheet_says_what_is_needed_and_where_a_ballot_is_missing(client, cast, counting):
    meeting, first, _second = counting
    client.force_login(cast.teller)
    url = reverse("council:sheet", args=[first.pk])

    client.post(url, {**typed(meeting, "3", "1"), "act": "save"})
    page = client.get(url).content.decode()

    assert "Kiểm phiếu – Người kiểm phiếu thứ nhất" in page
    assert "4 phiếu" in page
    assert "(80 % của 5 thành viên)" in page
    assert "4 ≠ 5" in page
    assert page.count("Kiểm lại: thiếu 1 phiếu") == 2


def test_typing_is_kept_by_small_answers_that_carry_only_the_sums(client, cast, counting):
    meeting, first, _second = counting
    client.force_login(cast.teller)
    item = meeting.items.first()

    answer = client.post(
        reverse("council:sheet", args=[first.pk]), typed(meeting, "5", "0"), headers={"HX-Request": "true"}
    )

    assert answer.status_code == 200
    assert f'id="cong-{item.pk}"' in answer.content.decode()
    assert "<input" not in answer.content.decode()
    assert first.lines.first().agree == 5


def test_what_is_no_number_is_told_and_the_other_lines_are_kept(client, cast, counting):
    meeting, first, _second = counting
    client.force_login(cast.teller)
    one, other = meeting.items.all()

    page = client.post(
        reverse("council:sheet", args=[first.pk]),
        {**typed(meeting, "5", "0"), f"agree-{one.pk}": "năm", "act": "finish"},
    )

    assert page.status_code == 422
    assert 'value="năm"' in page.content.decode()
    assert first.lines.get(item=other).agree == 5
    assert first.lines.get(item=one).agree is None
    first.refresh_from_db()
    assert first.finished_at is None


def test_two_tellers_differ_correct_and_the_secretary_closes(client, cast, counting):
    meeting, first, second = counting
    client.force_login(cast.teller)
    client.post(reverse("council:sheet", args=[first.pk]), {**typed(meeting, "4", "1"), "act": "finish"})
    client.force_login(cast.teller_2)
    client.post(reverse("council:sheet", args=[second.pk]), {**typed(meeting, "5", "0"), "act": "finish"})

    page = client.get(reverse("council:compare", args=[meeting.pk])).content.decode()
    assert "2 dòng khác nhau" in page
    data = {key: value for key, value in typed(meeting, "4", "1").items() if not key.startswith("papers")}
    corrected = client.post(reverse("council:correct", args=[second.pk]), {**data, "reason": "Đọc nhầm"})
    assert corrected.url == reverse("council:compare", args=[meeting.pk])
    assert "Hai bảng kiểm khớp nhau" in client.get(corrected.url).content.decode()

    client.force_login(cast.secretary)
    assert "Thông qua 2, không thông qua 0" in client.get(reverse("council:close", args=[meeting.pk])).content.decode()
    closed = client.post(reverse("council:close", args=[meeting.pk]))
    page = client.get(closed.url).content.decode()
    assert "Thông qua 2 trong 2 đề nghị" in page
    assert "4/5" in page
    assert "tự nó cho biết" not in page


def test_a_unanimous_result_says_that_it_reveals_every_vote(client, ministry, cast):
    meeting = make.make_closed(ministry, cast)
    client.force_login(cast.leader)

    assert "tự nó cho biết" in client.get(reverse("council:result", args=[meeting.pk])).content.decode()


def test_minutes_are_a_draft_until_the_close_and_then_carry_the_result(client, ministry, cast):
    meeting = make.make_counted(ministry, cast, against=1, nominees=1)
    client.force_login(cast.secretary)
    url = reverse("council:minutes_file", args=[meeting.pk, "pdf"])

    draft = pdf_text(client.get(url).content)
    assert "DỰ THẢO" in draft
    assert "4/5" not in draft

    client.post(reverse("council:close", args=[meeting.pk]))
    client.post(
        reverse("council:minutes", args=[meeting.pk]),
        {"minutes_no": "7", "chair": "", "opinions": "Ý kiến mẫu", "conclusion": "Giao cơ quan thi đua trình ký"},
    )
    final = pdf_text(client.get(url).content)

    assert "DỰ THẢO" not in final
    for words in ("4/5", "Ý kiến mẫu", "Giao cơ quan thi đua trình ký", "thông qua 01 đề nghị", "Thành viên mẫu 1"):
        assert words in final
    assert meeting.list_hash in final.replace(" ", "")
    word = client.get(reverse("council:minutes_file", args=[meeting.pk, "docx"])).content
    assert meeting.list_hash in ZipFile(BytesIO(word)).read("word/document.xml").decode()


def test_the_first_page_names_what_waits_for_each(ministry, cast):
    meeting = make.make_frozen(ministry, cast)
    first, _second = make.start(meeting, cast)

    council = [line for line in waiting_work(cast.teller) if line.url == reverse("council:sheet", args=[first.pk])]
    assert council[0].urgent
    assert any(line.url == reverse("council:meeting", args=[meeting.pk]) for line in waiting_work(cast.secretary))
    make.fill(first)
    assert not any("bang-kiem" in line.url for line in waiting_work(cast.teller))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_meetings_costs_the_same_for_one_and_for_thirty(
    rows, client, ministry, cast, django_assert_num_queries
):
    first = make.make_meeting(ministry, cast)
    for number in range(2, rows + 1):
        Meeting.objects.create(
            council=first.council, round=first.round, number=number, year=2025, held_at=make.HELD_AT, place="mẫu",
            secretary=cast.secretary,
        )  # fmt: skip
    client.force_login(cast.secretary)

    with django_assert_num_queries(7):
        assert client.get(reverse("council:meetings")).status_code == 200


@pytest.mark.parametrize("page", ["meeting", "agenda", "result", "counting", "interests", "ballots"])
def test_a_page_of_a_meeting_costs_the_same_for_one_nominee_and_for_thirty(
    page, client, ministry, cast, django_assert_max_num_queries
):
    council = make.make_council(ministry, cast)
    numbers = []
    for nominees in (1, 30):
        round_ = make_round(ministry, cast, state="council", name=f"Đợt mẫu {nominees}")
        meeting = make.make_closed(ministry, cast, council=council, round=round_, nominees=nominees)
        client.force_login(cast.secretary)
        with django_assert_max_num_queries(40) as queries:
            assert client.get(reverse(f"council:{page}", args=[meeting.pk])).status_code == 200
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]


@pytest.mark.parametrize("nominees", [1, 30])
def test_the_counting_sheet_costs_the_same_for_one_nominee_and_for_thirty(
    nominees, client, ministry, cast, django_assert_num_queries
):
    first, _second = make.start(make.make_frozen(ministry, cast, nominees=nominees), cast)
    client.force_login(cast.teller)

    with django_assert_num_queries(14):
        assert client.get(reverse("council:sheet", args=[first.pk])).status_code == 200
