"""Vietnamese first, English on request."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_browser_installed_in_english_still_gets_vietnamese(client: Client) -> None:
    answer = client.get("/tai-khoan/login/", headers={"accept-language": "en-US,en"})

    assert '<html lang="vi"' in answer.content.decode()


@pytest.mark.django_db
def test_the_switch_changes_the_language_and_it_stays(client: Client) -> None:
    client.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/login/"})

    assert '<html lang="en"' in client.get("/tai-khoan/login/").content.decode()
