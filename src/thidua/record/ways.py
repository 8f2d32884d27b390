"""From what the law misses to the form where it is entered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.organisation.models import Person, Unit
from thidua.record.award_names import award_name, catalog
from thidua.record.by_kind import KINDS

_ITEM = re.compile(r"(?P<what>[a-z][a-z0-9_-]*)\S*(?: (?P<year>\d{4}))?(?: \w+)?\Z")
OF_PERSON = {"ratings": "rating", "service": "service", "posts": "post", "moves": "move", "study": "study"}
OF_COLLECTIVE = {"ratings": "collective-year", "collective": "collective-year"}
OF_BOTH = {
    "initiatives": "initiative",
    "discipline": "discipline",
    "holds": "hold",
    "achievements": "achievement",
    "movements": "movement",
    "awards": "award",
}
ONE_A_YEAR = ("rating", "service", "collective-year")
LISTS = {  # those that are known only once their unit attests that they are complete
    "awards": "awards",
    "initiatives": "initiatives",
    "discipline": "discipline",
    "holds": "holds",
    "achievements": "achievements",
    "movements": "achievements",
    "posts": "career",
    "moves": "career",
    "study": "career",
}


@dataclass(frozen=True)
class Way:
    """One thing to do about a missing fact; `attest` is where its list can be declared complete, "" where it cannot."""

    label: str
    url: str
    attest: str = ""


def way_to(item: str, subject: Person | Unit) -> Way | None:
    """Where a missing fact, named as the law's answers name it, is entered; None when it is not in the record."""
    found = _ITEM.match(item)
    if found is None:
        return None
    what, year = found["what"], found["year"] or ""
    if what in ("subject", "tenure"):
        return _about(subject)
    award = what if what in catalog() else ""
    is_person = isinstance(subject, Person)
    kind = "award" if award else {**OF_BOTH, **(OF_PERSON if is_person else OF_COLLECTIVE)}.get(what, "")
    if kind not in KINDS or ("individual" if is_person else "collective") not in KINDS[kind].form.of:
        return None
    label = award_name(award) if award else str(KINDS[kind].form.label)
    words = {"what": label, "year": year}
    label = _("Ghi %(what)s %(year)s") % words if year else _("Ghi %(what)s") % words
    if standing := _standing(kind, subject, year):
        return Way(label, reverse("record:correct_fact", args=[kind, standing]))
    prefilled = {key: value for key, value in (("award", award), ("year", year)) if value}
    of = "ca-nhan" if is_person else "tap-the"
    url = reverse("record:add_fact", args=[of, subject.pk, kind]) + (f"?{urlencode(prefilled)}" if prefilled else "")
    return Way(label, url, _attest(subject, "awards" if award else what))


def _standing(kind: str, subject: Person | Unit, year: str) -> int | None:
    """The row of that year, where a year has one: what is missing in it is filled in there."""
    if kind not in ONE_A_YEAR or not year:
        return None
    rows: Any = KINDS[kind].model._default_manager
    owner = {"person" if isinstance(subject, Person) else "unit": subject}
    found: int | None = rows.counting().filter(year=int(year), **owner).values_list("pk", flat=True).first()
    return found


def _about(subject: Person | Unit) -> Way | None:
    if isinstance(subject, Unit):
        return None
    return Way(_("Ghi thông tin cá nhân"), reverse("record:edit_person", args=[subject.pk]))


def _attest(subject: Person | Unit, what: str) -> str:
    if what not in LISTS:
        return ""
    unit = subject.unit if isinstance(subject, Person) else subject
    return f"{reverse('record:unit', args=[unit.pk])}?danh-sach={LISTS[what]}#xac-nhan"


def years_url(subject: Person | Unit) -> str:
    """The page of the record's years; a year is `#nam-2024` on it."""
    return reverse("record:person" if isinstance(subject, Person) else "record:unit", args=[subject.pk])
