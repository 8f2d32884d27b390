from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.passages import LEAST, RUN, beside, overlaps

REPORT = (
    "Trong năm 2024, đồng chí đã chủ trì cải tiến quy trình sấy gỗ của phân xưởng, giảm mười hai phần trăm điện năng. "
    "Đồng chí còn hướng dẫn năm công nhân mới, tham gia đầy đủ các phong trào thi đua của Tổng công ty."
)
OTHER = "Đơn vị đã tổ chức hội nghị tổng kết, biểu dương các cá nhân tiêu biểu và phát động phong trào thi đua mới."


def test_a_copied_report_is_found_with_its_share_whatever_its_accents_and_marks() -> None:
    copied = REPORT.replace("2024", "2023").upper().replace(",", " ;")

    (found,) = overlaps(REPORT, {7: OTHER, 9: copied})

    assert found.key == 9
    assert 0.7 < found.share < 1


def test_the_same_text_is_all_shared_and_another_none() -> None:
    assert [(one.key, one.share) for one in overlaps(REPORT, {1: REPORT, 2: OTHER})] == [(1, 1.0)]


def test_a_part_counts_by_what_the_asked_text_has_of_it() -> None:
    half = REPORT.split(". ")[0]

    (found,) = overlaps(REPORT, {1: half})

    assert 0.3 < found.share < 0.7
    assert overlaps(half, {1: REPORT})[0].share == 1.0


def test_common_phrases_are_no_copy() -> None:
    assert overlaps("đã tham gia đầy đủ các hội nghị", {1: "tham gia đầy đủ các lớp học"}) == []


@pytest.mark.parametrize("asked", ["", "ngắn quá", "một hai ba bốn năm"])
def test_a_short_text_is_not_compared(asked: str) -> None:
    assert overlaps(asked, {1: REPORT}) == []


def test_texts_do_not_run_into_each_other() -> None:
    first, second = "một hai ba", "bốn năm sáu"

    assert overlaps(f"{first} {second}", {1: first, 2: second}) == []


def test_the_best_come_first_and_few() -> None:
    others = {place: " ".join(REPORT.split()[: 10 + place]) for place in range(20)}

    found = overlaps(REPORT, others, most=3)

    assert [one.key for one in found] == [19, 18, 17]
    assert all(one.share >= LEAST for one in found)


def test_both_texts_are_laid_beside_each_other_word_for_word() -> None:
    mine, theirs = beside(REPORT, f"Kính gửi Hội đồng. {REPORT.split('. ')[1]} Trân trọng.")

    assert [piece.same for piece in theirs] == [False, True, False]
    assert theirs[1].text == REPORT.split(". ")[1]
    assert "".join(piece.text for piece in mine) == REPORT


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "á", "Đ", ",", ".", "\n"]), max_size=60), st.integers(0, 5))
def test_pieces_are_the_whole_text(words: list[str], seed: int) -> None:
    text = " ".join(words)
    mixed = words[:]
    random.Random(seed).shuffle(mixed)
    other = " ".join(mixed)

    mine, theirs = beside(text, other)

    assert "".join(piece.text for piece in mine) == text
    assert "".join(piece.text for piece in theirs) == other
    assert all(len(piece.text.split()) >= RUN for piece in (*mine, *theirs) if piece.same)
