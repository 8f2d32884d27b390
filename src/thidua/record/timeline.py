"""The years of a person or a collective as they are told on one page: each fact with its source, gaps marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.organisation.lineage import Names
from thidua.organisation.models import Person, Unit
from thidua.record import by_kind
from thidua.record.award_names import award_name
from thidua.record.facts import former_units
from thidua.record.models import (
    Achievement,
    Award,
    CollectiveYear,
    Discipline,
    Fact,
    FactSource,
    Hold,
    Initiative,
    Move,
    MovementResult,
    Post,
    Rating,
    ServiceYear,
    Study,
)
from thidua.ui.formats import day
from thidua.ui.formats import number as figure

RATING_TONES = {"excellent": "met", "good": "met", "completed": "plain", "failed": "not"}


@dataclass(frozen=True)
class Entry:
    """One fact of a year.

    Args:
        tone: of the dot before it: gold for honours, met, not, gap, ask, plain.
        source: where it comes from, as people read it.
        mark: "provisional", "revoked" or "".
        kind, pk: for the links that correct or withdraw it, where it is `changeable` on this page.
        decision_no, decided: number and day of the decision, as far as they are known.
        level, details: of a rating its level and what else its title says.
    """

    title: str
    source: str
    tone: str = "plain"
    mark: str = ""
    kind: str = ""
    pk: int = 0
    certificate: str = ""
    decision_no: str = ""
    decided: str = ""
    level: str = ""
    details: tuple[str, ...] = ()
    changeable: bool = True


@dataclass
class Year:
    """`is_gap`: no rating is known of a year in which there should be one."""

    year: int
    entries: list[Entry] = field(default_factory=list)
    is_gap: bool = False


def source_of(fact: Fact, decision_no: str = "", decided: str = "") -> str:
    """Decision, file and row, or by whom it was entered."""
    parts = [_decision(decision_no, decided)] if decision_no else []
    if fact.source is not None:
        parts.append(" ".join(part for part in (fact.source.file_name, fact.source_note) if part))
    elif fact.source_note:
        parts.append(fact.source_note)
    elif fact.recorded_by is not None and not decision_no:
        parts.append(_("Nhập tay: %(user)s") % {"user": fact.recorded_by})
    return " · ".join(parts)


def _decision(number: str, decided: str) -> str:
    said = {"number": number, "day": decided}
    return (_("Quyết định %(number)s ngày %(day)s") if decided else _("Quyết định %(number)s")) % said


def years_of_person(person: Person, *, until: int) -> list[Year]:
    """Newest first, from the first year of which anything is known. A fixed number of queries."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rated = set()
    posts = list(_with_source(Post.objects.counting().filter(person=person)).select_related("unit"))
    moves = list(_with_source(Move.objects.counting().filter(person=person)).select_related("old_unit", "new_unit"))
    units = [unit for one in moves for unit in (one.old_unit, one.new_unit)] + [one.unit for one in posts]
    names = Names(unit.pk for unit in units if unit)
    for award in _with_source(Award.objects.counting().filter(person=person)):
        if award.year:
            found[award.year].append(_at_the_time(_award(award), award, posts, names))
    for rating in _with_source(Rating.objects.counting().filter(person=person)):
        rated.add(rating.year)
        found[rating.year].append(
            Entry(
                rating.get_level_display(),
                source_of(rating, rating.decision_no),
                RATING_TONES[rating.level],
                "provisional" if rating.provisional else "",
                "rating",
                rating.pk,
                decision_no=rating.decision_no,
                level=rating.level,
            )
        )
    written = Initiative.objects.counting().filter(authorships__person=person).distinct()
    for initiative in _with_source(written):
        found[initiative.year].append(_initiative(initiative))
    for year, entry in _events(person, posts, moves, names):
        found[year].append(entry)
    return _filled(found, rated, until=until)


