"""How many people, and in which arms, as reviews write it."""

import pytest

from mesograph.reading.people import read_people


@pytest.mark.parametrize(
    "printed",
    [
        *("30/15", "30 vs 15", "30 + 15", "30 treatment, 15 control", "30 MSC/15 placebo"),
        *("MSC 30, placebo 15", "MSC (n = 30) vs placebo (n = 15)", "MSC (30), control (15)"),
        *("T=30 C=15", "Group A: 30; group B: 15", "2:1 (n = 30/15)", "45 (30+15)"),
    ],
)
def test_two_arms_are_told_without_a_total(printed: str) -> None:
    people = read_people(printed)

    assert people is not None
    assert [arm.people for arm in people.arms] == [30, 15]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("10/10/10", [10, 10, 10]),
        ("30 (10/10/10)", [10, 10, 10]),
        ("3 groups of 10", [10, 10, 10]),
        ("60 (30 in each arm)", [30, 30]),
        ("Cohort 1: 3; cohort 2: 6; cohort 3: 6", [3, 6, 6]),
    ],
)
def test_arms_that_nothing_tells_apart_are_arms(printed: str, people: list[int]) -> None:
    read = read_people(printed)

    assert read is not None
    assert [(arm.role, arm.people) for arm in read.arms] == [("unclear", n) for n in people]
    assert not read.contradicted


@pytest.mark.parametrize(
    ("printed", "total", "left"),
    [
        ("two patients", 2, ""),
        ("12 pts", 12, ""),
        ("30 (2:1)", 30, "2:1"),
        ("24 (M/F 12/12)", 24, "M/F 12/12"),
        ("30 (60 knees)", 30, "knees"),
        ("100 enrolled, 89 completed", 100, "completed"),
        ("12 patients with RA", 12, "with RA"),
    ],
)
def test_what_counts_no_arm_makes_none_and_is_not_lost(printed: str, total: int, left: str) -> None:
    read = read_people(printed)

    assert read is not None
    assert (read.total, read.arms, read.left) == (total, (), left)
    assert not read.contradicted


@pytest.mark.parametrize("printed", ["6–8", "Case 1", "20 knees", "30 and 15", "2:1"])
def test_what_may_be_no_count_of_people_is_left_unread(printed: str) -> None:
    assert read_people(printed) is None
