"""The pages of the shelf, for everybody: whole, in both languages, on any day."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from thidua.law.loading import the_law
from thidua.rulebooks.casebook import cases_of, naming
from thidua.rulebooks.domain.provisions import provisions_of_law
from thidua.rulebooks.facts_words import facts_in_words
from thidua.rulebooks.links import award_url
from thidua.rulebooks.wording import statement

LAW = the_law()
READ = [regime.id for regime in LAW.regimes if regime.is_read]


def text_of(response: Any) -> str:
    """What is read on the page, in one line."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(plain).split())


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("award", LAW.awards)
def test_the_page_of_every_award_says_every_sentence_of_every_regime(award: str, language: str, client: Client) -> None:
    client.cookies["django_language"] = language
    seen = text_of(client.get(award_url(award, *READ)))

    said = [one for one in provisions_of_law(LAW) if one.award == award]
    missing = [
        f"{one.regime} {one.id}"
        for one in said
        if not (language == "vi" and statement(one, "vi") in seen)
        and not (language == "en" and one.sentence("en") in seen)
    ]

    assert len(said) > 5
    assert missing == []
    assert all(one.sentence(language) for one in said if hasattr(one.of, language))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_note_and_every_reliability_has_its_words(language: str) -> None:
    from thidua.rulebooks.authored import note_of, reliability_of

    notes = [one.of for one in provisions_of_law(LAW) if one.of.note]
    untold = {one.note for one in notes if language == "vi" and one.note in note_of(one, "vi")}

    assert len(notes) > 100
    assert untold == set()
    assert {reliability_of(source, "vi") == source.reliability for source in LAW.sources.values()} == {False}
    assert {reliability_of(source, "en") == source.reliability for source in LAW.sources.values()} == {True}


