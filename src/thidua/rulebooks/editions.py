"""The editions of this site: which one is in force, the law of each, and the one that came with the software."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

import thidua
from thidua.core.events import record
from thidua.core.permissions import can
from thidua.law.cases import Case
from thidua.law.edition import Files, failing, load_edition, packaged_digest, packaged_files
from thidua.law.loading import the_law
from thidua.law.rulebook import Law
from thidua.rulebooks.archive import packed, unpacked
from thidua.rulebooks.models import Activation, Edition
from thidua.ui.worklist import WorkLine


def active() -> Edition | None:
    """The edition in force; None before one was recorded: then the rulebooks of the package are."""
    last = latest_activation()
    return last.edition if last else None


def latest_activation() -> Activation | None:
    return Activation.objects.select_related("edition").defer("edition__archive").order_by("-number").first()


def files_of_edition(digest: str) -> Files:
    """The files of an edition; of the package's own without asking the database."""
    if digest == packaged_digest():
        return packaged_files()
    return unpacked(bytes(Edition.objects.values_list("archive", flat=True).get(digest=digest)))


def law_of(digest: str) -> Law:
    """The law of an edition, before any confirmation. Of one edition always the same object."""
    return the_law() if digest == packaged_digest() else _loaded(digest)[0]


def cases_of_edition(digest: str) -> tuple[Case, ...]:
    return _packaged_cases() if digest == packaged_digest() else _loaded(digest)[1]


@lru_cache(maxsize=4)
def _loaded(digest: str) -> tuple[Law, tuple[Case, ...]]:
    return load_edition(files_of_edition(digest))


@cache
def _packaged_cases() -> tuple[Case, ...]:
    return load_edition(packaged_files())[1]


@cache
def _packaged_archive() -> bytes:
    return packed(packaged_files())


def packaged_edition(*, at: datetime) -> Edition:
    """The row of the rulebooks that came with this version of the software; made when it is not there."""
    found, _made = Edition.objects.defer("archive").get_or_create(
        digest=packaged_digest(),
        defaults={
            "archive": _packaged_archive(),
            "file_count": len(packaged_files()),
            "label": f"Thidua {thidua.__version__}",
            "origin": Edition.Origin.PACKAGE,
            "at": at,
        },
    )
    return found


@transaction.atomic
def record_packaged(*, at: datetime) -> Edition:
    """At a setup or upgrade: record the package's rulebooks with the result of their cases.

    Where no edition is in force yet they are at once; later ones wait until somebody puts them in force.
    """
    edition = packaged_edition(at=at)
    if edition.cases == Edition.Cases.WAITING:
        cases = _packaged_cases()
        keep_cases(edition, len(cases), [asdict(one) for one in failing(the_law(), cases)])
        record("law.edition_loaded", subject=edition, actor=None, at=at, after=said_of(edition))
    if not Activation.objects.exists():
        first = Activation.objects.create(number=1, edition=edition, at=at)
        record("law.edition_activated", subject=first, actor=None, at=at, after={"edition": edition.digest})
    return edition


def keep_cases(edition: Edition, asked: int, failures: list[dict[str, object]]) -> None:
    edition.cases = Edition.Cases.FAILED if failures else Edition.Cases.PASSED
    edition.cases_asked, edition.failures = asked, failures
    edition.save(update_fields=["cases", "cases_asked", "failures"])


def said_of(edition: Edition) -> dict[str, object]:
    """What an event tells of an edition."""
    return {key: getattr(edition, key) for key in ("digest", "label", "origin", "origin_name", "file_count", "cases")}


def waiting_packaged() -> Edition | None:
    """The rulebooks of this version of the software, when they are recorded, never were in force and are not now."""
    last = latest_activation()
    if last is None or last.edition.digest == packaged_digest():
        return None
    newer = Edition.objects.defer("archive").filter(digest=packaged_digest(), activations=None)
    return newer.first()


def work_of(user: Any) -> Iterable[WorkLine]:
    """For who may switch: the software brought other rulebooks than those in force."""
    if not can(user, "rulebooks.manage_editions"):
        return
    waiting = waiting_packaged()
    if waiting is not None:
        yield WorkLine(
            _("Xem bộ quy tắc mới theo phần mềm rồi quyết định áp dụng"),
            reverse("rulebooks:edition", args=[waiting.digest]),
            hint=waiting.label,
        )
