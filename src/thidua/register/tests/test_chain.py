"""The chain: each root commits to every line before it."""

import hashlib

import pytest

from thidua.register.domain.chain import EMPTY_ROOT, leaf_of, next_root


def test_the_marks_keep_leaves_and_nodes_apart():
    leaf = hashlib.sha256(b"\x00" + "Đặng".encode()).digest()
    root = hashlib.sha256(b"\x01" + bytes.fromhex(EMPTY_ROOT) + leaf).hexdigest()

    assert leaf_of("Đặng") == leaf.hex()
    assert next_root(EMPTY_ROOT, leaf_of("Đặng")) == root


def test_the_order_of_lines_matters():
    a, b = leaf_of("a"), leaf_of("b")

    assert next_root(next_root(EMPTY_ROOT, a), b) != next_root(next_root(EMPTY_ROOT, b), a)


@pytest.mark.parametrize("broken", ["", "ab", "zz" * 32])
def test_what_is_no_hash_is_refused(broken):
    with pytest.raises(ValueError, match=r"hex|32 bytes"):
        next_root(EMPTY_ROOT, broken)
