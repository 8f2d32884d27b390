"""Finding in the law: accents optional, articles by number, the award before what is said of it."""

from __future__ import annotations

import pytest

from thidua.rulebooks.domain.search import Asked, Entry, marked, search, understood
from thidua.rulebooks.searching import found_in_law


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        pytest.param("Điều 22", Asked((), ("22", "", "")), id="an article"),
        pytest.param("dieu 22 khoản 1 điểm a", Asked((), ("22", "1", "a")), id="clause and point in words"),
        pytest.param("22.1.a", Asked((), ("22", "1", "a")), id="in figures"),
        pytest.param("article 22.1", Asked((), ("22", "1", "")), id="in English"),
        pytest.param("Điều 22 sáng kiến", Asked(("sang", "kien"), ("22", "", "")), id="an article and words"),
        pytest.param("đạt 70%", Asked(("dat", "70%"), None), id="a figure is no article"),
        pytest.param("  ", Asked((), None), id="nothing"),
    ],
)
def test_a_query_is_understood(query: str, asked: Asked) -> None:
    assert understood(query) == asked


@pytest.mark.parametrize(
    ("query", "what", "text"),
    [
        pytest.param("chien si thi dua co so", "award", "Chiến sĩ thi đua cơ sở", id="without accents"),
        pytest.param("CSTĐCS", "award", "Chiến sĩ thi đua cơ sở", id="as officers abbreviate it"),
        pytest.param("bkttcp", "award", "Bằng khen của Thủ tướng Chính phủ", id="initials without 'của'"),
        pytest.param("hcld-3", "award", "Huân chương Lao động hạng Ba", id="by the key"),
        pytest.param("Labour Order Third", "award", "Huân chương Lao động hạng Ba", id="by the other language"),
        pytest.param("nghị định 98/2023", "document", "Nghị định 98/2023/NĐ-CP", id="a document by its number"),
        pytest.param("Điều 22", "article", "Luật 06/2022/QH15, Điều 22", id="an article"),
        pytest.param("22.1.a", "article", "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a", id="a point of an article"),
    ],
)
def test_what_was_meant_comes_first(query: str, what: str, text: str) -> None:
    first = found_in_law(query)[0]

    assert (first.entry.what, first.entry.text) == (what, text)


def test_a_clause_is_found_by_its_sentence_and_told_once_for_all_its_regimes() -> None:
    found = found_in_law("ca nhan trong tap the dat danh hieu Lao dong tien tien 70%")

    first = found[0].entries
    assert {entry.under for entry in first} >= {"Tập thể lao động tiên tiến · B1", "Tập thể lao động tiên tiến · B2"}
    assert {entry.text for entry in first} == {"Ít nhất 70% cá nhân trong tập thể đạt danh hiệu Lao động tiên tiến."}
    assert len({one.entry.text for one in found if one.entry.what == "clause"}) == sum(
        one.entry.what == "clause" for one in found
    )


def test_all_that_stands_within_an_article_is_found_and_nothing_else() -> None:
    places = {entry.place[0] for one in found_in_law("Điều 22") for entry in one.entries}

    assert places == {"22"}


def test_a_note_is_found() -> None:
    assert any(one.entry.what == "note" for one in found_in_law("phiếu kín thành viên vắng mặt bằng văn bản"))


@pytest.mark.parametrize("query", ["", " ", "xyz khong co dau", "Điều 9999"])
def test_nothing_is_found_where_nothing_fits(query: str) -> None:
    assert found_in_law(query) == []


def test_the_phrase_comes_before_scattered_words_and_the_very_accents_before_others() -> None:
    scattered = Entry("clause", "Một sáng kiến, nhân dịp này được áp dụng rộng.", "/1")
    other = Entry("clause", "Công nhận rộng rãi.", "/2")
    phrase = Entry("clause", "Có khả năng nhân rộng.", "/3")

    found = [one.entry for one in search([scattered, other, phrase], "nhân rộng")]

    assert found == [phrase, other, scattered]


def test_what_is_called_exactly_so_comes_before_what_only_holds_the_name() -> None:
    exact, longer = Entry("document", "Giấy khen", "/1"), Entry("award", "Giấy khen của đơn vị", "/2")

    assert [one.entry for one in search([longer, exact], "giay khen")] == [exact, longer]


def test_the_phrase_is_marked_where_it_stands_else_the_beginnings_of_words() -> None:
    in_phrase = [(part.text, part.mark) for part in marked("Được công nhận, nhân rộng.", ("nhan", "rong"))]
    apart = [(part.text, part.mark) for part in marked("Rộng rãi, nhận.", ("nhan", "rong"))]

    assert in_phrase == [("Được công nhận, ", ""), ("nhân rộng", "hit"), (".", "")]
    assert apart == [("Rộng", "hit"), (" rãi, ", ""), ("nhận", "hit"), (".", "")]
