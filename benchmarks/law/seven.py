"""Seven rules of the kind the law is made of, as a rulebook of Thidua's own clause kinds.

They are made for the comparison: figures and windows like those of the law, but no reading of any article.

1. rated good or better in the year, ten months of work
2. the title of rule 1 in the year, and rated excellent or one initiative
3. the title of rule 2 three years running, and an initiative of the ministry in three years
4. the title of rule 3 twice in six years, and a national initiative in six years
5. the title of rule 2 two years running, or excellent two years running with two initiatives
6. an earlier certificate, five good years running, the title of rule 2 three times in them
7. a higher certificate five years ago or earlier, five good years running, one excellent year, three titles

    python benchmarks/law/seven.py cold|unchecked|words|plain FOLDER [OUTCOMES.parquet]
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import figures

RULES = ("ldtt", "cstd-co-so", "cstd-bo", "cstd-toan-quoc", "bang-khen-bo", "bang-khen-thu-tuong", "hcld-3")
OUTCOMES = ("not_eligible", "needs_facts", "eligible")
ON, YEAR = date(2024, 12, 20), 2024


def engine():
    from thidua.law.tests.lawmaker import book, branch, clause, engine_with

    five_good = clause("classified", "five-good-years", level="good", years=5)
    three_titles = clause("titles_within", "three-titles", title="cstd-co-so", times=3, years=5)
    return engine_with(
        book(
            "ldtt",
            individual=[
                branch(clause("classified", "rated", level="good"), clause("service_months", "months", at_least=10))
            ],
        ),
        book(
            "cstd-co-so",
            individual=[
                branch(
                    clause("titles_within", "title", title="ldtt", times=1, years=1),
                    clause(
                        "any_of",
                        "excellent-or-initiative",
                        of=[
                            clause("classified", "excellent", level="excellent"),
                            clause("initiatives_at_least", "initiative", count=1, scope="grassroots", years=1),
                        ],
                    ),
                )
            ],
        ),
        book(
            "cstd-bo",
            individual=[
                branch(
                    clause("consecutive_titles", "three-running", title="cstd-co-so", times=3, ends=[0, -1]),
                    clause("initiatives_at_least", "initiative", count=1, scope="ministry", years=3),
                )
            ],
        ),
        book(
            "cstd-toan-quoc",
            individual=[
                branch(
                    clause("titles_within", "twice", title="cstd-bo", times=2, years=6),
                    clause("initiatives_at_least", "initiative", count=1, scope="national", years=6),
                )
            ],
        ),
        book(
            "bang-khen-bo",
            **both(
                branch(
                    clause("consecutive_titles", "two-running", title="cstd-co-so", times=2, ends=[0]), name="titles"
                ),
                branch(
                    clause("classified", "excellent-running", level="excellent", years=2),
                    clause("initiatives_at_least", "initiatives", count=2, scope="grassroots", years=2),
                    name="initiatives",
                ),
            ),
        ),
        book(
            "bang-khen-thu-tuong",
            **both(branch(clause("prior_award", "certificate", award="bang-khen-bo"), five_good, three_titles)),
        ),
        book(
            "hcld-3",
            **both(
                branch(
                    clause("prior_award", "higher-certificate", award="bang-khen-thu-tuong", years_before=5),
                    five_good,
                    clause("years_rated", "one-excellent", level="excellent", times=1, years=5),
                    three_titles,
                )
            ),
        ),
    )


def both(*branches):
    """An award for people and collectives; only people are asked about here."""
    return {"individual": list(branches), "collective": list(branches)}


def codes(parts) -> pl.DataFrame:
    """One row per subject, one column per rule: 0 not eligible, 1 needs facts, 2 eligible."""
    verdicts = pl.concat(parts).with_columns(
        pl.col("outcome").replace_strict(OUTCOMES, [0, 1, 2], return_dtype=pl.UInt8)
    )
    wide = verdicts.pivot("award", index="subject_id", values="outcome")
    return wide.select("subject_id", *RULES).sort("subject_id")


def main() -> None:
    from thidua.law import kept
    from thidua.law.review import plan_of, read_tables, review

    what, folder = sys.argv[1], Path(sys.argv[2])
    out = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    law = engine()
    plan = plan_of(law, on=ON, year=YEAR, awards=RULES)
    if what in ("cold", "unchecked"):
        check = what == "cold"
        parts = lambda: review(law, read_tables(folder), on=ON, year=YEAR, awards=RULES, check=check)  # noqa: E731
    elif what == "plain":
        return plain(law, folder, out)
    else:
        words = folder / "words"
        if not kept.is_kept(words):
            kept.keep(plan, read_tables(folder), words)
        parts = lambda: (part for some in kept.words_kept(plan, words) for part in plan.judge(some))  # noqa: E731
    if out is not None:
        codes(parts()).write_parquet(out)
        return None
    started = perf_counter()
    rows = sum(len(part) for part in parts())
    print(json.dumps(figures(perf_counter() - started, rows)))


def plain(law, folder: Path, out: Path | None) -> None:
    """The slow, obvious Python reading of the same clauses, facts already in memory."""
    from facts import as_facts

    from thidua.law.tests.plain import Reading

    regime = law.law.regime_on(ON)
    told = list(as_facts(folder))
    started = perf_counter()
    found = []
    for one in told:
        reading = Reading(law.law, regime, one, ON, YEAR)
        found.append([one["subject"]["id"], *(OUTCOMES.index(reading.award(award)) for award in RULES)])
    print(json.dumps(figures(perf_counter() - started, len(found) * len(RULES))))
    if out is not None:
        pl.DataFrame(found, schema=["subject_id", *RULES], orient="row").sort("subject_id").write_parquet(out)


if __name__ == "__main__":
    main()
