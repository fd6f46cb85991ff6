import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from mesograph.cli import main
from mesograph.errors import BadParameter
from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.pictures.reports import load_reports, trials_of
from mesograph.pictures.svg import BOLD, SMALL, words_width
from mesograph.questions.answers import ask
from mesograph.release import VERSION, issued
from tests.pictures.in_docs import FOLDER, SHOWN

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = pytest.mark.parametrize("draw", [evidence_map, flow])


@pytest.fixture(scope="module", params=[evidence_map, flow], ids=["map", "flow"])
def drawn(request, store) -> str:
    picture: str = request.param(store, {})
    return picture


@pytest.fixture(scope="module")
def root(drawn) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - we wrote it


def words(root: ET.Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def test_a_picture_is_xml_with_a_title_and_a_description_that_it_is_labelled_by(root):
    named = {node.get("id"): node.tag for node in root}

    labels = root.get("aria-labelledby", "").split()
    assert root.get("role") == "img"
    assert [named[label] for label in labels] == [f"{SVG}title", f"{SVG}desc"]


def test_a_picture_says_what_it_is_where_people_see_it(root, store):
    seen = words(root)

    assert root.findtext(f"{SVG}title") == seen[0]
    assert seen[1].startswith(f"{len(trials_of(load_reports(store, {})))} trials in ")


def test_a_picture_names_its_reviews_and_the_version_and_date_of_the_graph(root, store):
    seen = " ".join(words(root))

    for review, name, *_ in ask(store, "reviews").rows:
        assert f"{name} ({review})" in seen
    assert f"mesograph {VERSION}, graph of {issued(os.environ)}" in seen


@PICTURES
def test_a_picture_of_one_review_names_that_one_alone(store, draw):
    seen = draw(store, {"review": "wjsc-2025"})

    assert "(wjsc-2025)" in seen
    assert "sttt-2025" not in seen


def test_numbers_are_printed_and_said_in_words_for_who_cannot_see(root):
    assert any(word.startswith("intravenous (") for word in words(root))
    assert "intravenous" in (root.findtext(f"{SVG}desc") or "")


def test_no_words_are_too_small_for_a_slide(root):
    assert all(float(node.get("font-size", "0")) >= SMALL for node in root.iter(f"{SVG}text"))
    assert SMALL >= 12


def test_words_over_bands_survive_converters_that_draw_strokes_last(drawn, root):
    texts = list(root.iter(f"{SVG}text"))

    halos = [at for at, node in enumerate(texts) if node.get("stroke")]
    above = {(node.text, node.get("x"), node.get("y")): at for at, node in enumerate(texts)}

    assert "paint-order" not in drawn
    for at in halos:
        halo = texts[at]
        assert halo.get("aria-hidden") == "true"
        assert above[halo.text, halo.get("x"), halo.get("y")] > at


def test_nothing_is_used_that_converters_do_not_know(root):
    names = {node.tag.removeprefix(SVG) for node in root.iter()}

    known = {"svg", "title", "desc", "g", "rect", "circle", "line", "path", "text"}
    assert names <= known
    assert "style" not in {key for node in root.iter() for key in node.keys()}  # noqa: SIM118


@PICTURES
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"rows": "3", "routes": "2"},
        {"condition": "Crohn"},
        {"condition": "acute respiratory distress syndrome due to COVID-19"},
        {"review": "wjsc-2025"},
        {"condition": "knee"},
    ],
    ids=str,
)
def test_all_words_stand_inside_the_picture(store, draw, asked):
    root = ET.fromstring(draw(store, asked))  # noqa: S314 - we wrote it
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))

    for node in root.iter(f"{SVG}text"):
        wide = words_width(node.text or "", float(node.get("font-size", "0")))
        wide *= BOLD if node.get("font-weight") else 1
        reach = {"start": (0, 1), "middle": (-0.5, 0.5), "end": (-1, 0)}
        left, right = reach[node.get("text-anchor", "start")]
        # Slanted names reach 0.83 of their length to the right, which is the cosine of 34 degrees.
        along = 0.83 if node.get("transform") else 1
        x, y = float(node.get("x", "0")), float(node.get("y", "0"))
        assert x + left * wide * along >= 0
        assert x + right * wide * along <= width
        assert 0 < y < height


@PICTURES
def test_a_parameter_that_is_not_taken_is_named(store, draw):
    with pytest.raises(BadParameter, match="did you mean condition"):
        draw(store, {"conditon": "cancer"})


@PICTURES
@pytest.mark.parametrize("name", ["rows", "routes"])
def test_a_number_of_places_that_is_none_is_answered_with_what_to_say(store, draw, name):
    with pytest.raises(BadParameter, match="say how many, from 1 on"):
        draw(store, {name: "0"})


def test_diseases_are_drawn_unless_groups_are_asked_for(store):
    diseases, groups = evidence_map(store, {}), evidence_map(store, {"by": "group"})

    assert ">rheumatoid arthritis (" in diseases
    assert ">autoimmune disease (" not in diseases
    assert ">autoimmune disease (" in groups
    assert ">rheumatoid arthritis (" not in groups


def test_what_is_neither_a_condition_nor_a_group_is_no_kind_of_row(store):
    with pytest.raises(BadParameter, match="say condition or group"):
        evidence_map(store, {"by": "disease"})


def test_bands_are_never_multiplied_by_groups_that_overlap(store):
    with pytest.raises(
        BadParameter, match="is not taken; it takes condition, review, rows, routes"
    ):
        flow(store, {"by": "group"})


@PICTURES
def test_as_many_conditions_have_a_place_as_are_asked_for_and_the_rest_share_one(store, draw):
    reports = load_reports(store, {})
    conditions = {name for report in reports for name in report.conditions}

    few = draw(store, {"rows": "3"})
    every = draw(store, {"rows": str(len(conditions))})

    assert f">{len(conditions) - 3} other conditions (" in few
    assert " other conditions (" not in every
    assert " other routes (" in every
    assert " other routes (" not in draw(store, {"routes": "50"})


def test_a_picture_has_the_same_bytes_whatever_the_hash_seed(shipped_build):
    made = set()
    for seed in ("1", "2"):
        command = ["-m", "mesograph", "picture", "flow", "--graph", str(shipped_build)]
        ran = subprocess.run(
            [sys.executable, *command],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        made.add(ran.stdout)

    assert len(made) == 1


def test_a_picture_goes_to_a_file_and_a_place_that_is_not_there_is_said(
    shipped_build, tmp_path, capsys
):
    command = ["picture", "evidence-map", "--graph", str(shipped_build), "--out"]

    good = main([*command, str(tmp_path / "map.svg")])
    bad = main([*command, str(tmp_path / "no" / "map.svg")])

    assert (good, bad) == (0, 2)
    assert (tmp_path / "map.svg").read_text("utf-8").startswith("<svg ")
    assert "cannot be written" in capsys.readouterr().err


def test_no_length_is_written_longer_than_a_printer_can_tell(drawn):
    assert not re.search(r'"-?\d+\.\d{3,}"', drawn)


@pytest.mark.parametrize("name", SHOWN)
def test_the_pictures_of_the_docs_are_current(store, name):
    assert (FOLDER / name).read_text("utf-8") == SHOWN[name](store), "run: make pictures"
    assert f"](pictures/{name})" in (FOLDER.parent / "pictures.md").read_text("utf-8")
