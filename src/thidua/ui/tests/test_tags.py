"""Each tag gives markup that reads well without colour, without sight and without JavaScript."""

from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from thidua.ui.statuses import status_of


@pytest.fixture(autouse=True)
def vietnamese() -> Any:
    with translation.override("vi"):
        yield


def drawn(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class NameForm(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết đủ dấu.")
    kind = forms.ChoiceField(label="Đối tượng", choices=[("a", "A")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Hai bản không khớp.")


def test_a_status_says_its_word_beside_its_sign() -> None:
    html = drawn('{% status "not_met" %}')

    assert "Chưa đạt" in html
    assert "<svg" in html


def test_a_status_nobody_registered_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        status_of("nonsense")


def test_the_page_may_word_a_status_itself() -> None:
    assert "Đủ 17 phiếu" in drawn('{% status "met" "Đủ 17 phiếu" %}')


def test_text_given_to_a_tag_is_escaped() -> None:
    source = (
        "{% person name %}{% pill name %}{% card name %}x{% endcard %}"
        '{% notice "met" name %}x{% endnotice %}{% th name %}'
    )

    assert "<b>" not in drawn(source, name="<b>")


def test_a_missing_year_says_so_in_words() -> None:
    html = drawn("{% years there missing %}", there=[2022, 2024], missing=[2023])

    assert html.index("2022") < html.index("2023 <span>thiếu</span>") < html.index("2024")


def test_the_small_chart_tells_its_values_and_target_to_screen_readers() -> None:
    html = drawn('{% sparkline values 9.2 9.5 unit="%" label="Sản xuất" %}', values=[(2021, 4.8), (2022, None)])

    assert 'aria-label="Sản xuất: 2021 4,8; 2022 – (%). Mục tiêu 9,2–9,5"' in html
    assert 'cx="20.0"' in html


def test_every_problem_of_a_form_stands_in_the_summary_and_links_to_its_field() -> None:
    html = drawn("{% ui_form form %}", form=NameForm({"note": "x"}))

    assert "Hai bản không khớp." in html
    assert 'href="#id_name"' in html
    assert 'href="#id_kind' in html


def test_a_field_is_described_by_its_hint_and_its_error() -> None:
    html = drawn("{% ui_field form.name %}", form=NameForm({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_a_form_not_yet_sent_shows_no_errors() -> None:
    assert "Lỗi:" not in drawn("{% ui_form form %}", form=NameForm())


def test_sorting_keeps_the_filter_turns_around_and_starts_at_the_first_page() -> None:
    request = RequestFactory().get("/", {"q": "Đặng", "sort": "name", "page": "7"})

    html = drawn('{% th "Họ và tên" sort="name" %}', request=request)

    assert 'aria-sort="ascending"' in html
    assert "sort=-name" in html
    assert "q=%C4%90%E1%BA%B7ng" in html
    assert "page=" not in html


def test_pages_keep_the_filter_and_leave_out_the_middle() -> None:
    request = RequestFactory().get("/", {"q": "a"})
    page = Paginator(range(1000), 10).get_page(50)

    html = drawn("{% pagination page %}", page=page, request=request)

    assert "q=a&amp;page=51" in html
    assert html.count("…") == 2
    assert 'aria-current="page"' in html
    assert "Dòng 491–500 trên 1.000" in html


def test_one_page_has_no_page_links() -> None:
    assert "<nav" not in drawn("{% pagination page %}", page=Paginator([1], 10).get_page(1))


def test_a_task_that_cannot_start_is_no_link() -> None:
    html = drawn("{% task_list tasks %}", tasks=[{"label": "Trình hồ sơ", "url": "/x/", "state": "blocked"}])

    assert "<a" not in html
    assert "Chưa thể bắt đầu" in html


def test_an_answer_left_out_says_so() -> None:
    sections = [{"title": "Người", "edit_url": "/sua/", "rows": [{"label": "Bút danh", "value": ""}]}]

    assert "Không cung cấp" in drawn("{% check_answers sections %}", sections=sections)


def test_a_running_job_asks_again_and_a_finished_one_does_not() -> None:
    assert 'hx-get="/viec/"' in drawn('{% progress 1 3 "Nhập" "/viec/" %}')
    assert "hx-get" not in drawn('{% progress 3 3 "Nhập" "/viec/" finished=True %}')


def test_only_the_last_part_of_the_way_is_no_link() -> None:
    html = drawn('{% breadcrumbs "Đợt xét" "/dot/" "Hồ sơ 0417" %}')

    assert '<a href="/dot/">Đợt xét</a>' in html
    assert '<span aria-current="page">Hồ sơ 0417</span>' in html


def test_a_year_of_the_timeline_has_no_thousands_dot() -> None:
    html = drawn("{% timeline items %}", items=[{"year": 2024, "entries": [{"title": "A"}]}])

    assert ">2024<" in html


def test_the_verdict_shows_mark_reason_years_article_and_doubt() -> None:
    clause = {
        "id": "ba-nam", "outcome": "not_met", "title": "Ba năm liên tục", "cites": "Điều 2, khoản 1",
        "reason": "Còn thiếu: 2023.", "used": {"t": [2022, 2024]}, "confidence": "low",
    }  # fmt: skip
    html = drawn("{% verdict answer %}", answer={"outcome": "not_eligible", "clauses": [clause]})

    for words in ("Chưa đủ tiêu chuẩn", "Chưa đạt:", "Ba năm liên tục", "thiếu", "Điều 2, khoản 1", "độ tin cậy thấp"):
        assert words in html
