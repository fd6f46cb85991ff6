import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.gathering import gather
from mesograph.pictures.outcome import verdicts
from mesograph.pictures.reports import NOT_STATED, Finding, load_reports
from mesograph.pictures.squares import Size, Spot, cell_height, drawn_cell, said
from tests.pictures.rows import EVEN, GOOD, HARM, SAFE, row

SVG = "{http://www.w3.org/2000/svg}"


def spot(*reports, elsewhere=()) -> Spot:
    return Spot(verdicts(reports), frozenset(elsewhere))


def cell(drawn: Spot, size: Size | None = None) -> ET.Element:
    return ET.fromstring(drawn_cell(drawn, "here", (0, 0), size or Size(5, 1)))  # noqa: S314 - ours


def squares(element: ET.Element) -> list[ET.Element]:
    return [node for node in element.iter("path") if node.get("stroke")]


def test_how_many_trials_report_is_printed_where_few_do():
    silent = [row(str(trial)) for trial in range(6)]

    drawn = cell(spot(row("a", found=(GOOD,)), *silent))

    assert "1 of 7 report" in [node.text for node in drawn.iter("text")]
    assert len(squares(drawn)) == 7


def test_a_cell_whose_tables_have_no_column_does_not_count_as_silent():
    assert spot(row("a", column=False), row("b", column=False)).told == "no column"
    assert spot(row("a", column=False), row("b")).told == "0 of 2 report"


def test_a_square_has_the_sign_of_its_trial_and_says_which_it_is():
    drawn = cell(spot(row("NCT1", found=(GOOD, HARM)), row("NCT2", found=(EVEN,))))

    signs = [node.text for node in drawn.iter("text") if len(node.text or "") == 1]
    assert signs[:2] == ["+", "="]
    titles = [node.text for node in drawn.iter("title")]
    assert "NCT1: favourable, unwanted events stated" in titles


def test_safety_has_marks_of_its_own_for_events_and_for_none_and_none_where_nothing_is_said():
    events = cell(spot(row("a", found=(GOOD, HARM))))
    absent = cell(spot(row("a", found=(GOOD, SAFE))))
    unsaid = cell(spot(row("a", found=(GOOD,))))

    assert [len(list(one.iter("path"))) for one in (events, absent, unsaid)] == [2, 1, 1]
    assert [len(list(one.iter("circle"))) for one in (events, absent, unsaid)] == [0, 1, 0]


def test_a_trial_under_another_route_too_is_underlined():
    reports = [row("a", routes=("intravenous", "intrathecal")), row("b")]
    routes = gather(reports, lambda report: report.routes, 8, "routes")

    drawn = cell(spot(*reports, elsewhere=routes.shared))

    assert routes.shared == {"a"}
    assert len(list(drawn.iter("rect"))) == 1


def test_a_square_that_rests_on_a_doubted_coding_has_a_corner_cut_off():
    doubted = Finding("efficacy", "favourable", doubted=True)

    certain, doubtful = (
        squares(cell(spot(row("a", found=(finding,)))))[0].get("d", "")
        for finding in (GOOD, doubted)
    )

    assert certain.count("L") == 0
    assert doubtful.count("L") == 1


def test_a_square_stands_for_several_trials_where_there_are_many():
    many = spot(*(row(str(trial), found=(GOOD,)) for trial in range(240)))

    drawn = cell(many, Size(8, 2))

    assert len(squares(drawn)) == 120
    assert cell_height(many, Size(8, 2)) < cell_height(many, Size(8, 1))
    assert "240 of 240 report" in [node.text for node in drawn.iter("text")]


def test_a_cell_says_all_its_numbers_in_words():
    told = said(spot(row("a", found=(GOOD, HARM)), row("b")), "stroke, intravenous")

    assert told == (
        "stroke, intravenous: 2 trials; 1 favourable, 1 no outcome stated yet; "
        "1 nothing said of safety, 1 unwanted events stated"
    )


def test_every_trial_of_a_condition_and_route_has_its_square(store):
    reports = load_reports(store, {"condition": "Crohn"})

    drawn = ET.fromstring(evidence_map(store, {"condition": "Crohn"}))  # noqa: S314 - ours

    names = {
        (node.text or "").partition(":")[0]
        for node in drawn.iter(f"{SVG}title")
        if ":" in (node.text or "")
    }
    assert {trial for report in reports for trial in report.trials} <= names


def test_a_row_without_a_route_is_drawn_too(store):
    assert any(NOT_STATED in report.routes for report in load_reports(store, {}))
    assert f">{NOT_STATED} (" in evidence_map(store, {})


def test_trials_with_several_routes_are_counted_and_the_legend_says_how_they_are_marked(store):
    routes = gather(load_reports(store, {}), lambda report: report.routes, 6, "routes")

    drawn = evidence_map(store, {})

    assert f">{len(routes.shared)} trials stand under several routes (underlined)" in drawn
    assert ">underlined: under another route too<" in drawn


@pytest.mark.parametrize(("typed", "said_so"), [("group", True), ("condition", False)])
def test_that_groups_overlap_is_said_where_groups_are_drawn(store, typed, said_so):
    assert (">Groups overlap" in evidence_map(store, {"by": typed})) is said_so


def test_rows_of_the_map_stand_below_each_other_with_room_for_their_words(store):
    drawn = evidence_map(store, {"rows": "100"})

    tops = [float(y) for y in re.findall(r'<line x1="20" y1="([\d.]+)"', drawn)]
    assert tops == sorted(tops)
    assert min(low - high for high, low in pairwise(tops)) >= 40
