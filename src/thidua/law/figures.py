"""Figures of the law outside the standard: votes, ceilings, bonuses, who decides, papers, grounds."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.law.engine import Engine
from thidua.law.rulebook import Authored, Regime, Rulebook

UNREAD = "needs_people"


def regime_head(regime: Regime | None, book: Rulebook | None) -> dict[str, Any]:
    """The regime, and `outcome` where its text does not say: not in force, or for a person to read."""
    if regime is None:
        return {"regime": None, "outcome": "not_in_force"}
    if not regime.is_read or book is None:
        return {"regime": regime.id, "outcome": UNREAD}
    return {"regime": regime.id}


def sure(of: Authored) -> dict[str, Any]:
    return {"cites": of.cites, "confidence": of.confidence}


def threshold(engine: Engine, award: str, on: date, members: int) -> dict[str, Any]:
    """`votes_needed` is the least n with n * 100 >= percent * members; null where the law names no share."""
    regime, book = engine.book_on(award, on)
    answer: dict[str, Any] = {**regime_head(regime, book), "percent": None, "base": None, "members": members}
    answer |= {"votes_needed": None, "cites": regime.cites if regime else ""}
    if book is None:
        return answer
    if book.vote is None:
        if book.no_threshold is not None:
            return {**answer, **sure(book.no_threshold)}
        return {**answer, "outcome": UNREAD, "cites": book.standard_cites}
    vote = book.vote
    return {
        **answer,
        "percent": vote.percent,
        "base": vote.base,
        "votes_needed": -(-members * vote.percent // 100),
        "ballot": vote.ballot,
        "council": vote.council_vi,
        "council_en": vote.council_en,
        **sure(vote),
    }


def ceiling(engine: Engine, award: str, on: date, of: int) -> dict[str, Any]:
    """`at_most` is null where the law has no ceiling, and where it was not read: then `outcome` says so."""
    regime, book = engine.book_on(award, on)
    answer: dict[str, Any] = {**regime_head(regime, book), "percent": None, "of": of, "at_most": None}
    answer |= {"rounding": None, "cites": regime.cites if regime else ""}
    if book is None:
        return answer
    if book.ceiling is None:
        if book.status == "unread":
            answer["outcome"] = UNREAD
        return {**answer, "cites": book.standard_cites}
    found = book.ceiling
    return {
        **answer,
        "percent": found.percent,
        "at_most": of * found.percent // 100,
        "rounding": found.rounding,
        "rounding_note": found.rounding_note,
        "of_what": found.of,
        **sure(found),
    }


def bonus(engine: Engine, award: str, kind: str, on: date) -> dict[str, Any]:
    """In đồng, rounded up as the regime says; `amount_vnd` is null where multiplier or base salary is not known."""
    regime, book = engine.book_on(award, on)
    answer: dict[str, Any] = {**regime_head(regime, book), "kind": kind, "times": None, "base_salary_vnd": None}
    answer |= {"amount_vnd": None, "at_most": False, "cites": regime.cites if regime else "", "confidence": None}
    found = next((one for one in book.bonuses if one.kind == kind), None) if book else None
    salary = next(
        (one for one in engine.law.salaries if one.start <= on and (one.until is None or on < one.until)), None
    )
    if salary is not None:
        answer |= {"base_salary_vnd": salary.amount_vnd, "base_salary_cites": salary.cites}
    if regime is None or found is None:
        return answer if book is None else {**answer, "outcome": UNREAD}
    answer |= {"times": found.tenths / 10, "at_most": found.at_most, **sure(found)}
    if salary is None:
        return {**answer, "outcome": UNREAD}
    step = regime.rounding_vnd * 10
    return {**answer, "amount_vnd": -(-salary.amount_vnd * found.tenths // step) * regime.rounding_vnd}


def authority(engine: Engine, award: str, on: date) -> dict[str, Any]:
    regime, book = engine.book_on(award, on)
    answer: dict[str, Any] = {**regime_head(regime, book), "decides": None, "proposes": None}
    answer |= {"decides_en": None, "proposes_en": None, "cites": regime.cites if regime else "", "confidence": None}
    if book is None:
        return answer
    if book.authority is None:
        return {**answer, "outcome": UNREAD}
    found = book.authority
    return {
        **answer,
        "decides": found.decides_vi,
        "decides_en": found.decides_en,
        "proposes": found.proposes_vi,
        "proposes_en": found.proposes_en,
        **sure(found),
    }


def dossier_papers(engine: Engine, award: str, on: date, basis: str | None) -> list[dict[str, Any]]:
    _, book = engine.book_on(award, on)
    return [
        {"id": paper.id, "label_vi": paper.vi, "label_en": paper.en, **sure(paper)}
        for paper in (book.papers if book else ())
        if basis is None or paper.bases is None or basis in paper.bases
    ]


def revocation_grounds(engine: Engine, on: date) -> list[dict[str, Any]]:
    regime = engine.law.regime_on(on)
    return [{"id": one.id, "vi": one.vi, "en": one.en, **sure(one)} for one in (regime.grounds if regime else ())]
