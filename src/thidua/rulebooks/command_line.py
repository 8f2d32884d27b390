"""What `thidua law load` does once Django is ready."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils.translation import gettext as _

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.rulebooks.archive import read_folder
from thidua.rulebooks.edition_actions import load_here
from thidua.rulebooks.models import Edition


def load(folder: str, label: str | None) -> int:
    """Exit status 0: loaded and every case holds; 1: loaded, but cases fail; 2: refused, nothing was kept."""
    place = Path(folder)
    if not place.is_dir():
        print(_("%(folder)s: không phải thư mục.") % {"folder": folder}, file=sys.stderr)
        return 2

    def told(done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        edition = load_here(
            read_folder(place), label=label or place.resolve().name, origin_name=str(place), at=now(), told=told
        )
    except DomainError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{folder}: {error.strerror}", file=sys.stderr)
        return 2
    print(f"{edition.label} {edition.digest}")
    print(
        _("Trường hợp mẫu: %(asked)d, sai %(failed)d.")
        % {"asked": edition.cases_asked, "failed": len(edition.failures)}
    )
    for failure in edition.failures:
        print(f"{failure['where']}: {'; '.join(failure['problems'])}", file=sys.stderr)
    return 0 if edition.cases == Edition.Cases.PASSED else 1
