"""The navigation shows what a user may open and where the user is."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from thidua.ui import navigation as nav


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nav, "_entries", {})
    monkeypatch.setattr(nav, "_describe_user", None)


def frame(path: str = "/kieu-dang/") -> nav.Frame:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.resolver_match = resolve(path)
    return nav.Frame(request)


def test_entries_stand_in_their_order_and_group() -> None:
    nav.register_nav("b", "B", "ui:gallery", 20)
    nav.register_nav("a", "A", "ui:gallery", 10)
    nav.register_nav("c", "C", "ui:gallery", 5, group="other")

    assert [item.key for item in frame().main] == ["a", "b"]
    assert [item.key for item in frame().other] == ["c"]


def test_an_entry_the_user_may_not_see_is_left_out() -> None:
    nav.register_nav("a", "A", "ui:gallery", 10, visible=lambda user: user.is_authenticated)

    assert frame().main == []


def test_the_entry_of_the_same_room_is_current() -> None:
    nav.register_nav("account", "Tài khoản", "account_login", 10)
    nav.register_nav("gallery", "Kiểu dáng", "ui:gallery", 20)

    assert [item.current for item in frame("/kieu-dang/xac-nhan/").main] == [False, True]


def test_a_badge_is_asked_with_the_user() -> None:
    seen: list[Any] = []
    nav.register_nav("a", "A", "ui:gallery", 10, badge=lambda user: seen.append(user) or 4)

    assert frame().main[0].badge == 4
    assert isinstance(seen[0], AnonymousUser)


def test_an_entry_that_leads_nowhere_is_reported_by_the_check() -> None:
    nav.register_nav("a", "A", "khong:co", 10)

    assert [problem.id for problem in nav.check_navigation()] == ["ui.E001"]
    assert frame().main == []


def test_an_anonymous_visitor_has_no_identity() -> None:
    assert frame().identity is None
