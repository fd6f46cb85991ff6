from itertools import combinations, pairwise

import pytest

from mesograph.cards.asking import question
from mesograph.pictures.outcome import OUTCOMES, verdict_of, verdicts
from mesograph.pictures.reports import NOT_STATED, Finding, load_reports
from tests.pictures.colours import BLINDNESS, contrast, lab, luminance
from tests.pictures.rows import BAD, BIOMARKER, EVEN, GOOD, HARM, OPEN, SAFE, row


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ((GOOD, GOOD, BIOMARKER), "favourable"),
        ((GOOD, OPEN), "favourable"),
        ((GOOD, BAD), "mixed"),
        ((GOOD, EVEN), "mixed"),
        ((EVEN, BIOMARKER), "no difference"),
        ((BAD, EVEN), "unfavourable"),
        ((OPEN, BIOMARKER), "stated without a verdict"),
        ((Finding("efficacy", ""),), "stated without a verdict"),
        ((BIOMARKER, SAFE), "biomarkers only"),
        ((SAFE,), "safety only"),
        ((), "no outcome stated yet"),
    ],
)
def test_how_people_fared_is_told_by_what_was_measured_in_them(found, name):
    assert verdict_of([row("a", found=found)]).outcome.name == name


def test_no_harm_is_no_benefit_and_harm_undoes_none():
    assert verdict_of([row("a", found=(EVEN, SAFE))]).outcome.name == "no difference"
    assert verdict_of([row("a", found=(GOOD, HARM))]).outcome.name == "favourable"


@pytest.mark.parametrize(
    ("columns", "name"),
    [((False,), "no column for outcomes"), ((False, True), "no outcome stated yet")],
)
def test_what_is_not_stated_and_what_cannot_be_are_told_apart(columns, name):
    assert verdict_of([row("a", column=column) for column in columns]).outcome.name == name


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ((HARM, SAFE), "unwanted events stated"),
        ((SAFE,), "safety stated, no unwanted event"),
        ((Finding("safety", "neutral"),), "safety stated, no unwanted event"),
        ((GOOD,), "nothing said of safety"),
        ((), "nothing said of safety"),
    ],
)
def test_that_nothing_is_said_of_safety_is_not_that_nothing_happened(found, name):
    assert verdict_of([row("a", found=found)]).safety.name == name


def test_rows_about_one_trial_speak_together_and_those_of_another_apart():
    told = verdicts([row("a", found=(GOOD,)), row("a", "b", found=(BAD,))])

    assert {trial: verdict.outcome.name for trial, verdict in told.items()} == {
        "a": "mixed",
        "b": "unfavourable",
    }


def test_what_rests_on_a_doubted_coding_alone_is_doubtful_and_what_stands_without_it_is_not():
    doubted = Finding("efficacy", "favourable", doubted=True)

    assert verdict_of([row("a", found=(doubted, SAFE))]).doubtful
    assert not verdict_of([row("a", found=(doubted, GOOD))]).doubtful
    assert verdict_of(
        [row("a", found=(GOOD, Finding("safety", "unfavourable", doubted=True)))]
    ).doubtful


def test_pictures_count_trials_and_their_safety_as_the_questions_do(store):
    reports = load_reports(store, {})

    for line in question(store, "safety"):
        here = verdicts(
            report
            for report in reports
            if line["condition"] in report.conditions
            and (line["route"] or NOT_STATED) in report.routes
        )
        states = [verdict.safety.name for verdict in here.values()]
        assert len(here) == int(line["trials"])
        assert states.count("unwanted events stated") == int(line["with_unwanted_events"])
        spoken = int(line["stating_safety"])
        assert len(states) - states.count("nothing said of safety") == spoken


def test_outcomes_are_of_a_lightness_of_their_own_so_that_a_grey_print_tells_them_apart():
    solid = sorted({luminance(outcome.fill) for outcome in OUTCOMES})

    assert len(solid) == 8
    assert all((light + 0.05) / (dark + 0.05) >= 1.25 for dark, light in pairwise(solid))


@pytest.mark.parametrize("matrix", BLINDNESS.values(), ids=BLINDNESS)
def test_outcomes_are_told_apart_by_people_blind_to_red_or_green(matrix):
    seen = [lab(fill, matrix) for fill in {outcome.fill for outcome in OUTCOMES}]

    apart = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(seen, 2)
    ]
    assert min(apart) > 14


def test_signs_are_all_different_and_have_the_contrast_that_small_print_needs():
    signs = [outcome.sign for outcome in OUTCOMES if outcome.sign]

    assert len(signs) == len(set(signs)) == len(OUTCOMES) - 2
    assert all(contrast(outcome.fill, outcome.ink) >= 4.5 for outcome in OUTCOMES)


def test_what_could_not_be_stated_has_another_line_than_what_is_not_stated_yet():
    hollow = [outcome.dash for outcome in OUTCOMES if outcome.hollow]

    assert len(hollow) == len(set(hollow)) == 2


def test_what_a_row_says_of_people_follows_the_ledger_of_findings(store):
    stated: dict[tuple[str, str], set[str]] = {}
    for line in question(store, "findings"):
        if line["category"] not in ("safety", "biomarker"):
            stated.setdefault((line["review"], line["row"]), set()).add(line["valence"])

    for report in load_reports(store, {}):
        valences = stated.get((report.review, report.row), set())
        outcome = verdict_of([report]).outcome
        assert (outcome in OUTCOMES[:5]) == bool(valences)
        assert (outcome.name in ("favourable", "mixed")) == ("favourable" in valences)
        assert (outcome.name == "no difference") == (
            "neutral" in valences and not valences & {"favourable", "unfavourable"}
        )
