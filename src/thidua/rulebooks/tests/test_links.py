"""Links to the shelf land on what they name."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from thidua.law.loading import the_law
from thidua.rulebooks.domain.provisions import provisions_of_law
from thidua.rulebooks.links import citation_url, clause_url


@pytest.mark.django_db
def test_every_statement_of_every_rulebook_has_its_place_on_the_page_of_its_award(client: Client) -> None:
    law = the_law()
    missing = []

    for regime, award in law.rulebooks:
        page = client.get(clause_url(regime, award, "vote").partition("#")[0]).content.decode()
        there = set(re.findall(r' id="([^"]+)"', page))
        wanted = {one.anchor for one in provisions_of_law(law) if (one.regime, one.award) == (regime, award)}
        missing += [f"{award}#{anchor}" for anchor in wanted - there]

    assert len(law.rulebooks) >= 57
    assert missing == []


@pytest.mark.django_db
def test_every_citation_has_its_article_on_the_page_of_its_document(client: Client) -> None:
    citations = {citation for one in provisions_of_law(the_law()) for citation in one.of.citations}
    pages: dict[str, str] = {}
    missing = []

    for citation in citations:
        address, _, anchor = citation_url(citation).partition("#")
        if address not in pages:
            pages[address] = client.get(address).content.decode()
        if anchor and f'id="{anchor}"' not in pages[address]:
            missing.append(citation.printed)

    assert len(citations) > 100
    assert missing == []
