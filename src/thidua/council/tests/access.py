"""Who may open what in the council: the secretary runs, tellers count, department and leader read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thidua.awards.tests.factories import make_accepted, make_round
from thidua.core.access import EVERYBODY, SIGNED_IN, Access
from thidua.council import actions
from thidua.council.models import Interest
from thidua.council.tests import factories

Kwargs = Callable[[Any], dict[str, Any]]
READ = frozenset({"secretary", "department", "leader"})
WITH_TELLER = READ | {"teller"}
FOUND = frozenset({"secretary", "department"})
RUN = frozenset({"secretary"})
TELLER = frozenset({"teller"})
NOBODY: frozenset[str] = frozenset()


def of(name: str, **more: Any) -> Kwargs:
    """The address of one of the meetings of the world: `meeting` is planned, `counted`, `closed` are further on."""
    return lambda world: {"pk": getattr(world, name).pk, **more}


def seen(allow: frozenset[str], kwargs: Kwargs, *, seers: frozenset[str], method: str = "get", **more: Any) -> Access:
    """Whoever does not see the object gets 404, whoever sees it but may not do this gets 403."""
    return Access(allow, kwargs, method=method, refuse=403, unseen=EVERYBODY - seers, **more)


def both(name: str, allow: frozenset[str], kwargs: Kwargs, *, seers: frozenset[str]) -> dict[str, Access]:
    return {
        name: seen(allow, kwargs, seers=seers),
        f"{name}#post": seen(allow, kwargs, seers=seers, method="post"),
    }


ACCESS: dict[str, Access] = {
    "council:meetings": Access(SIGNED_IN),
    "council:council_create": Access(FOUND, refuse=403),
    "council:council_create#post": Access(FOUND, method="post", refuse=403),
    "council:council": Access(READ, of("council")),
    **both("council:council_edit", FOUND, of("council"), seers=READ),
    **both("council:member_add", FOUND, of("council"), seers=READ),
    **both("council:member_edit", FOUND, of("member"), seers=READ),
    "council:meeting_create": Access(RUN, refuse=403),
    "council:meeting_create#post": Access(RUN, method="post", refuse=403),
    # in preparation: no tellers are chosen yet, so no teller sees it
    "council:meeting": Access(READ, of("meeting")),
    **both("council:meeting_edit", RUN, of("meeting"), seers=READ),
    **both("council:discard", RUN, of("meeting"), seers=READ),
    "council:attendance": Access(READ, of("meeting")),
    "council:attendance#post": seen(RUN, of("meeting"), seers=READ, method="post"),
    "council:agenda": Access(READ, of("meeting")),
    "council:agenda#post": seen(RUN, of("meeting"), seers=READ, method="post"),
    "council:interests": Access(READ, of("meeting")),
    "council:interests#post": seen(RUN, of("meeting"), seers=READ, method="post"),
    "council:interest_remove#post": seen(
        RUN, lambda world: {"pk": world.meeting.pk, "interest": world.interest.pk}, seers=READ, method="post"
    ),
    **both("council:freeze", RUN, of("meeting"), seers=READ),
    # counted by both tellers
    "council:ballots": seen(READ, of("counted"), seers=WITH_TELLER),
    "council:ballot_file": seen(READ, of("counted", number=1, form="docx"), seers=WITH_TELLER),
    **both("council:start_count", RUN, of("counted"), seers=WITH_TELLER),
    "council:counting": Access(WITH_TELLER, of("counted")),
    "council:compare": Access(WITH_TELLER, of("counted")),
    **both("council:recount", RUN, of("counted"), seers=WITH_TELLER),
    **both("council:close", RUN, of("counted"), seers=WITH_TELLER),
    **both("council:correct", TELLER, of("counted_sheet"), seers=WITH_TELLER),
    # being counted: nobody but the teller sees the sheet, not even the secretary
    "council:sheet": Access(TELLER, of("open_sheet")),
    "council:sheet#post": Access(TELLER, of("open_sheet"), method="post"),
    # closed
    "council:result": Access(WITH_TELLER, of("closed")),
    "council:minutes": seen(READ, of("closed"), seers=WITH_TELLER),
    "council:minutes#post": seen(RUN, of("closed"), seers=WITH_TELLER, method="post"),
    "council:minutes_file": seen(READ, of("closed", form="docx"), seers=WITH_TELLER),
}


def furnish(world: Any) -> None:
    """A council with a planned meeting, one being counted, one counted by both tellers, one closed."""
    ministry, cast = world.ministry, world.cast
    world.council = factories.make_council(ministry, cast)
    world.member = world.council.members.first()

    def planned() -> Any:
        round_ = make_round(ministry, cast, state="council", name="Đợt xét trước Hội đồng")
        make_accepted(ministry, cast, round=round_, award="giay-khen")
        return factories.make_meeting(ministry, cast, council=world.council, round=round_, nominees=1)

    def frozen() -> Any:
        meeting = planned()
        factories.attend(meeting, cast)
        return factories.freeze(meeting, cast)

    world.meeting = planned()
    world.interest = actions.declare_interest(
        world.meeting.items.first().pk, world.member.pk, kind=Interest.Kind.OTHER, actor=cast.secretary, at=world.at
    )
    world.open_sheet = factories.start(frozen(), cast)[0]
    world.counted = frozen()
    for sheet in factories.start(world.counted, cast):
        world.counted_sheet = factories.fill(sheet)
    world.counted_sheet = world.counted.counts.get().sheets.get(teller=cast.teller)
    world.closed = frozen()
    for sheet in factories.start(world.closed, cast):
        factories.fill(sheet)
    actions.close_count(world.closed.pk, actor=cast.secretary, at=world.at)
