"""The list of people: which columns it may show, what it may be narrowed to, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.clock import today
from thidua.core.files import Sheet, workbook
from thidua.organisation.models import Person
from thidua.record.award_names import award_name
from thidua.record.chunks import chunks
from thidua.record.models import Award, Rating
from thidua.ui.formats import day


@dataclass
class Known:
    """What columns need besides the person, read for all rows at once."""

    year: int
    sees_identity: bool
    ratings: dict[int, str] = field(default_factory=dict)
    awards: dict[int, list[Award]] = field(default_factory=dict)


Cell = Callable[[Person, Known], str | int]


@dataclass(frozen=True)
class Column:
    """`width` in characters, for the workbook; `order` is the field that sorts by it, "" = it cannot."""

    key: str
    label: str | Promise
    width: int
    cell: Cell
    order: str = ""


def _number(person: Person, known: Known) -> str:
    return (person.identity_no or "") if known.sees_identity else person.masked_identity


def _last_award(person: Person, known: Known) -> str:
    held = known.awards.get(person.pk, [])
    return f"{award_name(held[0].award)} ({held[0].year or '?'})" if held else ""


def _awards_of_year(person: Person, known: Known) -> str:
    return ", ".join(award_name(one.award) for one in known.awards.get(person.pk, []) if one.year == known.year)


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("post", gettext_lazy("Chức vụ, công việc"), 28, lambda one, known: one.post),
        Column("unit", gettext_lazy("Nơi công tác"), 36, lambda one, known: one.unit.name_vi, "unit__path"),
        Column("role", gettext_lazy("Nhóm"), 20, lambda one, known: str(one.get_role_display() or ""), "role"),
        Column("sex", gettext_lazy("Giới tính"), 10, lambda one, known: str(one.get_sex_display() or ""), "sex"),
        Column("born", gettext_lazy("Ngày sinh"), 12, lambda one, known: _half(one.born_on), "born_on"),
        Column("number", gettext_lazy("Số định danh"), 15, _number),
        Column("joined", gettext_lazy("Vào ngành"), 12, lambda one, known: _half(one.joined_on), "joined_on"),
        Column("rating", gettext_lazy("Xếp loại năm trước"), 26, lambda one, known: known.ratings.get(one.pk, "")),
        Column("awards", gettext_lazy("Khen thưởng năm trước"), 34, _awards_of_year),
        Column("last", gettext_lazy("Lần khen gần nhất"), 34, _last_award),
    )
}
DEFAULT = ("post", "unit", "role", "born")
MISSING: dict[str, tuple[str | Promise, Callable[[int], Any]]] = {
    "rating": (
        gettext_lazy("chưa có xếp loại năm trước"),
        lambda year: ~Exists(Rating.objects.counting().filter(person=OuterRef("pk"), year=year)),
    ),
    "number": (gettext_lazy("chưa có số định danh"), lambda year: Q(identity_no__isnull=True) | Q(identity_no="")),
    "born": (gettext_lazy("chưa có ngày sinh"), lambda year: Q(born_on__isnull=True) | Q(born_on="")),
    "role": (gettext_lazy("chưa rõ nhóm"), lambda year: Q(role__isnull=True) | Q(role="")),
    "award": (
        gettext_lazy("chưa từng được khen thưởng"),
        lambda year: ~Exists(Award.objects.counting().filter(person=OuterRef("pk"), revoked=False)),
    ),
}


def _half(value: str | None) -> str:
    return day(value) if value else ""


def last_year() -> int:
    return today().year - 1


def asked_columns(keys: Iterable[str]) -> list[Column]:
    """The columns asked for in their usual order, unknown ones left out; without any the usual ones."""
    wanted = set(keys) & set(COLUMNS) or set(DEFAULT)
    return [column for key, column in COLUMNS.items() if key in wanted]


def narrowed(rows: QuerySet[Person], missing: str) -> QuerySet[Person]:
    return rows.filter(MISSING[missing][1](last_year())) if missing in MISSING else rows


def ordered(rows: QuerySet[Person], sort: str) -> QuerySet[Person]:
    """By name in Vietnamese order, unless a column is asked for; within it by name again."""
    key = sort.removeprefix("-")
    minus = "-" if sort.startswith("-") else ""
    if key in COLUMNS and COLUMNS[key].order:
        return rows.order_by(f"{minus}{COLUMNS[key].order}", "sort_key", "pk")
    return rows.order_by(f"{minus}sort_key", "pk") if key == "name" else rows


def read(people: Sequence[Person], columns: Iterable[Column], *, sees_identity: bool) -> Known:
    """What these columns need. At most two queries for each thousand people."""
    keys = {column.key for column in columns}
    known = Known(last_year(), sees_identity)
    for some in chunks([person.pk for person in people]):
        if "rating" in keys:
            rows = Rating.objects.counting().filter(person__in=some, year=known.year)
            known.ratings |= {one.person_id: str(one.get_level_display()) for one in rows}
        if keys & {"awards", "last"}:
            held = Award.objects.counting().filter(person__in=some, revoked=False).order_by("-year", "-pk")
            for one in held:
                known.awards.setdefault(one.person_id or 0, []).append(one)
    return known


def people_workbook(people: Sequence[Person], columns: Sequence[Column], *, head: str, sees_identity: bool) -> bytes:
    known = read(people, columns, sees_identity=sees_identity)
    titles = [(_("STT"), 6), (_("Họ và tên"), 28), *((str(column.label), column.width) for column in columns)]
    rows = (
        [number, person.full_name, *(column.cell(person, known) for column in columns)]
        for number, person in enumerate(people, start=1)
    )
    return workbook(Sheet(_("Danh sách"), titles, rows, head=head))
