"""What must hold for any facts: order does not matter, less is never more, one and many agree, tables and lists too."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.law.cases import moved
from thidua.law.engine import Engine, questions_of
from thidua.law.kernel.folding import fold_tables
from thidua.law.kernel.tables import ready
from thidua.law.kinds import KINDS
from thidua.law.outcome import CLAUSE_WORDS
from thidua.law.reading import parse_subject
from thidua.law.running import Program
from thidua.law.tests.lawmaker import DECEMBER, book, branch, clause, engine_with
from thidua.law.tests.plain import Reading
from thidua.law.tests.random_facts import LISTS_OF, POSTS, one_subject, several_subjects
from thidua.law.words import LISTS

PERSON_CLAUSES = [
    clause("classified", "rated", level="good", years=2, or_title="cstd-bo"),
    clause("consecutive_titles", "run", title="cstd-co-so", times=2, ends=[0, -1]),
    clause("service_months", "months", at_least=10),
    clause("absence_days", "away", below=40),
    clause("study_result", "study", from_months=6, accept=["excellent", "good"]),
    clause("transfer_comment", "comment", from_months=6),
    clause("not_disciplined", "clean", from_form="warning"),
    clause("discipline_over", "over"),
    clause("no_hold", "hold", bars=["inspection", "criminal"], ask=["tax_arrears"]),
    clause("initiatives_at_least", "initiative", count=1, scope="district", years=2, older_ask=True),
    clause(
        "achievement", "feat", kinds=["sudden", "many"], scope="field", degree="outstanding", recognised_by=["ministry"]
    ),
    clause("movement_distinction", "movement", launched_by=["ministry"], min_years=3, stages=["final"], rank=1),
    clause("occasion", "occasion"),
    clause("devotion", "devotion"),
    clause("subject_is", "role", field="role", one_of=["direct_worker"]),
    clause("any_of", "either", of=[clause("local_rules", "local"), clause("judgement", "asked")]),
    clause(
        "any_of",
        "unsure",
        of=[clause("classified", "good", level="good", confidence="low"), clause("service_months", "ten", at_least=10)],
    ),
    clause(
        "any_of",
        "one",
        of=[clause("classified", "best", level="excellent"), clause("service_months", "most", at_least=12)],
    ),
    clause(
        "all_of",
        "unsure-together",
        of=[clause("classified", "sure", level="good"), clause("service_months", "low", at_least=10, confidence="low")],
    ),
    clause("prior_award", "prior", award="giay-khen", years_before=1, merit_only=True),
    clause("no_other_form", "no-other", awards=["ldtt", "giay-khen"], but_bases=["sudden", "service"]),
    clause("titles_within", "within", title="ldtt", times=2, years=3, older_ask=True),
    clause("titles_within", "within-only", title="ldtt", times=2, years=3),
    clause("years_rated", "years-rated", level="good", times=2, years=3),
    clause("titles_spaced", "spaced", title="ldtt", times=2, every=2),
    clause("tenure_years", "tenure", men=20, women=15, hazardous=10, without_discipline=True),
    clause("years_in_post", "posts", table=POSTS, women_thirds=2, clean=True),
    clause("years_in_post", "posts-less", table=POSTS[1:], women_less=1),
    clause("leaves_service", "leaves"),
    clause("subject_is", "farmer", field="role", one_of=["farmer", "direct_worker"], when_given=True),
]
UNIT_CLAUSES = [
    clause("classified", "rated", level="good"),
    clause("member_share", "share", of="ldtt", percent=70),
    clause("member_count", "fighters", of="cstd_co_so", at_least=1),
    clause("organisations_rated", "organisations", level="good"),
    clause("still_exists", "exists"),
]
HELD = branch(clause("holds_this_year", "held", title="ldtt"))
SOURCE = {"cite": "ND98 30.7", "confidence": "high", "sources": ["ND98-30"]}
VOTE = {"percent": 80, "base": "all_members", "ballot": "vote", "council_vi": "HĐ", "council_en": "council", **SOURCE}
# Each clause is a standard of its own, so that no refusal hides what another clause came to.
ALL_WAYS = [branch(one, name=one["id"], period=2) for one in PERSON_CLAUSES]
ENGINE = engine_with(
    book("ldtt", individual=[branch(*PERSON_CLAUSES[:2])]),
    book("cstd-co-so", individual=[HELD], vote=VOTE),
    book("cstd-bo", individual=ALL_WAYS),
    book("ttldtt", collective=[branch(one, name=one["id"]) for one in UNIT_CLAUSES]),
    # Under the earlier law an initiative that served one form may not serve another.
    book("cstd-bo", "A", individual=[{**one, "discipline_in_period": "bar"} for one in ALL_WAYS]),
    book("ldtt", "A", individual=[branch(PERSON_CLAUSES[0]), branch(PERSON_CLAUSES[9], name="initiative")]),
    book("cstd-co-so", "A", individual=[HELD], vote={**VOTE, "confidence": "low"}),
)
AWARDS = ("ldtt", "cstd-co-so", "cstd-bo", "ttldtt")


def answers(engine: Engine, told: dict[str, Any], on: date = DECEMBER) -> dict[str, dict[str, Any]]:
    questions = questions_of(AWARDS, on=on, received_on=None, year=None)
    return {one["award"]: one for one in engine.answers(questions, parse_subject(told))}


def outcomes(told: dict[str, Any], on: date = DECEMBER) -> dict[str, Any]:
    found = answers(ENGINE, told, on)
    return {award: (one["outcome"], one.get("branch")) for award, one in found.items()}


@settings(deadline=None, max_examples=40)
@given(told=one_subject(), data=st.data())
def test_the_order_of_rows_is_irrelevant(told: dict[str, Any], data: st.DataObject) -> None:
    shuffled = copy.deepcopy(told)
    for name in LISTS_OF:
        if shuffled.get(name):
            shuffled[name] = data.draw(st.permutations(shuffled[name]))

    assert outcomes(shuffled) == outcomes(told)


@settings(deadline=None, max_examples=40)
@given(told=one_subject(), data=st.data())
def test_knowing_less_never_makes_eligible(told: dict[str, Any], data: st.DataObject) -> None:
    names = [name for name in LISTS_OF if name in told]
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    less = {key: value for key, value in told.items() if key != name}
    open_ended = {**told, "partial": [name]}

    before, without, partly = outcomes(told), outcomes(less), outcomes(open_ended)

    for award in AWARDS:
        if before[award][0] != "eligible":
            assert without[award][0] != "eligible"
            assert partly[award][0] != "eligible"


@settings(deadline=None, max_examples=30)
@given(told=one_subject())
def test_all_years_later_the_answer_is_the_same(told: dict[str, Any]) -> None:
    """The same law a year later: from one day of the first decree to another."""
    later = moved(told, 1)

    # 2020 to 2024 holds both leap days, so a 29 February has no day a year later.
    if "02-29" in str(told):
        return

    assert outcomes(later, date(2025, 6, 20)) == outcomes(told, date(2024, 6, 20))


@settings(deadline=None, max_examples=30)
@given(told=several_subjects())
def test_one_and_many_agree(told: list[dict[str, Any]]) -> None:
    subjects = [parse_subject(one) for one in told]
    questions = questions_of(AWARDS, on=DECEMBER, received_on=None, year=None)

    many = ENGINE.many(questions, subjects)

    for subject, one in zip(subjects, told, strict=True):
        single = answers(ENGINE, one)
        for award in AWARDS:
            short = many[subject.id][award]
            assert short["outcome"] == single[award]["outcome"]
            assert short["clauses"] == [c for c in single[award]["clauses"] if c["outcome"] != "met"]


@settings(deadline=None, max_examples=60)
@given(told=several_subjects())
def test_lists_and_tables_agree_on_every_fact_and_clause(told: list[dict[str, Any]]) -> None:
    for kind, awards in (("individual", AWARDS[:3]), ("collective", AWARDS[3:])):
        group = [one for one in told if one["subject"]["kind"] == kind]
        if not group:
            continue
        questions = questions_of(awards, on=DECEMBER, received_on=None, year=None)
        standards = [found for one in questions if (found := ENGINE.standard(one, kind)) is not None]
        program = Program.of(standards)

        lists = program.run_subjects([parse_subject(one) for one in group]).drop("row")
        facts_read = {column for fact in program.facts for column in fact.columns}
        # Rows that no clause looks at may be left out: no clause notices.
        clauses = [column for column in lists.columns if column not in facts_read]

        assert from_tables(program, group, {}, lists.columns) == lists.to_dict(as_series=False)
        assert from_tables(program, group, program.reaches, clauses) == lists.select(clauses).to_dict(as_series=False)


def from_tables(program: Program, group: Any, reaches: Any, columns: list[str]) -> dict[str, list[Any]]:
    from thidua.law.tests.tabled import as_tables

    folded = fold_tables(program.facts, ready(as_tables(group)), program.standards[0].moment, reaches)
    order = pl.DataFrame({"subject_id": [one["subject"]["id"] for one in group]})
    found = order.join(program.run(folded).collect(), on="subject_id", how="left", maintain_order="left")
    return found.select(columns).to_dict(as_series=False)


def told_apart(told: dict[str, Any], on: date) -> Iterator[tuple[str, str]]:
    """Every clause by both readings: its kind and what it comes to, once they are found to agree."""
    subject = parse_subject(told)
    for award in AWARDS:
        question = questions_of([award], on=on, received_on=None, year=None)[0]
        if ENGINE.undecided(question, subject.kind) is not None:
            continue
        standard = ENGINE.standard(question, subject.kind)
        assert standard is not None
        reading = Reading(ENGINE.law, standard.regime, told, on, on.year)

        row = Program.of([standard]).run_subjects([subject]).row(0, named=True)

        for way in standard.ways:
            for node in way.nodes:
                if node.kind.name != "vote_threshold":
                    plain = reading.clause(node.clause, award, way.branch, alone=node.grants)
                    assert (node.clause.id, CLAUSE_WORDS[row[node.column]]) == (node.clause.id, plain)
                    yield node.kind.name, plain
        assert ENGINE.answer(question, subject)["outcome"] == reading.award(award)


@settings(deadline=None, max_examples=60)
@given(told=one_subject(), on=st.sampled_from([DECEMBER, date(2023, 6, 1)]))
def test_the_kernel_agrees_with_a_plain_reading_of_every_clause(told: dict[str, Any], on: date) -> None:
    for kind, outcome in told_apart(told, on):
        assert (kind, outcome) != ("judgement", "met")


ASKS = {"judgement", "occasion", "devotion"}  # questions for people are never met
INSIDE = {"local_rules", "judgement"}  # only tried inside others, whose outcome is what is compared


def test_the_random_facts_reach_both_ends_of_every_kind() -> None:
    """Agreement where nothing is ever met, or ever refused, would say little."""
    reached: set[tuple[str, str]] = set()

    @settings(deadline=None, max_examples=300, derandomize=True, database=None)
    @given(told=one_subject())
    def look(told: dict[str, Any]) -> None:
        reached.update(told_apart(told, DECEMBER))

    look()

    kinds = set(KINDS) - INSIDE - {"vote_threshold"}
    assert {kind for kind in kinds - ASKS if (kind, "met") not in reached} == set()
    assert {kind for kind in kinds if (kind, "not_met") not in reached} == set()


def test_every_kind_of_clause_is_tried() -> None:
    def kinds(clauses: list[dict[str, Any]]) -> set[str]:
        return {one["kind"] for one in clauses} | {name for one in clauses for name in kinds(one.get("of", []))}

    assert kinds([*PERSON_CLAUSES, *UNIT_CLAUSES]) | {"holds_this_year", "vote_threshold"} == set(KINDS)


def test_every_list_of_the_contract_that_a_clause_reads_is_tried() -> None:
    assert set(LISTS) - set(LISTS_OF) == {"proposals"}
