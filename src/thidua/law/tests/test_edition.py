"""An edition is named by its files and loaded whole, or refused with every problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua.law.edition import Folder, digest_of, failing, files_of, load_edition, packaged_digest, packaged_files
from thidua.law.loading import the_law
from thidua.law.strict import RulebookError


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The packaged files with one change in one of them."""
    text = packaged_files()[name].decode("utf-8")
    assert old in text, f"{name} does not say {old!r}"
    return {**packaged_files(), name: text.replace(old, new, 1).encode("utf-8")}


def problems(content: dict[str, bytes]) -> tuple[str, ...]:
    with pytest.raises(RulebookError) as refused:
        load_edition(content)
    return refused.value.problems


def test_the_packaged_files_are_an_edition_whose_cases_all_hold() -> None:
    law, cases = load_edition(packaged_files())

    assert law == the_law()
    assert len(cases) > 300
    assert failing(law, cases) == []


def test_the_digest_is_of_names_and_bytes_whatever_their_order() -> None:
    one = {"a.yaml": b"x", "B1/b.yaml": b"y"}

    assert digest_of(one) == digest_of(dict(reversed(one.items())))
    assert len({digest_of(one), digest_of({"a.yaml": b"xB1/b.yamly"}), digest_of({**one, "a.yaml": b"z"})}) == 3
    assert packaged_digest() == digest_of(packaged_files())


def test_a_folder_and_files_in_memory_are_one_edition(tmp_path: Path) -> None:
    for name, content in packaged_files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    assert digest_of(files_of(tmp_path)) == packaged_digest()
    assert files_of(Folder(packaged_files())) == packaged_files()


def test_every_problem_of_every_file_is_told_at_once() -> None:
    content = changed("B1/ldtt.yaml", "confidence: high", "confidence: sure")
    content |= {"B2/hcdl-1.yaml": b"regime: [B2", "A/hcdl-2.yaml": "tên: ".encode("utf-16")}
    content |= {"B1/ldtt2.yaml": b"x: 1", "C9/ldtt.yaml": b"x: 1"}

    told = problems(content)

    for name in ("B1/ldtt.yaml", "B2/hcdl-1.yaml", "A/hcdl-2.yaml", "B1/ldtt2.yaml"):
        assert any(name in problem for problem in told), (name, told)
    assert any("confidence: 'sure'" in problem for problem in told)


def test_several_problems_of_one_file_are_told_together() -> None:
    content = changed("B1/hcld-1.yaml", "confidence: high", "confidence: sure")
    text = content["B1/hcld-1.yaml"].decode("utf-8")
    head, tail = text[: len(text) // 2], text[len(text) // 2 :]
    content["B1/hcld-1.yaml"] = (head + tail.replace("confidence: high", "confidence: certain", 1)).encode("utf-8")

    told = [problem for problem in problems(content) if problem.startswith("B1/hcld-1.yaml")]

    assert any("sure" in one for one in told)
    assert any("certain" in one for one in told)


def test_a_folder_of_no_regime_and_an_award_left_out_are_refused() -> None:
    assert problems({**packaged_files(), "C9/ldtt.yaml": b"x: 1"}) == (
        "C9/ldtt.yaml: belongs to no regime that is read",
    )
    assert problems({key: text for key, text in packaged_files().items() if key != "sources.yaml"}) == (
        "sources.yaml: is missing",
    )


def test_a_broken_case_is_a_problem_of_its_file() -> None:
    told = problems(changed("B1/ldtt.cases.yaml", "outcome: eligible", "outcome: perhaps"))

    assert any("B1/ldtt.cases.yaml" in one and "perhaps" in one for one in told)


def test_a_case_that_no_longer_holds_is_named_with_what_came_out() -> None:
    law, cases = load_edition(changed("B2/cstd-co-so.cases.yaml", "outcome: eligible", "outcome: not_in_force"))
    heard: list[tuple[int, int]] = []

    failed = failing(law, cases, lambda done, total: heard.append((done, total)))

    assert [(one.regime, one.award) for one in failed] == [("B2", "cstd-co-so")]
    assert failed[0].problems == ("outcome eligible, not not_in_force",)
    assert heard[0] == (0, len(cases))
    assert heard[-1] == (len(cases), len(cases))
