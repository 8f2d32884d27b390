"""Bring the English catalogue (src/thidua/locale/en) in line with the texts in code and templates.

`--check` fails when a text has no English; without it new texts are added with an empty translation, unused ones go.
Babel reads Python, Django's own `templatize` the templates; no gettext is needed on the machine.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "thidua"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Found = tuple[str, int, str | tuple[str, ...], str | None]


def texts() -> Iterator[Found]:
    """(file, line, msgid or (singular, plural), context) of every text people see."""
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        name = path.relative_to(SOURCE).as_posix()
        if "/tests/" in name or "/migrations/" in name or path.name == "conftest.py":
            continue
        body = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            body = templatize(body, origin=name)
        for line, message, _comments, context in extract(
            "python", io.BytesIO(body.encode()), KEYWORDS, options={"encoding": "utf-8"}
        ):
            yield name, line, message, context


def build() -> Catalog:
    old = Catalog(locale="en")
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as stream:
            old = read_po(stream, locale="en")
    new = Catalog(locale="en", project="Thidua", version="0.1.0", charset="utf-8", fuzzy=False)
    for name, _line, message, context in texts():
        known = old.get(message[0] if isinstance(message, tuple) else message, context)
        translation = known.string if known else ("", "") if isinstance(message, tuple) else ""
        if isinstance(message, tuple) != isinstance(translation, tuple):
            translation = ("", "") if isinstance(message, tuple) else ""
        new.add(message, translation, locations=[(name, 0)], context=context)
    new.header_comment = "# English of every text people see. Add to it with `make catalogue`."
    new.creation_date = new.revision_date = old.creation_date
    new.msgid_bugs_address, new.last_translator, new.language_team = "", "", ""
    return new


def is_untranslated(message: Message) -> bool:
    return bool(message.id) and not (all(message.string) if isinstance(message.string, tuple) else message.string)


def main() -> int:
    settings.configure(USE_I18N=True)
    catalogue = build()
    missing = [message for message in catalogue if is_untranslated(message)]
    if "--check" in sys.argv:
        for message in missing:
            print(f"{message.locations[0][0]}: no English for {message.id!r}", file=sys.stderr)
        return 1 if missing else 0
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as stream:
        write_po(stream, catalogue, width=120, omit_header=False, include_lineno=False, sort_output=True)
    print(f"{len(catalogue)} texts, {len(missing)} without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
