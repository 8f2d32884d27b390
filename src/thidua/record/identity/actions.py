"""Merging, splitting, undoing; saying that two records are two people. The only writes to who is who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.actions import prepare_person
from thidua.organisation.models import Person, Unit
from thidua.record.identity.merging import PERSON_FIELDS, MergePlan, Twins, label_of, plan_merge, tables_naming_people
from thidua.record.models import Authorship, Fact, FactSource, InitiativeUse, Merge, PersonPair
from thidua.record.timeline import source_of


def _both(first: int, second: int) -> tuple[Person, Person]:
    """Locked in one order, so that two merges of the same people wait for each other."""
    rows = Person.objects.select_for_update(of=("self",)).select_related("unit").order_by("pk")
    found = {person.pk: person for person in rows.filter(pk__in=[first, second])}
    if len(found) != 2:
        raise DomainError(_("Một trong hai hồ sơ vừa được gộp ở nơi khác. Tải lại trang."))
    return found[first], found[second]


@transaction.atomic
def merge(
    kept_pk: int,
    other_pk: int,
    *,
    take: dict[str, str],
    stands: dict[str, str],
    reason: str = "",
    actor: User,
    at: datetime,
) -> Merge:
    """Make one record of two. Everything of the other moves to the kept one; facts that both have are one from now on.

    Args:
        take: field → "kept" or "other", where both say something else; the rest by `MergePlan.default`.
        stands: key of a contradiction → "kept" or "other".

    Raises:
        DomainError: something stands in the way, or a contradiction was not answered; `problems` lists each.
    """
    kept, other = _both(kept_pk, other_pk)
    require(actor, "record.merge_people", (kept, other))
    plan = plan_merge(kept, other)
    problems = [*plan.hindrances, *_unanswered(plan, stands)]
    if problems:
        raise DomainError(_("Chưa gộp được hai hồ sơ."), problems=problems)
    twins = [*plan.twins, *_answered(plan, stands)]
    made = Merge(kind=Merge.Kind.MERGE, kept=kept, other=other, reason=reason, done_by=actor, done_at=at)
    made.moved = plan.rows
    made.before = {
        "kept": _said(kept), "other": _said(other),
        "works": [[work.initiative_id, work.share_percent] for work in plan.shared_works],
    }  # fmt: skip
    Authorship.objects.filter(pk__in=[work.pk for work in plan.shared_works]).delete()
    made.set_aside = _set_aside(twins)
    _move(plan.rows, kept)
    made.before["sources"] = _say_also(twins, at)
    _settle(plan, take)
    made.save()
    PersonPair.objects.of(kept, other).update(state=PersonPair.State.MERGED, decided_by=actor, decided_at=at)
    record("people.merged", subject=kept, actor=actor, at=at, after=_told(made))
    return made


def _unanswered(plan: MergePlan, stands: dict[str, str]) -> list[str]:
    told = _("Chưa chọn dữ kiện nào đúng: %(one)s hay %(other)s.")
    return [
        told % {"one": one.of_kept, "other": one.of_other}
        for one in plan.contradictions
        if stands.get(one.key) not in {"kept", "other"}
    ]


def _answered(plan: MergePlan, stands: dict[str, str]) -> list[Twins]:
    return [
        Twins(one.of_kept, one.of_other) if stands[one.key] == "kept" else Twins(one.of_other, one.of_kept)
        for one in plan.contradictions
    ]


def _set_aside(twins: Iterable[Twins]) -> dict[str, list[list[int]]]:
    """The facts left step behind those that stay. Done before anything moves, for only one of a kind may stand."""
    aside: dict[str, list[list[int]]] = defaultdict(list)
    for twin in twins:
        twin.left.replaced_by = twin.stays
        twin.left.save(update_fields=["replaced_by"])
        aside[label_of(twin.left)].append([twin.left.pk, twin.stays.pk])
    return dict(aside)


def _move(rows: dict[str, list[int]], to: Person) -> None:
    names = {model._meta.label_lower: name for model, name in tables_naming_people()}
    for label, pks in rows.items():
        apps.get_model(label)._base_manager.filter(pk__in=pks).update(**{names[label]: to})


def _say_also(twins: Iterable[Twins], at: datetime) -> list[int]:
    """What the facts left told of where they come from is kept with those that stay; returns what was added."""
    made = []
    for twin in twins:
        note = twin.left.source_note if twin.left.source_id else source_of(twin.left)
        told = [(twin.left.source_id, note)]
        further = FactSource.objects.filter(kind=label_of(twin.left), fact=twin.left.pk)
        told += further.values_list("source", "source_note")
        for source, words in told:
            if source is None and not words:
                continue
            also, new = FactSource.objects.get_or_create(
                kind=label_of(twin.stays), fact=twin.stays.pk, source_id=source, source_note=words[:200],
                defaults={"recorded_at": at},
            )  # fmt: skip
            made += [also.pk] if new else []
    return made


def _said(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in (*PERSON_FIELDS, "user_id")}


def _settle(plan: MergePlan, take: dict[str, str]) -> None:
    """What the two say of the person becomes one; the double keeps its own words, but not a number the other takes."""
    kept, other = plan.kept, plan.other
    taken = {name: getattr(other, name) for name in PERSON_FIELDS if take.get(name, plan.default(name)) == "other"}
    number, user = taken.pop("identity_no", None), other.user_id if not kept.user_id else None
    if number:
        other.identity_no = kept.identity_no
    if user:
        other.user = None
    other.merged_into = kept
    if number and other.identity_no:  # the two change numbers, and no number may be there twice meanwhile
        Person.objects.filter(pk=kept.pk).update(identity_no=None)
    other.save()
    for name, value in taken.items():
        setattr(kept, name, value)
    if number:
        kept.identity_no = number
    if user:
        kept.user_id = user
    prepare_person(kept).save()


def _told(made: Merge) -> dict[str, Any]:
    """What the event says: who and how many rows, each by number."""
    return {
        "kept": made.kept_id, "other": made.other_id, "moved": made.moved, "set_aside": made.set_aside,
        "reason": made.reason,
    }  # fmt: skip


@transaction.atomic
def undo_merge(pk: int, *, actor: User, at: datetime) -> Merge:
    """Two records again, as they were; what was added since stays with the kept one.

    Raises:
        DomainError: it was undone already, or the kept record was merged further since.
    """
    made = Merge.objects.select_for_update(of=("self",)).select_related("kept__unit", "other__unit").get(pk=pk)
    people = Person.with_doubles.select_for_update(of=("self",)).select_related("unit")
    kept, other = people.get(pk=made.kept_id), people.get(pk=made.other_id)
    require(actor, "record.merge_people", (kept, other))
    if made.undone_at is not None:
        raise DomainError(_("Việc này đã được hoàn tác trước đó."))
    if kept.merged_into_id is not None:
        raise DomainError(_("Hồ sơ này đã được gộp tiếp vào hồ sơ khác: hoàn tác lần gộp sau trước."))
    if made.kind == Merge.Kind.MERGE:
        _part_again(made, kept, other)
    else:
        _join_again(made, kept, other)
    made.undone_by, made.undone_at = actor, at
    made.save(update_fields=["undone_by", "undone_at"])
    record("people.merge_undone", subject=kept, actor=actor, at=at, after=_told(made))
    return made


def _part_again(made: Merge, kept: Person, other: Person) -> None:
    FactSource.objects.filter(pk__in=made.before.get("sources", [])).delete()
    moved = {label: _followed(label, pks, kept) for label, pks in made.moved.items()}
    Person.objects.filter(pk=kept.pk).update(identity_no=None, user=None)
    said = made.before
    for name, value in said["other"].items():
        setattr(other, name, value)
    other.merged_into = None
    for name, value in said["kept"].items():
        if getattr(kept, name) == said["other"][name]:
            setattr(kept, name, value)  # what was corrected since stays corrected
    prepare_person(other).save()
    prepare_person(kept).save()
    _move(moved, other)
    for label, pairs in made.set_aside.items():
        for left, stays in pairs:
            apps.get_model(label)._base_manager.filter(pk=left, replaced_by=stays).update(replaced_by=None)
    Authorship.objects.bulk_create(
        Authorship(initiative_id=work, person=other, share_percent=share) for work, share in said.get("works", [])
    )
    PersonPair.objects.of(kept, other).update(state=PersonPair.State.OPEN, decided_by=None, decided_at=None)


def _followed(label: str, pks: list[int], holder: Person) -> list[int]:
    """Those of the rows that are still the holder's, with what corrected them since."""
    model = apps.get_model(label)
    found: set[int] = set()
    wave = set(pks)
    while wave:
        rows = list(model._base_manager.filter(pk__in=wave, person=holder))
        found |= {row.pk for row in rows}
        wave = _corrections(label, rows, holder) - found if issubclass(model, Fact) else set()
    return sorted(found)


