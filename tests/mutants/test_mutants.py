"""Damage is noticed, but for what docs/mutants.md lists."""

from tests.mutants.damage import folder_of, mutants
from tests.mutants.folders import FOLDER_KINDS
from tests.mutants.score import NAMES, PAGE, run

EVERY = 9
"""One kind of so many is tried in the quick run."""


def escaping() -> str:
    return PAGE.read_text("utf-8").partition("## Those that escape")[2].partition("##")[0]


def test_damage_is_noticed_but_for_what_the_page_lists():
    trials = run(number=1, every=EVERY)

    escaped = [trial for trial in trials if trial.escaped]

    assert [trial for trial in escaped if trial.kind not in escaping()] == []


def test_the_same_damage_is_done_each_time():
    kind = FOLDER_KINDS[0]
    folders = [folder_of("wjsc-2025")]

    once, again = (list(mutants(kind, folders, 3)) for _ in range(2))

    assert once == again
    assert len({mutant.place for mutant in once}) == 3


def test_there_are_kinds_enough_and_each_has_a_name_of_its_own():
    assert len(NAMES) >= 25
    assert len(set(NAMES)) == len(NAMES)
