"""What anyone may check, and that nothing else is told."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.decisions import actions
from thidua.decisions.models import Certificate
from thidua.decisions.tests.factories import DECIDED_ON, first_certificate, make_issued, propose


@pytest.fixture
def certificate(ministry: Any, cast: Any) -> Certificate:
    return first_certificate(make_issued(ministry, cast, people=2))


def words(answer: Any) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.S)
    assert main is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def test_the_page_says_valid_and_what_the_paper_says(client: Client, certificate: Certificate) -> None:
    answer = client.get(reverse("register:certificate", args=[certificate.public_id]))

    said = words(answer)
    assert "Có hiệu lực" in said
    for value in certificate.printed.values():
        assert value in said
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_the_page_tells_nothing_that_the_paper_does_not(client: Client, certificate: Certificate) -> None:
    person = certificate.item.nomination.person
    person.identity_no, person.born_on = "001080009999", "1980-01-02"
    person.save()

    said = words(client.get(reverse("register:certificate", args=[certificate.public_id])))

    fixed = [
        "Kiểm",
        "tra",
        "bằng,",
        "giấy",
        "chứng",
        "nhận",
        "Có",
        "hiệu",
        "lực",
        "Quyết",
        "định",
        "Nơi,",
        "ngày",
        "Người",
        "ký",
        "Số",
        "vào",
        "sổ",
        "Đối",
        "chiếu",
        "từng",
        "chữ",
        "với",
        "bản",
        "giấy.",
        "Nếu",
        "có",
        "chỗ",
        "khác,",
        "bản",
        "giấy",
        "đó",
        "không",
        "phải",
        "do",
        "hệ",
        "thống",
        "này",
        "in.",
        "Tra",
        "cứu",
        "bằng",
        "khác",
    ]
    printed = " ".join([*certificate.printed.values(), certificate.register_no]).split()
    assert sorted(set(said.split()) - set(fixed) - set(printed)) == []


def test_a_corrected_and_a_revoked_certificate_say_so(
    client: Client, certificate: Certificate, cast: Any, at: Any
) -> None:
    address = reverse("register:certificate", args=[certificate.public_id])
    actions.correct_certificate(
        certificate.pk, changes={"recipient": "Ông Trần Văn Đúng"}, document="12/BCT", corrected_on=DECIDED_ON,
        actor=cast.department, at=at,
    )  # fmt: skip
    assert "đã đính chính" in words(client.get(address))
    assert "Ông Trần Văn Đúng" in words(client.get(address))

    actions.confirm_revocation(
        propose(certificate, cast).pk, decision_no="9/QĐ", decided_on=DECIDED_ON, actor=cast.leader, at=at
    )

    assert "Đã bị hủy bỏ" in words(client.get(address))
    assert "Có hiệu lực" not in words(client.get(address))


def test_an_address_nobody_was_given_is_a_clear_404(client: Client, db: None) -> None:
    answer = client.get(reverse("register:certificate", args=["0" * 32]))

    assert answer.status_code == 404
    assert "không có trong sổ" in words(answer).lower() or "Không có bằng" in words(answer)


@pytest.mark.parametrize(
    ("number", "name", "found"),
    [
        pytest.param("own", "own", True, id="number and name"),
        pytest.param("own", "folded", True, id="the name without accents, without Ông"),
        pytest.param("own", "Trần Văn Khác", False, id="another name"),
        pytest.param("00077/2025/LDTT-BCT", "own", False, id="another number"),
        pytest.param("own", "Trần", False, id="part of the name"),
    ],
)
def test_looking_up_needs_number_and_name(
    number: str, name: str, found: bool, client: Client, certificate: Certificate
) -> None:
    from thidua import text
    from thidua.register.queries import plain_name

    recipient = certificate.printed["recipient"]
    typed = {
        "register_no": certificate.register_no if number == "own" else number,
        "recipient": {"own": recipient, "folded": plain_name(text.fold(recipient))}.get(name, name),
    }

    answer = client.post(reverse("register:look_up"), typed)

    assert (answer.status_code == 302) is found
    if found:
        assert answer["Location"] == reverse("register:certificate", args=[certificate.public_id])


def test_guessing_is_slowed_down(client: Client, certificate: Certificate) -> None:
    from django.core.cache import cache

    cache.clear()
    typed = {"register_no": certificate.register_no, "recipient": "Không Phải"}
    answers = [client.post(reverse("register:look_up"), typed).status_code for _ in range(21)]
    cache.clear()

    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_few_and_many_lines(
    rows: int, client: Client, ministry: Any, cast: Any, django_assert_num_queries: Any
) -> None:
    make_issued(ministry, cast, people=rows)
    client.force_login(cast.department, backend="allauth.account.auth_backends.AuthenticationBackend")

    with django_assert_num_queries(8):
        client.get(reverse("register:entries"))


def test_the_check_is_the_same_on_the_page(client: Client, certificate: Certificate, cast: Any) -> None:
    client.force_login(cast.secretary, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Sổ nguyên vẹn" in words(client.get(reverse("register:verify")))

    Certificate.objects.filter(pk=certificate.pk).update(state="revoked")

    assert certificate.register_no in words(client.get(reverse("register:verify")))
