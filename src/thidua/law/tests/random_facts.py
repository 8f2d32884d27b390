"""Random facts that the contract accepts: of anybody, of somebody who earned something, of somebody who did not."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from thidua.law.reading import FactsRefused, parse_subject
from thidua.law.tests.lawmaker import facts
from thidua.law.words import ACHIEVEMENT_SCOPES, BASES, BODIES, FORMS, HOLDS, LEVELS, SCOPES

TITLES = ("ldtt", "cstd-co-so", "cstd-bo", "giay-khen")
POSTS = [
    {"posts": ["deputy_minister"], "from": 1, "below": 3},
    {"posts": ["head_of_department", "provincial_director"], "from": 2, "below": 4},
    {"posts": ["deputy_head_of_department"], "from": 3},
]

YEARS = st.integers(2020, 2025)
FLAGS = st.sampled_from([None, True, False])
DAYS = st.one_of(
    st.dates(date(2020, 1, 1), date(2025, 12, 31)).map(str),
    YEARS.map(str),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}"),
)
PERHAPS_DAYS = st.one_of(st.none(), DAYS)
COUNTS = st.one_of(st.none(), st.integers(0, 12))


def maybe(words: Any) -> Any:
    return st.sampled_from([None, *words])


def rows(**fields: Any) -> Any:
    return st.lists(st.fixed_dictionaries(fields), max_size=3)


def by_year(**fields: Any) -> Any:
    return st.lists(st.fixed_dictionaries({"year": YEARS, **fields}), max_size=4, unique_by=lambda row: row["year"])


ABSENCES = st.one_of(
    st.none(),
    rows(
        kind=st.sampled_from(["maternity", "sick", "annual", "injury"]),
        months=st.sampled_from([None, None, 1, 2.5]),
        days=st.sampled_from([None, None, 13, 54, 80]),
        working_days=st.sampled_from([None, 20, 39, 40]),
        statutory=FLAGS,
    ),
)
LISTS_OF = {
    "ratings": by_year(level=st.sampled_from(LEVELS)),
    "service": by_year(months=st.sampled_from([None, 9, 9.5, 10, 12]), absences=ABSENCES),
    "study": rows(**{"from": DAYS}, until=st.none(), result=maybe(["good", "below"]), discipline_kept=FLAGS),
    "moves": rows(
        on=DAYS, kind=st.sampled_from(["transfer", "merger"]), months_old_unit=maybe([5, 6]), old_unit_comment=FLAGS
    ),
    "awards": rows(award=st.sampled_from(TITLES), year=YEARS, decided_on=PERHAPS_DAYS, basis=maybe(BASES[:3])),
    "initiatives": rows(
        year=YEARS,
        scope=st.sampled_from(SCOPES),
        recognised_on=PERHAPS_DAYS,
        used_for=st.one_of(st.none(), rows(award=st.sampled_from(TITLES), year=YEARS)),
    ),
    "discipline": rows(form=st.sampled_from(FORMS), decided_on=DAYS, until=PERHAPS_DAYS),
    "posts": rows(
        group=st.sampled_from(["deputy_minister", "head_of_department", "deputy_head_of_department", "chief"]),
        **{"from": DAYS},
        until=PERHAPS_DAYS,
        acting=FLAGS,
    ),
    "holds": rows(kind=st.sampled_from(HOLDS), **{"from": DAYS}, until=PERHAPS_DAYS),
    "achievements": rows(
        kind=st.sampled_from(["sudden", "many", "contribution"]),
        degree=maybe(["outstanding"]),
        scope=maybe(ACHIEVEMENT_SCOPES),
        year=YEARS,
        recognised_by=maybe(BODIES[:2]),
    ),
    "movements": rows(
        launched_by=maybe(BODIES[:2]), years=maybe([2, 3]), stage=maybe(["mid_term", "final"]), rank=COUNTS, year=YEARS
    ),
    "collective": by_year(
        headcount=COUNTS, ldtt=COUNTS, cstd_co_so=COUNTS, party_rating=maybe(LEVELS), union_rating=maybe(LEVELS)
    ),
}
ALL_YEARS = range(2019, 2026)
# Facts of somebody who earned something: pure chance never puts a run of titles or years in a post together.
EARNED = {
    "ratings": st.sampled_from(["good", "excellent"]).map(
        lambda level: [{"year": year, "level": level} for year in ALL_YEARS]
    ),
    "service": st.sampled_from([[], None]).map(
        lambda absences: [{"year": year, "months": 12, "absences": absences} for year in ALL_YEARS]
    ),
    "awards": st.lists(st.sampled_from(TITLES), min_size=1, unique=True).map(
        lambda titles: [{"award": title, "year": year, "basis": "merit"} for title in titles for year in ALL_YEARS]
    ),
    "initiatives": st.sampled_from(SCOPES[1:]).map(
        lambda scope: [{"year": year, "scope": scope, "used_for": []} for year in ALL_YEARS]
    ),
    "discipline": st.just([]),
    "holds": st.just([]),
    "study": st.just([]),
    "moves": st.just([]),
    "posts": st.tuples(st.sampled_from(POSTS), st.integers(2016, 2023)).map(
        lambda held: [{"group": held[0]["posts"][0], "from": f"{held[1]}-01-01", "until": None, "acting": False}]  # type: ignore[index]
    ),
    "achievements": st.sampled_from(["ministry", "national"]).map(
        lambda scope: [
            {"kind": "sudden", "degree": "outstanding", "scope": scope, "year": year, "recognised_by": "ministry"}
            for year in ALL_YEARS
        ]
    ),
    "movements": st.just(
        [{"launched_by": "ministry", "years": 5, "stage": "final", "rank": 1, "year": year} for year in ALL_YEARS]
    ),
    "collective": st.integers(1, 12).map(
        lambda count: [
            {
                "year": year,
                "rating": "excellent",
                "headcount": 12,
                "ldtt": count,
                "cstd_co_so": count,
                "party_rating": "good",
                "union_rating": "good",
            }
            for year in ALL_YEARS
        ]
    ),
}
# And of somebody who surely did not.
SPOILT = {
    **{name: st.just([]) for name in ("awards", "initiatives", "posts", "achievements", "movements", "study", "holds")},
    "ratings": st.just([{"year": year, "level": "failed"} for year in ALL_YEARS]),
    "service": st.just(
        [{"year": year, "months": 5, "absences": [{"kind": "sick", "working_days": 90}]} for year in ALL_YEARS]
    ),
    "moves": st.just(
        [
            {"on": f"{year}-08-15", "kind": "transfer", "months_old_unit": 7, "old_unit_comment": False}
            for year in ALL_YEARS
        ]
    ),
    "discipline": st.just([{"form": "warning", "decided_on": "2022-02-01", "until": None}]),
    "collective": st.just(
        [{"year": year, "rating": "failed", "headcount": 10, "ldtt": 0, "cstd_co_so": 0,
          "party_rating": "failed", "union_rating": "failed"} for year in ALL_YEARS]
    ),
}  # fmt: skip
TENURES = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {"years": st.sampled_from([None, 9, 14.5, 16, 20, 21]), "hazardous_years": st.sampled_from([None, 0, 10])}
    ),
)
VOTES = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {
            "members": st.sampled_from([None, 10]),
            "agree": st.sampled_from([None, 7, 8]),
            "absent_asked_in_writing": FLAGS,
        }
    ),
)


@st.composite
def lists_present(draw: Any) -> list[str]:
    return [name for name in LISTS_OF if draw(st.booleans())]


@st.composite
def one_subject(draw: Any, names: list[str] | None = None, number: int = 0) -> dict[str, Any]:
    """Facts that the contract accepts; with `names`, exactly these lists are there."""
    names = draw(lists_present()) if names is None else names
    leaning = draw(st.sampled_from([LISTS_OF, EARNED, SPOILT]))
    lists = {name: draw((leaning if draw(st.booleans()) else LISTS_OF)[name]) for name in names}
    told = facts(
        draw(st.sampled_from(["individual", "collective"])),
        subject={
            "id": f"s-{number}",
            "role": draw(maybe(["direct_worker", "leader"])),
            "sex": draw(maybe(["female", "male"])),
            "higher_retirement_age": draw(FLAGS),
            "dissolved_on": draw(PERHAPS_DAYS),
            "retires_on": draw(PERHAPS_DAYS),
        },
        **lists,
        vote=draw(VOTES),
        tenure=draw(TENURES),
    )
    if "ratings" in names and "collective" in names:  # the two may not rate one year otherwise
        told["collective"] = [{**row, "rating": None} for row in told["collective"]]
    # What the contract refuses (an end before its beginning) is mended, not thrown away.
    try:
        parse_subject(told)
    except FactsRefused as refused:
        for problem in refused.problems:
            name, _, rest = problem.path.partition("[")
            told[name][int(rest.split("]")[0])]["until"] = None
    return told


@st.composite
def several_subjects(draw: Any) -> list[dict[str, Any]]:
    names = draw(lists_present())
    return [draw(one_subject(names, number)) for number in range(draw(st.integers(1, 4)))]
