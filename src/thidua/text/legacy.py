"""Text typed in the encodings before Unicode: TCVN3 (fonts ".Vn…") and VNI (fonts "VNI-…").

Both put Vietnamese letters on the places of Western ones, so the same bytes read as nonsense. TCVN3 has one
character per letter, VNI a letter followed by its marks: there the longest match is converted first.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from thidua.text.syllables import is_syllable, words_of

Encoding = Literal["unicode", "tcvn3", "vni"]

_TCVN3_CODES = (
    "µ¸¶·¹" "¨»¾¼½Æ" "©ÇÊÈÉË" "®" "ÌÐÎÏÑ" "ªÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "«åèæçé" "¬êíëìî"
    "ïóñòô" "\u00adõøö÷ù" "úýûüþ" "¡¢§£¤¥¦"
)  # fmt: skip
_TCVN3_LETTERS = (
    "àáảãạ" "ăằắẳẵặ" "âầấẩẫậ" "đ" "èéẻẽẹ" "êềếểễệ" "ìíỉĩị" "òóỏõọ" "ôồốổỗộ" "ơờớởỡợ"
    "ùúủũụ" "ưừứửữự" "ỳýỷỹỵ" "ĂÂĐÊÔƠƯ"
)  # fmt: skip
TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)

_VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ñ": "đ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    table |= {letter + mark: made for letter, marks in _VNI_MARKS.items() for mark, made in marks.items()}
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items() if len(code) == 2}
    return mixed | capitals | table


VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Unicode of a TCVN3 text. `capitals`: the font was a capital one (".VnTimeH"), which shows every letter large."""
    made = text.translate(TCVN3)
    return made.upper() if capitals else made


def from_vni(text: str) -> str:
    """Unicode of a VNI text, longest match first."""
    return _VNI_PATTERN.sub(lambda match: VNI[match[0]], text)


def to_tcvn3(text: str) -> str:
    """TCVN3 of a Unicode text in small letters; capitals with tone have no place of their own there."""
    back = {ord(letter): code for code, letter in zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True)}
    return unicodedata.normalize("NFC", text).translate(back)


def to_vni(text: str) -> str:
    """VNI of a Unicode text."""
    back = {letter: code for code, letter in VNI.items()}
    return "".join(back.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def encoding_of_font(font: str) -> tuple[Encoding, bool]:
    """What the name of a font says, and whether it is a font of capitals."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3", name.endswith("h") and not name.endswith("tech")
    if name.startswith("vni"):
        return "vni", False
    return "unicode", False


def plausible_encodings(text: str) -> set[Encoding]:
    """The encodings in which the text reads as Vietnamese best; all three for plain ASCII."""
    if text.isascii():
        return {"unicode", "tcvn3", "vni"}
    text = unicodedata.normalize("NFC", text)
    if any(letter.isalpha() and letter > "ÿ" for letter in text):
        return {"unicode"}  # the old encodings have single bytes only
    scores: dict[Encoding, float] = {
        "unicode": _strangeness(text),
        "tcvn3": _strangeness(from_tcvn3(text)),
        "vni": _strangeness(from_vni(text)),
    }
    best = min(scores.values())
    return {encoding for encoding, score in scores.items() if score == best}


_SYMBOLS = frozenset("µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦×÷\u00ad")
_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def _strangeness(text: str) -> float:
    """How far the text is from Vietnamese: words that are no syllables, letters and symbols it does not have."""
    odd = sum(1.0 for word in words_of(text) if not word.isascii() and not is_syllable(word))
    foreign = sum(not letter.isascii() and letter.isalpha() and letter not in _VIETNAMESE for letter in text.lower())
    return odd + 0.5 * foreign + 1.5 * sum(letter in _SYMBOLS for letter in text)


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    if encoding == "tcvn3":
        return from_tcvn3(text, capitals=capitals)
    return from_vni(text) if encoding == "vni" else text
