"""A term, a synonym, a rule: one file or one block each, and no line of Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_up import write_review

ROOT = Path(__file__).parents[2]

TERM = """
condition:made-up-disease a skos:Concept, meso:Condition ;
    skos:inScheme scheme:condition ;
    skos:prefLabel "made-up disease"@en ;
    skos:definition "A tumour that does not exist."@en ;
    skos:broader condition:cancer ;
    rdfs:isDefinedBy scheme:condition .
"""
SYNONYM = (
    'skos:prefLabel "stroke"@en ;',
    'skos:prefLabel "stroke"@en ;\n    skos:altLabel "made-up word"@en ;',
)
RULE = """#+ title: which reports name a route
#+ about: Made up for a test.
#+ because: it names ?route
#+ order: 60

PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

CONSTRUCT { ?report rdfs:seeAlso ?route }
WHERE {
  ?report meso:route ?route .
}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The assets and the code, with what the tests add; a folder with a review that uses it."""
    here: Path = tmp_path_factory.mktemp("copy")
    for folder in ("src", "ontology", "queries", "shapes"):
        shutil.copytree(ROOT / folder, here / folder)
    (here / "data" / "reviews").mkdir(parents=True)
    conditions = here / "ontology" / "conditions.ttl"
    text = conditions.read_text("utf-8")
    assert SYNONYM[0] in text
    conditions.write_text(text.replace(*SYNONYM) + TERM, "utf-8")
    (here / "queries" / "rules" / "made-up.rq").write_text(RULE, "utf-8")
    review = write_review(here / "more")
    rows = review / "rows.tsv"
    said = rows.read_text("utf-8")
    rows.write_text(
        said.replace("Osteoarthritis", "Made-up disease").replace("Stroke", "Made-up word"), "utf-8"
    )
    mesograph(here, "build", "--data", str(here / "more"), "--out", str(here / "build"))
    return here


def mesograph(here: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mesograph", *words],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(here / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_term_is_one_block(copy):
    rows = mesograph(copy, "ask", "rows", "--graph", "build", "--format", "csv")
    derived = mesograph(copy, "reason", "term:condition/made-up-disease", "--graph", "build")

    assert "made-up disease" in rows
    assert "meso:Neoplasm" in derived


def test_a_synonym_is_one_line(copy):
    rows = mesograph(copy, "ask", "rows", "--graph", "build", "--format", "csv")

    assert "stroke" in rows


def test_a_rule_is_one_file(copy):
    derived = mesograph(copy, "reason", "--rule", "made-up", "--graph", "build")

    assert "it names intravenous" in derived


def test_what_terms_prints_for_an_unknown_word_makes_it_known(copy):
    printed = mesograph(copy, "terms", "second", "made-up", "disease", "--scheme", "condition")
    block = printed[printed.index("condition:second-made-up-disease") :]
    with (copy / "ontology" / "conditions.ttl").open("a", encoding="utf-8") as file:
        file.write("\n" + block)

    assert "term:condition/second-made-up-disease" in mesograph(
        copy, "terms", "second made-up disease"
    )
