"""The fingerprint of the frozen list."""

from __future__ import annotations

from dataclasses import replace

from thidua.council.domain.lists import ListedNominee, list_hash, spaced

ONE = ListedNominee(1, 417, "Người mẫu một", "Đơn vị mẫu", "giay-khen", 1, 80, 5)
TWO = ListedNominee(2, 418, "Người mẫu hai", "Đơn vị mẫu", "giay-khen", 1, 80, 5)


def test_the_same_list_has_the_same_fingerprint():
    assert list_hash([ONE, TWO]) == list_hash([ONE, TWO])


def test_any_change_and_any_other_order_gives_another_fingerprint():
    others = [
        [TWO, ONE],
        [ONE],
        [replace(ONE, name="Người mẫu mốt"), TWO],
        [replace(ONE, percent=81), TWO],
        [replace(ONE, form=2), TWO],
    ]

    assert len({list_hash(nominees) for nominees in [[ONE, TWO], *others]}) == 6


def test_a_fingerprint_is_read_aloud_in_groups_of_eight():
    assert spaced("0123456789abcdef") == "01234567 89abcdef"
