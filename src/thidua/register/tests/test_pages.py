"""The public page, the look-up, and the register for those who keep it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.urls import reverse

from thidua.register.throttle import GUESSES


def words(html: str) -> str:
    """The visible text of the page's main part."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r"<svg.*?</svg>|<script.*?</script>", " ", main, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture(autouse=True)
def fresh_tries() -> None:
    cache.clear()


def page(client, certificate):
    return client.get(reverse("register:certificate", args=[certificate.public_id]))


def test_the_public_page_says_what_the_paper_says_and_no_more(client, certificate):
    response = page(client, certificate)
    printed = certificate.printed

    assert response.status_code == 200
    assert words(response.content.decode()) == " ".join(
        f"""Kiểm tra bằng, giấy chứng nhận Có hiệu lực {printed["heading"]} {printed["verb"]} {printed["award"]}
        {printed["recipient"]} {printed["detail"]} {printed["reason"]}
        Quyết định {printed["decision"]} Nơi, ngày {printed["place_date"]}
        Người ký {printed["authority_line"]} {printed["signatory_title"]} {printed["signatory_name"]}
        Số vào sổ {certificate.register_no}
        Đối chiếu từng chữ với bản giấy. Nếu có chỗ khác, bản giấy đó không phải do hệ thống này in.
        Tra cứu bằng khác""".split()
    )


def test_a_correction_is_told_with_its_day(client, corrected):
    text = words(page(client, corrected).content.decode())

    assert "đã đính chính" in text
    assert "15/12/2025" in text
    assert "Ông Đặng Văn Ướt" in text


def test_a_revocation_is_told_without_its_ground(client, revoked):
    text = words(page(client, revoked).content.decode())

    assert "hủy bỏ" in text
    assert "Có hiệu lực" not in text
    assert "Kê khai sai" not in text
    assert "01/KL-MẪU" not in text


def test_the_public_page_stays_out_of_search_engines_caches_and_referrers(client, certificate):
    response = page(client, certificate)

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("code", ["0" * 32, "1", "x" * 200])
def test_an_unknown_address_says_so(client, certificate, code):
    response = client.get(reverse("register:certificate", args=[code]))

    assert response.status_code == 404
    assert "không có trong sổ đăng ký" in response.content.decode()


def ask(client, register_no, recipient):
    return client.post(reverse("register:look_up"), {"register_no": register_no, "recipient": recipient})


def test_number_and_name_together_lead_to_the_page_without_accents_too(client, corrected):
    address = reverse("register:certificate", args=[corrected.public_id])

    for name in ("Ông Đặng Văn Ướt", "dang van uot", "  Đặng  Văn Ướt "):
        assert ask(client, corrected.register_no.lower(), name)["Location"] == address


@pytest.mark.parametrize("name", ["Đặng", "Đặng Văn", "Đặng Văn Ước", "%", "ông"])
def test_half_a_name_or_another_finds_nothing(client, corrected, name):
    response = ask(client, corrected.register_no, name)

    assert response.status_code == 200
    assert "Không có bằng nào" in response.content.decode()


def test_a_wrong_number_answers_just_as_a_wrong_name(client, corrected):
    wrong_number = words(ask(client, "00099/2025/LDTT-BCT", "Đặng Văn Ướt").content.decode())
    wrong_name = words(ask(client, corrected.register_no, "Ai Đó").content.decode())

    assert wrong_number == wrong_name


@pytest.mark.parametrize("typed", [("", "Ai"), ("1", ""), ("", "")])
def test_both_are_needed(client, corrected, typed):
    assert ask(client, *typed).status_code == 422


def test_too_many_guesses_are_stopped(client, corrected):
    answers = [ask(client, "1", "Ai").status_code for _ in range(GUESSES + 1)]

    assert answers == [200] * GUESSES + [429]


@pytest.mark.parametrize(
    ("who", "status"),
    [("department", 200), ("secretary", 200), ("leader", 200), ("officer", 404), ("worker", 404), ("admin", 404)],
)
@pytest.mark.parametrize("name", ["entries", "verify", "export"])
def test_the_register_is_for_the_side_of_the_ministry(client, cast, decision, who, status, name):
    client.force_login(getattr(cast, who))

    assert client.get(reverse(f"register:{name}")).status_code == status


def test_the_register_lists_the_newest_line_first(client, cast, decision):
    client.force_login(cast.secretary)

    rows = client.get(reverse("register:entries")).context["page_obj"].object_list

    assert [row.index for row in rows] == [3, 2, 1, 0]


def test_the_check_on_the_page_names_what_differs(client, cast, decision):
    client.force_login(cast.secretary)
    assert "Sổ nguyên vẹn" in client.get(reverse("register:verify")).content.decode()

    type(decision).objects.update(number="999")

    assert "999/QĐ-BCT" in client.get(reverse("register:verify")).content.decode()
