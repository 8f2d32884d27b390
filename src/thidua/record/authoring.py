"""Who wrote an initiative, and which share each has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.models import Person
from thidua.record.errors import FactReplaced
from thidua.record.models import Authorship, Initiative, InitiativeUse

WHOLE = 100  # percent


@transaction.atomic
def set_authors(pk: int, shares: Mapping[int, int | None], *, actor: User, at: datetime) -> Initiative:
    """These people are the authors, with these shares in percent; None where a share is not known.

    Raises:
        DomainError: nobody is left, the shares are more than the whole or all known and less, or somebody is taken out
            for whom the initiative was used.
    """
    work: Initiative = Initiative.objects.select_for_update().get(pk=pk)
    if work.withdrawn_at is not None or work.replaced_by_id is not None:
        raise FactReplaced
    now = {one.person_id: one for one in Authorship.objects.filter(initiative=work).select_related("person__unit")}
    _require_sound(shares)
    changed = {person for person in {*now, *shares} if _share(now, person) != _wanted(shares, person)}
    people = Person.objects.select_related("unit").in_bulk(changed)
    if changed - set(people):
        raise DomainError(_("Không có người này trong hồ sơ."))
    for one in people.values():
        require(actor, "record.change_facts", one.unit)
    if not changed:
        return work
    used = InitiativeUse.objects.filter(initiative=work, person__in=set(now) - set(shares)).select_related("person")
    if use := used.first():
        told = {"name": use.person, "year": use.year}
        raise DomainError(_("Sáng kiến đã được dùng để xét cho %(name)s năm %(year)d, nên không bỏ tên được.") % told)
    Authorship.objects.filter(initiative=work, person__in=set(now) - set(shares)).delete()
    for person, share in shares.items():
        Authorship.objects.update_or_create(initiative=work, person_id=person, defaults={"share_percent": share})
    before = {str(person): known.share_percent for person, known in now.items()}
    after = {str(person): share for person, share in shares.items()}
    record("initiative.authors_set", subject=work, actor=actor, at=at, before=before, after=after)
    return work


def _share(now: Mapping[int, Authorship], person: int) -> tuple[bool, int | None]:
    return (True, now[person].share_percent) if person in now else (False, None)


def _wanted(shares: Mapping[int, int | None], person: int) -> tuple[bool, int | None]:
    return (person in shares, shares.get(person))


def _require_sound(shares: Mapping[int, int | None]) -> None:
    if not shares:
        raise DomainError(_("Sáng kiến phải có ít nhất một tác giả."))
    known = [share for share in shares.values() if share is not None]
    if any(not 1 <= share <= WHOLE for share in known):
        raise DomainError(_("Phần đóng góp là số từ 1 đến 100."))
    total = sum(known)
    rounded = len(shares) - 1  # three equal shares are 33 each
    if total > WHOLE or (len(known) == len(shares) and total < WHOLE - rounded):
        raise DomainError(_("Tổng phần đóng góp là %(total)d %%, phải đúng 100 %%.") % {"total": total})
