"""The graph as a whole: graphs apart, counts alike, same bytes."""

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

from mesograph.building.graph import NameClash, check_names, graph_of
from mesograph.building.sources import load_sources
from mesograph.names import BASE, graph
from mesograph.rdf import BlankNode, NamedNode, QuerySolutions, RdfFormat, Store, parse
from mesograph.review.folder import load_review
from mesograph.rows.reports import read_reports
from mesograph.store import query, sorted_lines
from mesograph.vocabulary.terms import meso
from tests.made_up import DECLARATION, ROWS, table, write_review


def test_no_triple_stands_in_two_graphs(store):
    counted = Counter(quad.triple for quad in store)

    assert [triple for triple, count in counted.items() if count > 1] == []


def test_counts_over_the_union_are_those_of_a_single_graph(store):
    has_claim = meso("hasClaim")
    text = f"SELECT ?claim {{ ?report <{has_claim}> ?claim }}"
    found = query(store, text, "count")
    claims = {quad.object for quad in store.quads_for_pattern(None, NamedNode(has_claim), None)}

    assert isinstance(found, QuerySolutions)
    assert len(list(found)) == len(claims)


def test_a_doubt_of_a_coding_leads_to_the_finding_that_is_doubted(store):
    text = """
        PREFIX flag: <https://w3id.org/mesograph/term/flag/>
        PREFIX meso: <https://w3id.org/mesograph/vocab#>
        SELECT ?doubt ?told {
            ?doubt meso:flagCode flag:coding-doubtful ; meso:inCell ?cell .
            BIND (EXISTS {
                ?doubt meso:flaggedNode ?finding .
                ?claim meso:value ?finding ; meso:inCell ?cell
            } AS ?told)
        }"""
    found = query(store, text, "doubts")
    assert isinstance(found, QuerySolutions)
    told = [solution["told"].value for solution in found]

    assert told
    assert set(told) == {"true"}


def test_words_that_no_reader_knows_are_no_silence_of_the_review(tmp_path):
    rows = (ROWS[0], ROWS[1], ("2", "Quuxitis", *ROWS[2][2:]))
    write_review(tmp_path, rows_tsv=table(rows))
    store = graph_of(load_sources([tmp_path]))
    text = """
        PREFIX meso: <https://w3id.org/mesograph/vocab#>
        PREFIX role: <https://w3id.org/mesograph/term/role/>
        SELECT ?reason {
            ?report meso:row 2 ; meso:ofReview <https://w3id.org/mesograph/id/review/made-up> ;
                meso:hasClaim ?claim .
            ?claim meso:role role:condition ; meso:missing ?reason
        }"""
    found = query(store, text, "reasons")

    assert isinstance(found, QuerySolutions)
    assert [s["reason"].value.rpartition("/")[2] for s in found] == ["not-understood"]


def test_blank_nodes_stand_only_where_the_vocabulary_needs_them(store):
    blank = {
        quad.graph_name.value
        for quad in store
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    }

    assert blank <= {graph("ontology")}


def test_every_graph_has_a_promised_name(store):
    kinds = {g.value.removeprefix(f"{BASE}graph/").split("/")[0] for g in store.named_graphs()}

    assert kinds <= {
        *("review", "legend", "provenance", "flags", "registry", "rules", "ontology", "dataset"),
    }


def test_the_sorted_lines_are_read_back_as_the_same_graph(store):
    lines = sorted_lines(store)

    again = Store()
    again.extend(parse(lines, format=RdfFormat.N_QUADS))

    assert len(again) == len(store)
    assert sorted_lines(again) == lines


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(tmp_path):
    digests = set()
    for seed in ("0", "1", "4711"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "mesograph", "build", "--quiet", "--out", str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        files = sorted(path for path in out.iterdir() if path.is_file())
        digests.add(tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))

    assert len(digests) == 1
    assert len(digests.pop()) >= 4


def test_a_further_review_changes_no_line_of_the_others(tmp_path, store):
    write_review(tmp_path)

    with_more = graph_of(load_sources([tmp_path]))

    lost = set(sorted_lines(store).splitlines()) - set(sorted_lines(with_more).splitlines())
    assert not lost


def test_a_column_without_findings_takes_no_number_of_a_finding_in_another_column(tmp_path):
    safety = '[[column]]\nheader = "Safety"\nroles = ["hasFinding"]\nkind = "prose"\n\n'
    first_column = '[[column]]\nheader = "Disease"'
    toml = DECLARATION.replace(first_column, safety + first_column)
    review = load_review(write_review(tmp_path, review_toml=toml), "made-up")

    first, _ = read_reports(review)

    numbered = [n for n, claim in first.numbered() if claim.role == "hasFinding"]
    assert sorted(numbered) == [1, 2, 3]


def test_a_trial_is_described_once_whichever_rows_are_about_it(store):
    trial = NamedNode(f"{BASE}id/trial/NCT01547091")

    types = list(store.quads_for_pattern(trial, NamedNode(meso("inRegistry")), None))

    assert len(types) == 1


def test_a_row_about_two_trials_gives_no_edge_to_either(store):
    pooled = NamedNode(f"{BASE}id/trial/NCT00698191")

    edges = list(store.quads_for_pattern(pooled, NamedNode(meso("investigatedFor")), None))

    assert not edges


def test_one_trial_under_two_registrations_gives_its_edges_to_both(store):
    for code in ("NCT04745299", "KCT0005954"):
        trial = NamedNode(f"{BASE}id/trial/{code}")
        assert list(store.quads_for_pattern(trial, NamedNode(meso("investigatedFor")), None))


def test_two_columns_that_would_share_an_iri_are_refused(tmp_path):
    toml = DECLARATION.replace('header = "Number"', 'header = "Given!"').replace(
        'header = "Source"', 'header = "Given?"'
    )
    rows = "row\tDisease\tGiven?\tGiven\tPatients\tGiven!\n1\tOA\tBM\tx\t-\t-\n2\tOA\tBM\tx\t-\t-\n"
    folder = write_review(tmp_path, review_toml=toml, rows_tsv=rows, cells_tsv="", findings_tsv="")
    for name in ("cells.tsv", "findings.tsv"):
        (folder / name).unlink()
    review = load_review(folder, "made-up")

    with pytest.raises(NameClash, match=r"'Given\?' and 'Given!'"):
        check_names(review)
