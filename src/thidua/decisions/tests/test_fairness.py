"""The counts shown before signature."""

from thidua.decisions.domain.fairness import Named, groups

LIST = [
    Named(1, "female", "direct_worker"),
    Named(2, "male", "leader", held=(2020,)),
    Named(3, "male", "manager", held=(2019,)),
    Named(4, None, "staff", held=(2024, 2018)),
    Named(5, "female", None, held=(2025,)),
]


def test_each_count_names_the_lines_behind_it():
    found = groups(LIST, year=2025)

    assert {code: (set(group.items), group.of) for code, group in found.items()} == {
        "direct_worker": ({1}, 4),
        "leading": ({2, 3}, 4),
        "women": ({1, 5}, 4),
        "first_time": ({1, 3, 5}, 5),  # 2019 lies outside the five years, 2025 is the year itself
        "repeat": ({2, 4}, 5),
        "unknown": ({4, 5}, 5),
    }


def test_an_empty_list_has_empty_groups():
    assert {group.count for group in groups([], year=2025).values()} == {0}
