"""What a Vietnamese syllable can look like; used to tell real text from text in a forgotten encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu ych ynh yt "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi "
    "om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui uinh um un ung uơ uôc uôi uôm uôn uông uôt up ut uy "
    "uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "êng oem uâp ơng"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})\Z")
_TOKENS = re.compile(r"[^\W\d_]+")


def split_tone(syllable: str) -> tuple[str, int]:
    """The syllable without its tone mark, and the tone: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng."""
    tone = 0
    kept = []
    for mark in unicodedata.normalize("NFD", syllable):
        if mark in TONE_MARKS:
            tone = TONE_MARKS[mark]
        else:
            kept.append(mark)
    return unicodedata.normalize("NFC", "".join(kept)), tone


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word has the shape of one Vietnamese syllable, with at most one tone mark."""
    word = unicodedata.normalize("NFC", word).lower()
    marks = sum(mark in TONE_MARKS for mark in unicodedata.normalize("NFD", word))
    bare, tone = split_tone(word)
    if marks > 1 or _SYLLABLE.match(bare) is None:
        return False
    return tone in (0, 4, 5) if bare.endswith(("c", "ch", "p", "t")) else True


def words_of(text: str) -> list[str]:
    return _TOKENS.findall(text)


@lru_cache(maxsize=50_000)
def spelling_key(text: str) -> str:
    """Two spellings of the same words give one key: hoà/hòa, Thuý/Thúy, Mỹ/Mĩ; tone and letters still count."""
    keys = []
    for word in text.lower().split():
        bare, tone = split_tone(word)
        keys.append(f"{y_as_i(bare)}{tone}")
    return " ".join(keys)


def y_as_i(bare: str) -> str:
    """A syllable without its tone, a last y that might as well be i as i: mỹ as mĩ, but not tây, huy."""
    if len(bare) > 1 and bare.endswith("y") and (bare[-2] not in "aâu" or bare == "quy"):
        return f"{bare[:-1]}i"
    return bare
