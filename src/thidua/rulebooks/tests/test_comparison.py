"""Regimes beside each other: aligned by id and by meaning, differences marked for what they are."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.law.loading import the_law
from thidua.law.rulebook import Clause
from thidua.rulebooks.domain.alignment import aligned
from thidua.rulebooks.domain.comparison import Cell, Column, Section
from thidua.rulebooks.domain.wording_diff import Segment, differing
from thidua.rulebooks.reading import column, sections

DAY = date(2025, 12, 15)


def compared(award: str, *regimes: str) -> list[Section]:
    law = the_law()
    by_id = {regime.id: regime for regime in law.regimes}
    return sections(law.awards[award], [column(law, by_id[one], award, DAY) for one in regimes])


def row_of(award: str, clause: str, *regimes: str) -> tuple[Cell, ...]:
    """The row in which the clause stands in one of the columns."""
    found = [
        row.cells
        for section in compared(award, *regimes)
        for group in section.groups
        for row in group.rows
        if any(cell.provision is not None and cell.provision.id == clause for cell in row.cells)
    ]
    assert len(found) == 1
    return found[0]


def figures(cell: Cell) -> list[str]:
    return [segment.text for segment in cell.segments if segment.mark == "figure"]


def test_a_clause_with_another_id_and_the_same_meaning_stands_in_one_row_and_its_figure_is_marked() -> None:
    before, after = row_of("ttldtt", "seventy-percent-ldtt", "A", "B1")

    assert before.provision is not None
    assert before.provision.id == "over-half-ldtt"
    assert (before.change, after.change) == ("", "figure")
    assert (figures(before), figures(after)) == (["50%"], ["70%"])


def test_a_figure_marked_between_two_regimes_is_not_marked_between_two_that_agree() -> None:
    cells = row_of("ttldtt", "seventy-percent-ldtt", "B1", "B2")

    assert [cell.change for cell in cells] == ["", ""]
    assert [figures(cell) for cell in cells] == [[], []]


@pytest.mark.parametrize(
    ("award", "clause", "changes"),
    [
        pytest.param("ttldtt", "local-detail", ["", "added"], id="only the later regime has it"),
        pytest.param("ttldxs", "nobody-disciplined", ["", "removed"], id="only the earlier regime has it"),
        pytest.param("ttldtt", "rated-good", ["", "moved"], id="the same sentence under another article"),
        pytest.param("ttldtt", "unity", ["", "changed"], id="other words, no other figure"),
        pytest.param("cstd-co-so", "one-initiative", ["", "changed"], id="alone before, one of several ways now"),
    ],
)
def test_what_changed_is_named(award: str, clause: str, changes: list[str]) -> None:
    assert [cell.change for cell in row_of(award, clause, "A", "B1")] == changes


def test_a_standard_that_was_not_loaded_is_no_standard_that_ended() -> None:
    changes = {
        cell.change
        for section in compared("ky-niem-chuong", "A", "B1")
        if section.part == "clause"
        for group in section.groups
        for row in group.rows
        for cell in row.cells
    }

    assert "removed" not in changes


def count(clauses: tuple[Clause, ...]) -> int:
    """The clauses with those inside them."""
    return sum(1 + count(clause.of) for clause in clauses)


def test_every_statement_stands_in_one_row_and_no_award_loses_any() -> None:
    law = the_law()
    read = [regime for regime in law.regimes if regime.is_read]
    for award in law.awards:
        columns = [column(law, regime, award, DAY) for regime in read]
        found = [
            cell.provision
            for section in sections(law.awards[award], columns)
            for group in section.groups
            for row in group.rows
            for cell in row.cells
            if cell.provision is not None
        ]
        own = [one for one in found if one.award == award]
        books = [law.rulebooks[regime.id, award] for regime in read if (regime.id, award) in law.rulebooks]
        wanted = sum(
            count(branch.clauses)
            for book in books
            for standard in book.standards.values()
            for branch in standard.branches
        )
        assert sum(one.part == "clause" for one in own) == wanted, award
        assert sum(one.part == "paper" for one in own) == sum(len(book.papers) for book in books), award


def test_a_clause_that_begins_later_is_not_there_on_the_day_before() -> None:
    law = the_law()
    b2 = next(regime for regime in law.regimes if regime.id == "B2")
    there = {}
    for day in (date(2025, 8, 4), date(2025, 8, 5)):
        asked = Column(b2, law.rulebooks["B2", "ttldtt"], day)
        there[day.day] = {
            cell.provision.id
            for section in sections(law.awards["ttldtt"], [asked])
            for group in section.groups
            for row in group.rows
            for cell in row.cells
            if cell.provision is not None
        }

    assert "still-exists" not in there[4]
    assert "still-exists" in there[5]


@pytest.mark.parametrize(
    ("sentence", "other", "expected"),
    [
        pytest.param(
            "Ít nhất 70% cá nhân.",
            "Trên 50% cá nhân.",
            [Segment("Ít nhất", "words"), Segment(" "), Segment("70%", "figure"), Segment(" cá nhân.")],
            id="a figure among other words",
        ),
        pytest.param("ba lần", "hai lần", [Segment("ba", "figure"), Segment(" lần")], id="a figure in words"),
        pytest.param("Ba lần", "ba lần", [Segment("Ba lần")], id="capitals are no difference"),
        pytest.param("từ 1.800.000 đồng", "từ 1.800.000 đồng", [Segment("từ 1.800.000 đồng")], id="the same"),
    ],
)
def test_words_and_figures_are_told_apart(sentence: str, other: str, expected: list[Segment]) -> None:
    assert differing(sentence, [other]) == expected


def test_without_columns_there_are_no_rows() -> None:
    assert aligned([]) == []
    assert aligned([[], []]) == []
