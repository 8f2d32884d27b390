"""Addresses on the shelf of law. Every room that names an article makes its link here, and nowhere else."""

from __future__ import annotations

from django.urls import reverse

from thidua.law.rulebook import Citation
from thidua.rulebooks.domain.provisions import Provision

# What verdicts call otherwise than the rulebook.
CALLED = {"council-vote": "vote"}


def clause_url(regime: str, award: str, clause_id: str) -> str:
    """Where the rulebook of an award shows one clause of one regime.

    `clause_id` is the id a verdict gives (`three-years-cstd-co-so`), of the council's points too, or the name of
    another part: `vote`, `ceiling`, `bonus-individual`, `bonus-collective`, `authority`, `paper-<id>`.
    """
    return f"{award_url(award, regime)}#{regime}-{CALLED.get(clause_id, clause_id)}"


def award_url(award: str, *regimes: str) -> str:
    """The rulebook of an award, with these regimes beside each other; without any, today's and the one before."""
    chosen = "&".join(f"giai-doan={regime}" for regime in regimes)
    return reverse("rulebooks:award", args=[award]) + (f"?{chosen}" if chosen else "")


def document_url(key: str) -> str:
    return reverse("rulebooks:document", args=[key])


def citation_url(citation: Citation) -> str:
    """What rests on the cited article, on the page of its document."""
    page = document_url(citation.document)
    return f"{page}#d{citation.article}" if citation.article else page


def provision_url(provision: Provision) -> str:
    """Where a statement can be read; what all awards of a regime share stands on the shelf itself."""
    if provision.award is None:
        return f"{reverse('rulebooks:index')}#{provision.anchor}"
    return clause_url(provision.regime, provision.award, provision.id)
