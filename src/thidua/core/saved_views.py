"""Lists kept as somebody likes to see them. They are the own; nobody else sees them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record, register_event
from thidua.core.models import SavedView, User

MOST = 20  # of one list
register_event("view.saved", "Lưu cách xem danh sách", "View of a list saved")
register_event("view.removed", "Xóa cách xem danh sách", "View of a list removed")


def plain_query(query: str) -> str:
    """The same query without its page, empty fields left out, in one order: two that show the same are the same."""
    given = QueryDict(query)
    kept = QueryDict(mutable=True)
    for name in sorted(given):
        values = [value for value in given.getlist(name) if value]
        if name != "page" and values:
            kept.setlist(name, values)
    return kept.urlencode()


@transaction.atomic
def save_view(page: str, name: str, query: str, *, actor: User, at: datetime) -> SavedView:
    """Keep a list under a name; the same name again keeps the list as it is now."""
    name = " ".join(name.split())
    if not name:
        raise DomainError(_("Đặt tên cho cách xem này."))
    query = plain_query(query)
    if len(name) > 60 or len(query) > SavedView.LONGEST:
        raise DomainError(_("Tên hoặc bộ lọc quá dài."))
    own = SavedView.objects.filter(user=actor, page=page)
    if own.exclude(name=name).count() >= MOST:
        raise DomainError(_("Mỗi danh sách lưu được tối đa %(n)d cách xem. Xóa bớt trước khi lưu thêm.") % {"n": MOST})
    view, _made = SavedView.objects.update_or_create(user=actor, page=page, name=name, defaults={"query": query})
    record("view.saved", subject=view, actor=actor, at=at, after={"page": page})
    return view


@transaction.atomic
def remove_view(pk: int, *, actor: User, at: datetime) -> None:
    view = SavedView.objects.get(pk=pk, user=actor)
    record("view.removed", subject=view, actor=actor, at=at, before={"page": view.page})
    view.delete()
