"""Every address of this room as every viewer, against the table; the whole site's walk is another room's test."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from thidua.awards.tests.access import ACCESS, furnish
from thidua.awards.urls import urlpatterns
from thidua.core.access import VIEWERS, Access


@pytest.fixture
def world(ministry, cast, add_person, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = SimpleNamespace(ministry=ministry, cast=cast, add_person=add_person, at=at)
    furnish(made)
    return made


def answer(client: Client, key: str, access: Access, world: SimpleNamespace) -> object:
    """ "allowed", "sign-in" or the status of the refusal; what was written is taken back."""
    url = reverse(key.partition("#")[0], kwargs=access.kwargs(world))
    with transaction.atomic():
        response = getattr(client, access.method)(url, access.data(world))
        for _ in getattr(response, "streaming_content", ()):
            pass
        transaction.set_rollback(True)
    if response.status_code == 302 and "/tai-khoan/" in response.url:
        return "sign-in"
    return "allowed" if response.status_code in (200, 302, 422) else response.status_code


def expected(viewer: str, access: Access) -> object:
    if viewer in access.allow:
        return "allowed"
    if viewer == "anonymous":
        return "sign-in"
    return 404 if viewer in access.unseen else access.refuse


def test_every_address_of_the_room_has_a_line():
    assert {f"awards:{one.name}" for one in urlpatterns} == {key.partition("#")[0] for key in ACCESS}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_viewer_gets_what_the_table_says(viewer, world):
    client = Client()
    if viewer != "anonymous":
        client.force_login(getattr(world.cast, viewer))

    got = {key: answer(client, key, access, world) for key, access in ACCESS.items()}

    assert got == {key: expected(viewer, access) for key, access in ACCESS.items()}