def _with_source(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("source", "recorded_by")


def _award(award: Award) -> Entry:
    mark = "revoked" if award.revoked else "provisional" if award.provisional else ""
    number, decided = award.decision_no, _when(award.decided_on)
    tone = "not" if award.revoked else "gold"
    source = source_of(award, number, decided)
    name = award_name(award.award)
    return Entry(name, source, tone, mark, "award", award.pk, award.certificate, decision_no=number, decided=decided)


def _when(on: str | None) -> str:
    """A day that may be half known, as people write it; "" when it is not known."""
    return day(on) if on else ""


def _initiative(initiative: Initiative) -> Entry:
    scope = f" ({initiative.get_scope_display()})" if initiative.scope else ""
    number, decided = initiative.decision_no, _when(initiative.recognised_on)
    return Entry(
        f"{initiative.get_kind_display()}: {initiative.title}{scope}",
        source_of(initiative, number, decided),
        "met",
        "provisional" if initiative.provisional else "",
        "initiative",
        initiative.pk,
        decision_no=number,
        decided=decided,
    )


def _at_the_time(entry: Entry, award: Award, posts: Iterable[Post], names: Names) -> Entry:
    """With the post that was held, and the unit as it was called, on the day of the decision."""
    day_of = award.decided_on or ""
    held = [one for one in posts if one.from_on <= day_of and (one.until_on is None or one.until_on > day_of)]
    if not day_of or not held:
        return entry
    told = "; ".join(_held(one, names, day_of) for one in held)
    return replace(entry, source=" · ".join(filter(None, [entry.source, _("khi đó: %(post)s") % {"post": told}])))


def _held(post: Post, names: Names, on: str) -> str:
    title = _("Quyền %(post)s") % {"post": post.title} if post.acting else post.title
    return f"{title}, {names.of(post.unit, on)}" if post.unit else title


def _events(person: Person, posts: Iterable[Post], moves: Iterable[Move], names: Names) -> Iterable[tuple[int, Entry]]:
    for one in _with_source(Discipline.objects.counting().filter(person=person)):
        words = {"form": one.get_form_display().lower(), "day": day(one.decided_on), "until": day(one.until)}
        title = _("Kỷ luật %(form)s từ %(day)s đến %(until)s") if one.until else _("Kỷ luật %(form)s từ %(day)s")
        source = source_of(one, one.decision_no)
        number = one.decision_no
        yield int(one.decided_on[:4]), Entry(title % words, source, "not", "", "discipline", one.pk, decision_no=number)
    for one in posts:
        yield int(one.from_on[:4]), _post(one, names)
    for one in moves:
        old, new = (names.of(unit, one.on) if unit else "?" for unit in (one.old_unit, one.new_unit))
        title = _("Chuyển từ %(old)s đến %(new)s") % {"old": old, "new": new}
        source = f"{day(one.on)} · {source_of(one)}".strip(" ·")
        yield int(one.on[:4]), Entry(title, source, kind="move", pk=one.pk)
    for one in _with_source(Study.objects.counting().filter(person=person)):
        title = _span(_("Đi học"), one.from_on, one.until_on)
        yield int(one.from_on[:4]), Entry(title, source_of(one), kind="study", pk=one.pk)
    for one in _with_source(ServiceYear.objects.counting().filter(person=person)):
        if one.months < 12 or one.absences:
            yield one.year, _service(one)
    yield from _of_both(Q(person=person))


def _of_both(owned: Q) -> Iterable[tuple[int, Entry]]:
    """What people and collectives alike may have."""
    for one in _with_source(Hold.objects.counting().filter(owned)):
        title = _span(one.get_kind_display(), one.from_on, one.until_on)
        yield int(one.from_on[:4]), Entry(title, source_of(one), "ask", kind="hold", pk=one.pk)
    for one in _with_source(Achievement.objects.counting().filter(owned)):
        title = one.title or one.get_kind_display()
        yield one.year, Entry(title, source_of(one), "met", kind="achievement", pk=one.pk)
    for one in _with_source(MovementResult.objects.counting().filter(owned)):
        said = [one.title, one.get_stage_display() if one.stage else ""]
        said.append(_("thứ %(rank)d") % {"rank": one.rank} if one.rank else "")
        title = ", ".join(filter(None, said))
        yield one.year, Entry(title, source_of(one), "met", kind="movement", pk=one.pk)


def _post(post: Post, names: Names) -> Entry:
    """With the name that the unit bore when the post began."""
    held = _held(post, names, post.from_on)
    source = source_of(post, post.decision_no)
    return Entry(_span(held, post.from_on, post.until_on), source, kind="post", pk=post.pk)


def _span(what: str, start: str, end: str | None) -> str:
    words = {"what": what, "day": day(start), "until": day(end) if end else ""}
    return (_("%(what)s từ %(day)s đến %(until)s") if end else _("%(what)s từ %(day)s")) % words


ABSENCES = {
    "maternity": gettext_lazy("thai sản"),
    "sick": gettext_lazy("ốm"),
    "annual": gettext_lazy("phép năm"),
    "injury": gettext_lazy("tai nạn lao động"),
    "other": gettext_lazy("lý do khác"),
}


def away(absences: Iterable[dict[str, Any]]) -> list[str]:
    """Absences in words."""
    said = []
    for absence in absences:
        name = ABSENCES.get(absence["kind"], ABSENCES["other"])
        if absence.get("months"):
            said.append(_("nghỉ %(kind)s %(n)s tháng") % {"kind": name, "n": figure(absence["months"])})
        elif days := absence.get("working_days") or absence.get("days"):
            said.append(_("nghỉ %(kind)s %(n)s ngày") % {"kind": name, "n": figure(days)})
    return said


def _service(year: ServiceYear) -> Entry:
    title = _("%(months)s tháng công tác") % {"months": figure(year.months)}
    return Entry(", ".join([title, *away(year.absences)]), source_of(year), kind="service", pk=year.pk)


def years_of_unit(unit: Unit, *, until: int) -> list[Year]:
    """The collective's years: rating with counts, awards, holds, achievements; also of the former units whose history
    the law lets run on in it."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rated: set[int] = set()
    for one in (unit, *Unit.objects.filter(pk__in=former_units({unit.pk}))):
        for year, entry in _of_unit(one, rated):
            found[year].append(entry if one == unit else _of_former(entry, one))
    return _filled(found, rated, until=until)


def _of_unit(unit: Unit, rated: set[int]) -> Iterable[tuple[int, Entry]]:
    for award in _with_source(Award.objects.counting().filter(unit=unit)):
        if award.year:
            yield award.year, _award(award)
    for row in _with_source(CollectiveYear.objects.counting().filter(unit=unit)):
        if row.rating:
            rated.add(row.year)
        yield row.year, _collective_year(row)
    yield from _of_both(Q(unit=unit))


def _of_former(entry: Entry, unit: Unit) -> Entry:
    """A fact of a former unit is corrected on that unit's own page."""
    told = _("khi là %(unit)s") % {"unit": unit.name_vi}
    return replace(entry, source=" · ".join(filter(None, [told, entry.source])), changeable=False)


def _collective_year(year: CollectiveYear) -> Entry:
    counts = [
        (year.headcount, _("%(n)d người")),
        (year.completed, _("%(n)d hoàn thành nhiệm vụ trở lên")),
        (year.ldtt, _("%(n)d Lao động tiên tiến")),
        (year.cstd_co_so, _("%(n)d Chiến sĩ thi đua cơ sở")),
        (year.disciplined_from_warning, _("%(n)d bị kỷ luật từ cảnh cáo")),
    ]
    shown = [text % {"n": count} for count, text in counts if count is not None]
    title = str(year.get_rating_display()) if year.rating else _("Chưa có xếp loại")
    tone = RATING_TONES.get(year.rating or "", "gap")
    return Entry(
        ", ".join([title, *shown]),
        source_of(year),
        tone,
        kind="collective-year",
        pk=year.pk,
        level=year.rating or "",
        details=tuple(shown),
    )


def _filled(found: dict[int, list[Entry]], rated: set[int], *, until: int) -> list[Year]:
    """Every year from the first known one, so that a gap is seen before it is read."""
    if not found:
        return []
    last = max([until, *found])
    found = _with_further_sources(found)
    return [
        Year(year, found.get(year, []), is_gap=year not in rated and year <= until)
        for year in range(last, min(found) - 1, -1)
    ]


def _with_further_sources(found: dict[int, list[Entry]]) -> dict[int, list[Entry]]:
    """What other lists say the same stands behind the source of each fact. One query."""
    numbers = {entry.pk for entries in found.values() for entry in entries}
    further: dict[tuple[str, int], list[str]] = defaultdict(list)
    for also in FactSource.objects.filter(fact__in=numbers).select_related("source"):
        parts = (also.source.file_name if also.source else "", also.source_note)
        further[also.kind, also.fact].append(" ".join(part for part in parts if part))
    if not further:
        return found
    labels = by_kind.table_labels()
    return {year: [_with_further(entry, further, labels) for entry in entries] for year, entries in found.items()}


def _with_further(entry: Entry, further: dict[tuple[str, int], list[str]], labels: dict[str, str]) -> Entry:
    told = further.get((labels.get(entry.kind, ""), entry.pk), [])
    also = [_("cũng ghi trong %(source)s") % {"source": one} for one in told]
    return replace(entry, source=" · ".join(filter(None, [entry.source, *also])))
