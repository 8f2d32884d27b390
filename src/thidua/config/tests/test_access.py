"""Who may open what: every address of the site, asked as every viewer, against the tables of the rooms.

An address without a line fails, and so does a line without an address. A posted form is taken back afterwards, so
that every viewer finds the same world.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from thidua.config.tests.site_map import addresses
from thidua.config.urls import ROOMS
from thidua.core.access import VIEWERS, Access

# From the lowest floor up: a room may use what the rooms before it have put in the world.
FLOORS = [
    "organisation",
    "rulebooks",
    "record",
    "programme",
    "movements",
    "awards",
    "council",
    "decisions",
    "register",
    "core",
    "ui",
]


def room_tables() -> dict[str, ModuleType]:
    """The `tests/access.py` of each room that has addresses, from the lowest floor up, then that of the accounts."""
    with_addresses = [room for room in FLOORS if (settings.PACKAGE / room / "urls.py").exists()]
    return {room: import_module(f"thidua.{room}.tests.access") for room in [*with_addresses, "config"]}


def lines() -> dict[tuple[str, str], Access]:
    """(URL name, method) → its line."""
    return {
        (key.partition("#")[0], access.method): access
        for module in room_tables().values()
        for key, access in module.ACCESS.items()
    }


def test_every_room_with_addresses_is_asked():
    assert set(ROOMS) == set(FLOORS)


def test_every_address_has_a_line_for_each_method_it_answers():
    asked = {(name, method) for name, methods in addresses().items() for method in methods}

    assert sorted(asked - set(lines())) == []


def test_every_line_has_an_address_that_answers_its_method():
    there = {(name, method) for name, methods in addresses().items() for method in methods}

    assert sorted(set(lines()) - there) == []


def test_every_line_names_viewers_that_exist():
    unknown = {key: sorted(access.allow - set(VIEWERS)) for key, access in lines().items()}

    assert {key: names for key, names in unknown.items() if names} == {}


@pytest.fixture
def world(ministry: Any, cast: Any, add_person: Any, at: Any) -> SimpleNamespace:
    """What the rooms need to have something behind every address, from the lowest floor up."""
    made = SimpleNamespace(ministry=ministry, cast=cast, add_person=add_person, at=at)
    for module in room_tables().values():
        if hasattr(module, "furnish"):
            module.furnish(made)
    return made


@pytest.fixture
def quiet() -> Iterator[None]:
    """Refusals are what is asked for here: they need no line each in the log."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_viewer_gets_what_the_table_says(viewer: str, world: SimpleNamespace):
    asking = Asking(viewer, world)

    wrong = [
        f"{method} {name}: {problem}"
        for (name, method), access in sorted(lines().items())
        if (problem := asking.problem(name, method, access))
    ]

    assert "\n".join(wrong) == ""


class Asking:
    """One viewer with a browser of their own."""

    def __init__(self, viewer: str, world: SimpleNamespace) -> None:
        self.viewer, self.world = viewer, world
        self.client = Client(raise_request_exception=False)
        if viewer != "anonymous":
            self.client.force_login(getattr(world.cast, viewer))
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def problem(self, name: str, method: str, access: Access) -> str | None:
        """What is wrong with the answer, None when it is as the table says."""
        response = self._ask(name, method, access)
        if self.viewer in access.allow:
            return None if _is_answer(response) else f"allowed, but answered {_shown(response)}"
        refuse = 404 if self.viewer in access.unseen else access.refuse
        expected = {refuse} if self.viewer != "anonymous" else {refuse, "sign-in"}
        got = "sign-in" if _is_sign_in(response) else response.status_code
        return None if got in expected else f"refused with {refuse}, but answered {_shown(response)}"

    def _ask(self, name: str, method: str, access: Access) -> HttpResponse:
        url = reverse(name, kwargs=access.kwargs(self.world))
        data = access.data(self.world)
        with _taken_back():
            response = self.client.get(url, data) if method == "get" else self.client.post(url, data)
            for _ in getattr(response, "streaming_content", ()):
                pass  # a file is read to its end, as a browser would
        self.client.cookies.clear()
        self.client.cookies.load(self.cookies)
        return response


@contextmanager
def _taken_back() -> Iterator[None]:
    """Whatever is written inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _is_sign_in(response: HttpResponse) -> bool:
    return 300 <= response.status_code < 400 and response.headers["Location"].startswith(reverse("account_login"))


def _is_answer(response: HttpResponse) -> bool:
    redirected = 300 <= response.status_code < 400 and not _is_sign_in(response)
    return response.status_code in {200, 204, 422} or redirected


def _shown(response: HttpResponse) -> str:
    return f"{response.status_code} {response.headers.get('Location', '')}".strip()
