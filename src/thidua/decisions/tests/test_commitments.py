"""Salted commitments: provable, and silent without the salt."""

import hashlib

import pytest

from thidua.decisions.domain.commitments import commitment, public_hash

SALT = "ab" * 32


def test_a_commitment_is_the_hash_of_mark_salt_and_canonical_json():
    expected = hashlib.sha256(b"\x02" + bytes.fromhex(SALT) + '{"a":"Đặng","b":"2"}'.encode()).hexdigest()

    assert commitment(SALT, {"b": "2", "a": "Đặng"}) == expected


def test_another_salt_or_another_word_is_another_commitment():
    first = commitment(SALT, {"recipient": "An"})

    assert first not in {commitment("cd" * 32, {"recipient": "An"}), commitment(SALT, {"recipient": "Anh"})}


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        commitment("abcd", {})


def test_the_public_hash_has_a_mark_of_its_own():
    code = "0" * 32

    assert public_hash(code) == hashlib.sha256(b"\x03" + code.encode()).hexdigest()