def _corrections(label: str, rows: list[Any], holder: Person) -> set[int]:
    """What stands in the place of these facts, unless a merge set them aside for it: that was the other's all along."""
    behind = holder.merges.filter(undone_at=None).values_list("set_aside", flat=True)
    aside = {left: stays for one in behind for left, stays in one.get(label, [])}
    return {row.replaced_by_id for row in rows if row.replaced_by_id and aside.get(row.pk) != row.replaced_by_id}


@transaction.atomic
def split(
    pk: int, *, rows: dict[str, list[int]], unit: Unit, said: dict[str, Any], reason: str, actor: User, at: datetime
) -> Merge:
    """Part from a record what is another person's: a new record with the chosen rows.

    Args:
        rows: by table, {"record.award": [4]}; only facts and authorships.
        said: what the new record says of the person.
    """
    kept = Person.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    require(actor, "record.merge_people", (kept, kept))
    require(actor, "record.change_facts", unit)
    chosen = {label: sorted(pks) for label, pks in rows.items() if pks}
    if not chosen:
        raise DomainError(_("Chưa chọn dữ kiện nào để tách."))
    _require_partable(chosen, kept)
    number = kept.identity_no if said.get("identity_no") == kept.identity_no else None
    if number:
        kept.identity_no = None
        kept.save(update_fields=["identity_no"])
    other = prepare_person(Person(unit=unit, **said))
    other.full_clean(exclude=["user"])
    other.save()
    made = Merge(kind=Merge.Kind.SPLIT, kept=kept, other=other, reason=reason, done_by=actor, done_at=at, moved=chosen)
    made.before = {"number": number}
    made.save()
    _move(chosen, other)
    PersonPair.objects.create(  # the new record has the higher number
        first=kept, second=other, points=0, state=PersonPair.State.DIFFERENT, found_at=at, decided_by=actor,
        decided_at=at,
    )  # fmt: skip
    record("people.split", subject=kept, actor=actor, at=at, after=_told(made))
    return made


