from itertools import pairwise
from xml.etree import ElementTree as ET

from mesograph.pictures.bands import GAP, bands_between, drawn, height_of_a_trial, nodes_at
from mesograph.pictures.flow import flow
from mesograph.pictures.gathering import Places, gather
from mesograph.pictures.reports import load_reports, trials_of
from mesograph.pictures.streams import Stream, streams_of
from tests.pictures.rows import GOOD, row

SVG = "{http://www.w3.org/2000/svg}"


def places(*reports) -> tuple[Places, Places]:
    return (
        gather(reports, lambda report: report.conditions, 14, "conditions"),
        gather(reports, lambda report: report.routes, 8, "routes"),
    )


def streams(*reports) -> tuple[Stream, ...]:
    return streams_of(*places(*reports))


def test_a_trial_that_two_rows_report_is_one_trial():
    found = streams(row("a", found=(GOOD,)), row("a", found=(GOOD, GOOD)))

    assert [len(stream.trials) for stream in found] == [1]


def test_a_trial_with_two_routes_runs_in_two_bands():
    found = streams(row("a", routes=("intravenous", "intrathecal")))

    assert {stream.route for stream in found} == {"intravenous", "intrathecal"}


def test_small_conditions_share_a_node_and_one_alone_keeps_its_name():
    reports = [row(str(at), conditions=(f"disease {at}",)) for at in range(4)]

    def names(most: int) -> list[str]:
        return list(gather(reports, lambda report: report.conditions, most, "conditions"))

    assert names(2) == ["disease 0", "disease 1", "2 other conditions"]
    assert len(names(3)) == 4


def test_a_trial_under_two_of_the_rest_is_counted_once_in_them():
    both = row("a", conditions=("stroke", "lupus"))
    big = [row(trial, conditions=("osteoarthritis",)) for trial in ("b", "c")]

    found = gather([both, *big], lambda report: report.conditions, 1, "conditions")

    assert found.trials("2 other conditions") == 1


def test_the_number_of_trials_from_a_condition_to_a_route_is_printed_on_the_band():
    found = streams(*(row(str(at), found=(GOOD,) * (at % 2)) for at in range(3)))
    each = height_of_a_trial(found)
    left = nodes_at((0, 0), {"osteoarthritis": 16}, [(s.condition, s) for s in found], each)
    right = nodes_at((99, 0), {"intravenous": 16}, [(s.route, s) for s in found], each)

    layers = list(
        drawn(
            bands_between(left, right, [(s.condition, s.route, s) for s in found]),
            numbered="left",
        )
    )

    numbers = [ET.fromstring(words) for layer, words in layers if layer == 3]  # noqa: S314 - ours
    assert [node.text for node in numbers] == ["3"]
    assert sum(layer < 2 for layer, _ in layers) == 2


def test_labels_of_nodes_never_stand_on_each_other(store):
    root = ET.fromstring(flow(store, {"rows": "60"}))  # noqa: S314 - ours
    columns: dict[str, list[float]] = {}

    for node in root.iter(f"{SVG}text"):
        if node.get("font-size") == "13" and not node.get("stroke") and node.get("text-anchor"):
            columns.setdefault(node.get("x", ""), []).append(float(node.get("y", "0")))

    for heights in columns.values():
        assert all(below - above >= GAP for above, below in pairwise(sorted(heights)))


def test_no_trial_is_favourable_for_want_of_harm(store):
    asked = {"condition": "acute respiratory distress syndrome due to COVID-19"}
    trials = trials_of(load_reports(store, asked))

    told = flow(store, asked)

    assert ">no difference (" in told
    assert f">favourable ({len(trials)})<" not in told


def test_safety_is_a_step_of_its_own_after_how_people_fared(store):
    told = flow(store, {})

    for state in ("unwanted events stated", "safety stated, no unwanted event"):
        assert f"<title>favourable, {state}: " in told
    assert ">nothing said of<" in told


def test_bands_end_where_no_outcome_is_stated(store):
    without_column = flow(store, {"review": "msc-cancer-2022"})

    assert ">no column for outcomes (" in without_column
    assert ">safety<" not in without_column


def test_a_flow_of_very_many_trials_is_no_higher_than_can_be_scrolled():
    few, many = (
        height_of_a_trial(streams(*(row(str(at)) for at in range(count)))) for count in (5, 5000)
    )

    assert few == 12
    assert 5000 * many <= 1600