@pytest.mark.django_db
def test_without_a_choice_the_regime_in_force_and_the_one_before_stand_side_by_side(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> list[str]:
        return [one.regime.id for one in client.get(award_url("cstd-bo")).context["columns"]]

    assert shown() == ["B1", "B2"]
    monkeypatch.setenv("THIDUA_TODAY", "2025-06-30")
    assert shown() == ["A", "B1"]
    monkeypatch.setenv("THIDUA_TODAY", "2019-01-01")
    assert shown() == ["A"]


@pytest.mark.django_db
def test_each_clause_shows_its_articles_its_confidence_in_words_its_sources_and_its_cases(client: Client) -> None:
    page = client.get(award_url("cstd-bo", "B1"))
    cell = page.content.decode().partition('id="B1-three-years-cstd-co-so"')[2].partition("</td>")[0]

    assert reverse("rulebooks:document", args=["L22"]) + "#d22" in cell
    assert "độ tin cậy cao" in cell
    assert "bản sao toàn văn" in cell
    assert "Thiếu danh hiệu năm 2023 thì không liên tục" in cell
    assert "Chiến sĩ thi đua cơ sở 2022, 2024" in cell
    assert "Chưa đủ" in cell


@pytest.mark.django_db
@pytest.mark.parametrize("award", ["khong-co", "chua-co"])
def test_an_award_that_does_not_exist_is_not_found(award: str, client: Client) -> None:
    assert client.get(f"/luat/{award}/").status_code == 404
    assert client.get(f"/luat/{award}/theo-ngay/").status_code == 404
    assert client.get(f"/luat/van-ban/{award}/").status_code == 404


def on_date(client: Client, award: str, **asked: str) -> Any:
    return client.get(reverse("rulebooks:on_date", args=[award]), asked)


@pytest.mark.django_db
def test_between_the_last_day_of_a_regime_and_the_first_of_the_next_the_figures_that_change_are_marked(
    client: Client,
) -> None:
    page = on_date(client, "ttldtt", doi_tuong="collective", ngay="31/12/2023", ngay_2="01/01/2024")

    assert [moment.piece.regime.id for moment in page.context["moments"]] == ["A", "B1"]
    assert '<mark class="law__figure">50%</mark>' in page.content.decode()
    assert '<mark class="law__figure">70%</mark>' in page.content.decode()
    assert page.context["changes"] > 3


@pytest.mark.django_db
def test_within_one_regime_only_what_follows_the_base_salary_changes(client: Client) -> None:
    page = on_date(client, "cstd-bo", doi_tuong="individual", ngay="30/06/2024", ngay_2="01/07/2024")

    assert page.context["changes"] == 1
    seen = text_of(page)
    assert "Bằng tiền: 5.400.000 đồng (mức lương cơ sở 1.800.000 đồng)" in seen
    assert "Bằng tiền: 7.020.000 đồng (mức lương cơ sở 2.340.000 đồng)" in seen


@pytest.mark.django_db
def test_the_day_of_receipt_chooses_the_regime_and_the_rule_that_says_so_is_shown(client: Client) -> None:
    page = on_date(client, "cstd-bo", doi_tuong="individual", ngay="05/07/2025", nhan="30/06/2025")

    assert [moment.piece.regime.id for moment in page.context["moments"]] == ["B1"]
    assert LAW.choice.vi in text_of(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param("30/06/2004", "trước luật đầu tiên", id="before the first law"),
        pytest.param("01/10/2026", "Chưa đọc văn bản của giai đoạn này", id="a regime that was not read"),
    ],
)
def test_a_day_that_the_rulebooks_do_not_know_is_said_so(day: str, said: str, client: Client) -> None:
    assert said in text_of(on_date(client, "cstd-bo", doi_tuong="individual", ngay=day))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"ngay": "31/02/2025", "doi_tuong": "individual"}, id="no such day"),
        pytest.param({"ngay": "15/12/2025", "doi_tuong": "collective"}, id="no such kind for this award"),
        pytest.param({"ngay": "15/12/2025", "nhan": "16/12/2025", "doi_tuong": "individual"}, id="received afterwards"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_beside_its_field(asked: dict[str, str], client: Client) -> None:
    page = on_date(client, "cstd-bo", **asked)

    assert page.status_code == 422
    assert "moments" not in page.context


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_document_names_its_articles_and_the_awards_resting_on_them(language: str, client: Client) -> None:
    client.cookies["django_language"] = language
    documents = {citation.document for one in provisions_of_law(LAW) for citation in one.of.citations}

    for key in documents:
        page = client.get(reverse("rulebooks:document", args=[key]))
        assert page.status_code == 200, key

    seen = text_of(client.get(reverse("rulebooks:document", args=["L22"])))
    name = LAW.awards["cstd-bo"]
    assert f"{name.vi if language == 'vi' else name.en} · B1" in seen


@pytest.mark.django_db
def test_the_shelf_answers_a_search_with_a_fragment_when_htmx_asks(client: Client) -> None:
    whole = client.get(reverse("rulebooks:index"), {"q": "dieu 22"})
    part = client.get(reverse("rulebooks:index"), {"q": "dieu 22"}, headers={"HX-Request": "true"})

    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert text_of(part) in text_of(whole)


@pytest.mark.django_db
def test_reading_the_law_asks_the_database_only_for_what_was_confirmed(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):  # the confirmations of the award
        client.get(reverse("rulebooks:index"))
        client.get(reverse("rulebooks:index"), {"q": "sang kien"})
        client.get(award_url("hcld-3", *READ))
        client.get(reverse("rulebooks:document", args=["L22"]))


@pytest.mark.django_db
def test_a_clause_of_individuals_shows_no_case_of_a_collective() -> None:
    cases = cases_of("B1", "hcld-3", {})

    individual = naming(cases, "holds-bang-khen-thu-tuong", "individual")
    collective = naming(cases, "holds-bang-khen-thu-tuong", "collective")

    assert {case.kind for case in individual} == {"individual"}
    assert {case.kind for case in collective} == {"collective"}


def test_facts_are_told_in_words_and_an_empty_list_is_not_an_unknown_one() -> None:
    told = dict(
        facts_in_words(
            {
                "subject": {"kind": "individual", "role": "direct_worker"},
                "awards": [{"award": "cstd-bo", "year": 2022, "basis": "merit"}, {"award": "cstd-bo", "year": 2024}],
                "ratings": [{"year": 2024, "level": "excellent"}],
                "discipline": [],
                "holds": [],
                "partial": ["awards"],
            },
            {"cstd-bo": "Chiến sĩ thi đua Bộ"},
        )
    )

    assert told == {
        "Đối tượng": "lao động trực tiếp",
        "Xếp loại": "2024 hoàn thành xuất sắc nhiệm vụ",
        "Đã được khen thưởng": (
            "Chiến sĩ thi đua Bộ 2022 (công trạng); Chiến sĩ thi đua Bộ 2024 (danh sách chưa đầy đủ)"
        ),
        "Không có": "kỷ luật, vụ việc đang xem xét",
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fact_of_every_case_has_its_words(language: str) -> None:
    keys = re.compile(r"[a-z]+_[a-z_]+|\b(?:True|False|None)\b")
    with translation.override(language):
        told = {
            how
            for regime, award in LAW.rulebooks
            for case in cases_of(regime, award, {key: name.vi for key, name in LAW.awards.items()})
            for _, how in case.facts
        }

    assert len(told) > 100
    assert [how for how in told if keys.search(how)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("award", LAW.awards)
def test_no_page_of_an_award_gives_one_anchor_twice(award: str, client: Client) -> None:
    kind = LAW.awards[award].kinds[0]
    pages = [
        client.get(award_url(award, *READ)),
        on_date(client, award, doi_tuong=kind, ngay="01/07/2024", ngay_2="01/08/2024"),
    ]

    for page in pages:
        ids = re.findall(r' id="([^"]+)"', page.content.decode())
        assert [one for one in set(ids) if ids.count(one) > 1] == []
        assert len(ids) > 5