def _require_partable(rows: dict[str, list[int]], kept: Person) -> None:
    problems = []
    for label, pks in rows.items():
        model: Any = apps.get_model(label)
        if not issubclass(model, (Fact, Authorship)):
            raise DomainError(_("Chỉ tách được dữ kiện của hồ sơ."))
        found = list(model._base_manager.filter(pk__in=pks, person=kept))
        if len(found) != len(set(pks)):
            raise DomainError(_("Có dữ kiện vừa được sửa hoặc chuyển đi. Tải lại trang."))
        problems += [
            _("%(fact)s do một quyết định trong hệ thống trao, không tách được.") % {"fact": row}
            for row in found
            if getattr(row, "certificate", "")
        ]
        if model is Authorship:
            works = [row.initiative_id for row in found]
            used = InitiativeUse.objects.filter(person=kept, initiative__in=works)
            problems += [_("%(fact)s đã dùng để xét, không tách được.") % {"fact": use.initiative} for use in used]
    if problems:
        raise DomainError(_("Chưa tách được hồ sơ."), problems=problems)


def _join_again(made: Merge, kept: Person, other: Person) -> None:
    """The parted record becomes a double of the one it came from, if nothing was added to it since."""
    plan = plan_merge(kept, other)
    parted = {label: set(pks) for label, pks in made.moved.items()}
    if any(set(pks) - parted.get(label, set()) for label, pks in plan.rows.items()):
        raise DomainError(_("Hồ sơ đã tách có thêm dữ liệu: dùng “Gộp” thay cho hoàn tác."))
    if plan.contradictions or plan.twins:
        raise DomainError(_("Hai hồ sơ nay có dữ kiện trùng nhau: dùng “Gộp” thay cho hoàn tác."))
    _move(plan.rows, kept)
    returns = made.before["number"] if not kept.identity_no else None
    if returns:
        other.identity_no = None
    other.merged_into = kept
    other.save()
    if returns:
        kept.identity_no = returns
        kept.save(update_fields=["identity_no"])


@transaction.atomic
def say_different(pk: int, *, actor: User, at: datetime) -> PersonPair:
    """Two people; the pair is not asked about again, until somebody opens it."""
    return _say(pk, PersonPair.State.DIFFERENT, "pair.different", actor, at)


@transaction.atomic
def open_again(pk: int, *, actor: User, at: datetime) -> PersonPair:
    return _say(pk, PersonPair.State.OPEN, "pair.reopened", actor, at)


def _say(pk: int, state: PersonPair.State, event: str, actor: User, at: datetime) -> PersonPair:
    pair = PersonPair.objects.select_for_update(of=("self",)).select_related("first__unit", "second__unit").get(pk=pk)
    require(actor, "record.merge_people", (pair.first, pair.second))
    if pair.state == PersonPair.State.MERGED:
        raise DomainError(_("Hai hồ sơ này đã được gộp. Hoàn tác lần gộp trước."))
    pair.state = state
    decided = state != PersonPair.State.OPEN
    pair.decided_by, pair.decided_at = (actor, at) if decided else (None, None)
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    record(event, subject=pair, actor=actor, at=at, after={"people": [pair.first_id, pair.second_id]})
    return pair
