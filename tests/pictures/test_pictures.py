import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from mesograph.cards.asking import question
from mesograph.cli import main
from mesograph.errors import BadParameter
from mesograph.pictures.evidence_map import SHADES, evidence_map
from mesograph.pictures.flow import flow
from mesograph.pictures.outcome import OUTCOMES, outcome_of
from mesograph.pictures.reports import JUDGED, NOT_STATED, Report, load_reports, trials_of
from mesograph.pictures.streams import streams_of

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = pytest.mark.parametrize("draw", [evidence_map, flow])


def report(*trials: str, routes=("intravenous",), column=True, findings=0, **valences) -> Report:
    counted = Counter(valences)
    return Report(
        frozenset(trials),
        ("osteoarthritis",),
        ("inflammatory disease",),
        routes,
        column,
        counted,
        findings or counted.total(),
    )


@PICTURES
def test_a_picture_is_xml_with_a_title_and_a_description_that_it_is_labelled_by(store, draw):
    root = ET.fromstring(draw(store, {}))  # noqa: S314 - we wrote it

    named = {node.get("id"): node.tag for node in root}
    labels = root.get("aria-labelledby", "").split()
    assert root.get("role") == "img"
    assert [named[label] for label in labels] == [f"{SVG}title", f"{SVG}desc"]


@PICTURES
def test_numbers_are_printed_and_said_in_words_for_who_cannot_see(store, draw):
    trials = trials_of(load_reports(store, {}))

    root = ET.fromstring(draw(store, {}))  # noqa: S314 - we wrote it

    title = root.findtext(f"{SVG}title") or ""
    words = [node.text or "" for node in root.iter(f"{SVG}text")]
    assert f"{len(trials)} trials" in title
    assert any(word.startswith("intravenous (") for word in words)
    assert "intravenous" in (root.findtext(f"{SVG}desc") or "")


@PICTURES
def test_all_words_stand_inside_the_picture(store, draw):
    root = ET.fromstring(draw(store, {}))  # noqa: S314 - we wrote it

    width = float(root.get("width", "0"))
    for node in root.iter(f"{SVG}text"):
        x, wide = (
            float(node.get("x", "0")),
            len(node.text or "") * float(node.get("font-size", "0")),
        )
        reach = {"start": (0, 0.5), "middle": (-0.25, 0.25), "end": (-0.5, 0)}
        left, right = reach[node.get("text-anchor", "start")]
        # Slanted names reach 0.79 of their length to the right, which is the cosine of 38 degrees.
        along = 0.79 if node.get("transform") else 1
        assert x + left * wide * along >= 0
        assert x + right * wide * along <= width


@PICTURES
def test_a_picture_of_nothing_says_that_nothing_was_reported(store, draw):
    assert "nothing reported is no negative result" in draw(store, {"condition": "leukemia"})


@PICTURES
def test_a_parameter_that_is_not_taken_is_named(store, draw):
    with pytest.raises(BadParameter, match="did you mean condition"):
        draw(store, {"conditon": "cancer"})


def test_a_trial_that_two_rows_report_is_one_trial():
    streams = streams_of([report("a", favourable=1), report("a", favourable=2)])

    assert [len(stream.trials) for stream in streams] == [1]


def test_a_trial_with_two_routes_runs_in_two_bands():
    streams = streams_of([report("a", routes=("intravenous", "intrathecal"))])

    assert {stream.route for stream in streams} == {"intravenous", "intrathecal"}


def test_a_row_without_a_route_is_shipped_build_too(store):
    assert any(NOT_STATED in row.routes for row in load_reports(store, {}))
    assert f">{NOT_STATED} (" in evidence_map(store, {})


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([report("a", favourable=3, neutral=1)], "favourable findings only"),
        ([report("a", favourable=3), report("a", unfavourable=1)], "favourable and unfavourable"),
        ([report("a", unfavourable=1)], "unfavourable findings only"),
        ([report("a", neutral=1)], "no difference, unclear or not judged"),
        ([report("a", findings=1)], "no difference, unclear or not judged"),
        ([report("a")], "no outcome stated yet"),
        ([report("a", column=False), report("a")], "no outcome stated yet"),
        ([report("a", column=False)], "no column for outcomes"),
    ],
)
def test_what_is_not_stated_and_what_cannot_be_are_told_apart(rows, name):
    assert outcome_of(rows).name == name


def luminance(colour: str) -> float:
    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(pair: str) -> float:
    value = int(pair, 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def test_shades_are_told_apart_without_any_colour_where_they_are_ordered():
    blues = [luminance(fill) for _, fill, _, _ in SHADES[:3]]

    assert all(darker + 0.1 < lighter for darker, lighter in pairwise(blues))


def test_numbers_in_circles_have_the_contrast_that_small_print_needs():
    for _, fill, ink, _ in SHADES:
        high, low = sorted((luminance(fill), luminance(ink)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5


# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def lab(colour: str, matrix) -> tuple[float, float, float]:
    light = [linear(colour[at : at + 2]) for at in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("matrix", BLINDNESS.values(), ids=BLINDNESS)
def test_outcomes_are_told_apart_by_people_blind_to_red_or_green(matrix):
    seen = [lab(outcome.fill, matrix) for outcome in OUTCOMES]

    apart = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for at, one in enumerate(seen)
        for other in seen[at + 1 :]
    ]
    assert min(apart) > 14


def test_a_picture_has_the_same_bytes_whatever_the_hash_seed(shipped_build):
    made = set()
    for seed in ("1", "2"):
        words = ["-m", "mesograph", "picture", "flow", "--graph", str(shipped_build)]
        ran = subprocess.run(
            [sys.executable, *words],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        made.add(ran.stdout)

    assert len(made) == 1


def test_a_picture_goes_to_a_file_and_a_place_that_is_not_there_is_said(
    shipped_build, tmp_path, capsys
):
    words = ["picture", "evidence-map", "--graph", str(shipped_build), "--out"]

    good = main([*words, str(tmp_path / "map.svg")])
    bad = main([*words, str(tmp_path / "no" / "map.svg")])

    assert (good, bad) == (0, 2)
    assert (tmp_path / "map.svg").read_text("utf-8").startswith("<svg ")
    assert "cannot be written" in capsys.readouterr().err


def test_pictures_count_what_the_question_counts(store):
    reports = load_reports(store, {})

    for line in question(store, "condition-route-outcome"):
        here = [
            row
            for row in reports
            if line["condition"] in row.conditions and (line["route"] or NOT_STATED) in row.routes
        ]
        assert len(here) == int(line["reports"])
        assert len(trials_of(here)) == int(line["trials"])
        for valence in JUDGED:
            assert sum(row.valences[valence] for row in here) == int(line[valence])
