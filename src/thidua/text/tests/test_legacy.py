"""Text in TCVN3 and VNI comes back exactly; what is Unicode stays."""

from __future__ import annotations

import pytest

from thidua.text.legacy import encoding_of_font, from_tcvn3, from_vni, plausible_encodings, to_tcvn3, to_vni
from thidua.text.syllables import is_syllable, spelling_key, words_of

VOWELS = "aăâeêioôơuưy"
TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵđ"
SYLLABLES = [
    f"{onset}{vowel}{ending}"
    for onset in ("", "b", "ngh", "tr", "đ")
    for vowel in [*VOWELS, *TONED]
    for ending in ("", "n", "ng", "t")
]


def test_every_syllable_survives_the_round_trip():
    assert [one for one in SYLLABLES if from_tcvn3(to_tcvn3(one)) != one] == []
    assert [one for one in SYLLABLES if from_vni(to_vni(one)) != one] == []
    capitals = [one.upper() for one in SYLLABLES]
    assert [one for one in capitals if from_vni(to_vni(one)) != one] == []
    assert [one for one in capitals if from_tcvn3(to_tcvn3(one.lower()), capitals=True) != one] == []


@pytest.mark.parametrize(
    ("old", "text", "encoding"),
    [
        ("NguyÔn ThÞ Hßa", "Nguyễn Thị Hòa", "tcvn3"),
        ("Phßng Kü thuËt", "Phòng Kỹ thuật", "tcvn3"),
        ("Nguyeãn Thò Hoøa", "Nguyễn Thị Hòa", "vni"),
        ("Phoøng Kyõ thuaät", "Phòng Kỹ thuật", "vni"),
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hòa", "unicode"),
    ],
)
def test_the_encoding_is_known_by_its_letters(old, text, encoding):
    assert plausible_encodings(old) == {encoding}
    assert {"tcvn3": from_tcvn3, "vni": from_vni, "unicode": str}[encoding](old) == text


def test_fonts_say_their_encoding():
    assert encoding_of_font(".VnTime") == ("tcvn3", False)
    assert encoding_of_font(".VnTimeH") == ("tcvn3", True)
    assert encoding_of_font("VNI-Times") == ("vni", False)
    assert encoding_of_font("Times New Roman") == ("unicode", False)


@pytest.mark.parametrize("word", ["nguyễn", "thuý", "thúy", "nghiêng", "quyết", "giường", "oanh", "đặng"])
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["thuät", "ngoùân", "kàt", "xyz", "àá"])
def test_what_cannot_be_a_syllable_is_told(word):
    assert not is_syllable(word)


def test_spellings_of_one_name_have_one_key_and_tones_still_count():
    assert spelling_key("Nguyễn Thị Hoà") == spelling_key("Nguyễn Thị Hòa")
    assert spelling_key("Mỹ Thuý") == spelling_key("Mĩ Thúy")
    assert spelling_key("Hòa") != spelling_key("Hóa")
    assert spelling_key("Thủy") != spelling_key("Thui")
    assert words_of("Hòa-12, b") == ["Hòa", "b"]
