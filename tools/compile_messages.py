"""Compile the catalogues of src/thidua/locale that have changed. Needs no gettext on the machine."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "src" / "thidua" / "locale"

for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        continue
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parts[-3])
    with target.open("wb") as stream:
        write_mo(stream, catalogue)
    print(f"{source.relative_to(LOCALE)}: {len(catalogue)} messages")
