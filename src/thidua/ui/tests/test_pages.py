"""The frame, the gallery and the account pages as a browser gets them."""

import gzip
import re
from importlib import resources
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client

STATIC = Path(str(resources.files("thidua.ui"))) / "static/ui"
INLINE = re.compile(r"""\sstyle\s*=|\son\w+\s*=\s*["']|<style|<script(?![^>]*\b(src|type="application/json"))""")


@pytest.fixture
def signed_in(client: Client, db: None) -> Client:
    user = get_user_model().objects.create(username="nguoi.mau")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_gallery_is_closed_to_the_public(client: Client, db: None) -> None:
    assert client.get("/kieu-dang/").status_code == 404


@pytest.mark.parametrize("path", ["/kieu-dang/", "/kieu-dang/xac-nhan/"])
def test_a_page_has_no_inline_script_or_style(signed_in: Client, path: str) -> None:
    page = signed_in.get(path).content.decode()

    assert INLINE.findall(page) == []
    assert page.count("<h1") == 1


def test_the_sign_in_page_has_no_inline_script_or_style(client: Client, db: None) -> None:
    page = client.get("/tai-khoan/login/").content.decode()

    assert INLINE.findall(page) == []
    assert 'lang="vi"' in page
    assert "Đăng nhập" in page


def test_a_form_with_mistakes_is_answered_with_422_and_says_so_in_the_title(signed_in: Client) -> None:
    answer = signed_in.post("/kieu-dang/", {"full_name": ""})

    assert answer.status_code == 422
    assert "<title>Lỗi: " in answer.content.decode()


def test_every_id_on_the_gallery_is_used_once(signed_in: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', signed_in.get("/kieu-dang/").content.decode())

    assert sorted(ids) == sorted(set(ids))


def test_the_meeting_room_mode_stays_until_it_is_turned_off(signed_in: Client) -> None:
    signed_in.post("/che-do-phong-hop/", {"on": "1", "next": "/kieu-dang/"})
    on = signed_in.get("/kieu-dang/").content.decode()
    signed_in.post("/che-do-phong-hop/", {"on": "0", "next": "/kieu-dang/"})
    off = signed_in.get("/kieu-dang/").content.decode()

    assert 'class="meeting"' in on
    assert 'class="meeting"' not in off


def test_the_meeting_room_switch_never_leads_to_another_site(client: Client, db: None) -> None:
    answer = client.post("/che-do-phong-hop/", {"on": "1", "next": "https://example.org/"})

    assert answer["Location"] == "/"


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_no_context_and_shows_the_way_back(name: str) -> None:
    page = render_to_string(name)

    assert 'href="/"' in page
    assert INLINE.findall(page) == []


def test_the_first_load_without_charts_weighs_at_most_200_kb(signed_in: Client) -> None:
    if not (STATIC / "vendor/tabler.css").exists():
        pytest.skip("assets not collected: run npm ci and tools/collect_assets.py")
    page = signed_in.get("/kieu-dang/xac-nhan/").content
    named = re.findall(r'(?:href|src)="/static/([^"?]+)"', page.decode())
    files = {re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name) for name in named}
    files |= {str(font.relative_to(STATIC.parent)) for font in (STATIC / "vendor/fonts").glob("*.woff2")}
    found = {name: finders.find(name) for name in files}
    assert None not in found.values()

    weight = len(gzip.compress(page))
    for path in map(Path, map(str, found.values())):
        content = path.read_bytes()
        weight += len(content if path.suffix == ".woff2" else gzip.compress(content))

    assert weight <= 200_000
