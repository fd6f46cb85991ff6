"""Every kind of damage at every place chosen: `make test-mutants`, since it takes minutes."""

from tests.mutants.score import PAGE, page, run

ENOUGH = 0.95


def test_the_page_says_what_all_mutants_come_to_and_that_is_enough():
    trials = run()
    caught = sum(not trial.escaped for trial in trials)

    assert caught / len(trials) >= ENOUGH
    assert PAGE.read_text("utf-8") == page(trials)
