"""Synthetic people, and lists that name them as lists do: known noise, each with its label. Made up, by seed alone."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua import text
from thidua.config.example.names import NameMaker
from thidua.record.identity.score import Who

FIRST_BIRTH = date(1958, 1, 1)
DAYS_OF_BIRTH = 46 * 365
WITH_NUMBER = 0.7
# How often a list differs from the record, in each of the things it says.
NAME_NOISE = {
    "spelling": 0.06, "no_accents": 0.08, "capitals": 0.10, "accent": 0.03, "order": 0.03, "missing": 0.04,
    "slip": 0.03, "look_alike": 0.02,
}  # fmt: skip
BIRTH_NOISE = {"year": 0.12, "none": 0.08, "swapped": 0.02, "digit": 0.03}
NUMBER_NOISE = {"none": 0.6, "digit": 0.01}
UNIT_NOISE = {"none": 0.15, "moved": 0.05}
SEX_NOISE = {"none": 0.4}
STRANGERS, NAMESAKES = 0.08, 0.02  # nobody of the record; and of these, with the name and unit of somebody


@dataclass(frozen=True)
class Line:
    """One line of a list. `of`: the place of the person meant, None for a stranger. `noise`: what was done to it."""

    who: Who
    of: int | None
    noise: tuple[str, ...]


def people(count: int, *, seed: int, in_one_unit: int = 200) -> list[Who]:
    rng, names = random.Random(seed), NameMaker()
    return [_person(rng, names, f"BM/D{n // in_one_unit:05}/") for n in range(count)]


def _person(rng: random.Random, names: NameMaker, unit: str) -> Who:
    sex = rng.choice(("female", "male"))
    born = FIRST_BIRTH + timedelta(days=rng.randrange(DAYS_OF_BIRTH))
    number = f"{rng.randrange(96):03}{'13'[sex == 'female']}{born:%y}{rng.randrange(10**6):06}"
    return Who(
        full_name=names.make(sex, rng), born_on=born.isoformat(), sex=sex, unit=unit,
        identity_no=number if rng.random() < WITH_NUMBER else None,
    )  # fmt: skip


def lines(known: list[Who], count: int, *, seed: int) -> list[Line]:
    """So many lines: people drawn from the known ones with noise, and strangers."""
    rng, names = random.Random(seed), NameMaker()
    made = []
    for place in rng.sample(range(len(known)), count):
        drawn, who = rng.random(), known[place]
        if drawn < NAMESAKES:
            other = _person(rng, names, who.unit or "")
            made.append(Line(replace(other, full_name=who.full_name, sex=who.sex), None, ("namesake",)))
        elif drawn < NAMESAKES + STRANGERS:
            made.append(Line(_person(rng, names, who.unit or ""), None, ("stranger",)))
        else:
            made.append(_noisy(who, place, rng))
    return made


def _noisy(who: Who, place: int, rng: random.Random) -> Line:
    done = []
    name = _drawn(rng, NAME_NOISE)
    if name:
        changed = NAMES[name](who.full_name, rng)
        if changed != who.full_name:
            who, done = replace(who, full_name=changed), [f"name: {name}"]
    for field, noise, change in (
        ("born_on", BIRTH_NOISE, _birth), ("identity_no", NUMBER_NOISE, _digits),
        ("unit", UNIT_NOISE, _unit), ("sex", SEX_NOISE, _nothing),
    ):  # fmt: skip
        kind, value = _drawn(rng, noise), getattr(who, field)
        if kind and value:
            who = replace(who, **{field: None if kind == "none" else change(value, kind, rng)})
            done.append(f"{field}: {kind}")
    return Line(who, place, tuple(done))


def _drawn(rng: random.Random, chances: dict[str, float]) -> str:
    drawn = rng.random()
    for kind, chance in chances.items():
        drawn -= chance
        if drawn < 0:
            return kind
    return ""


OLD_SPELLING = {"òa": "oà", "óa": "oá", "úy": "uý", "ủy": "uỷ", "ùy": "uỳ", "óe": "oé", "ỹ": "ĩ", "ý": "í"}
NEIGHBOURS = {"a": "s", "n": "m", "h": "g", "t": "r", "i": "u", "o": "p", "g": "h", "u": "y", "r": "t", "c": "v"}
SCANNED = {"n": "u", "h": "b", "l": "i", "g": "q", "m": "rn", "e": "c", "o": "0"}


def _respelt(name: str, rng: random.Random) -> str:
    for new, old in OLD_SPELLING.items():
        if new in name:
            return name.replace(new, old)
    return name


def _bare(name: str, rng: random.Random) -> str:
    bare = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _accent(name: str, rng: random.Random) -> str:
    """One word gets another tone, as from a tired typist."""
    words = name.split()
    at = rng.randrange(len(words))
    words[at] = unicodedata.normalize("NFC", _bare(words[at], rng) + rng.choice(("", "\u0301", "\u0300")))
    return " ".join(words)


def _swapped(name: str, rng: random.Random) -> str:
    family, *middle, given = name.split()
    return " ".join([family, *reversed(middle), given]) if len(middle) > 1 else " ".join([*middle, given, family])


def _without(name: str, rng: random.Random) -> str:
    family, *middle, given = name.split()
    return " ".join([family, *middle[1:], given])


def _typed(name: str, rng: random.Random) -> str:
    return _replaced(name, NEIGHBOURS, rng)


def _scanned(name: str, rng: random.Random) -> str:
    return _replaced(name, SCANNED, rng)


def _replaced(name: str, letters: dict[str, str], rng: random.Random) -> str:
    places = [at for at, letter in enumerate(name) if letter in letters]
    if not places:
        return name
    at = rng.choice(places)
    return name[:at] + letters[name[at]] + name[at + 1 :]


NAMES: dict[str, Callable[[str, random.Random], str]] = {
    "spelling": _respelt, "no_accents": _bare, "capitals": lambda name, rng: text.title_case(name.upper()),
    "accent": _accent, "order": _swapped, "missing": _without, "slip": _typed, "look_alike": _scanned,
}  # fmt: skip


def _birth(born: str, kind: str, rng: random.Random) -> str:
    if kind == "year":
        return born[:4]
    if kind == "swapped":
        return f"{born[:4]}-{born[8:]}-{born[5:7]}" if born[8:] <= "12" else born
    at = rng.choice((3, 9))
    return f"{born[:at]}{rng.choice([one for one in '123456789' if one != born[at]])}{born[at + 1 :]}"


def _digits(number: str, kind: str, rng: random.Random) -> str:
    at = rng.randrange(6, 12)
    return f"{number[:at]}{(int(number[at]) + 1) % 10}{number[at + 1 :]}"


def _unit(unit: str, kind: str, rng: random.Random) -> str:
    return f"BM/D{rng.randrange(10**5):05}/"


def _nothing(value: str, kind: str, rng: random.Random) -> str:
    return value
