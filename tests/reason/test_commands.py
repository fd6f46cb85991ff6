"""`mesograph reason` and `mesograph terms` beside a build."""

import json

import pytest

from mesograph.cli import main


@pytest.fixture(scope="module")
def build(tmp_path_factory) -> str:
    out = str(tmp_path_factory.mktemp("build") / "out")
    assert main(["build", "--quiet", "--out", out]) == 0
    return out


def test_reason_alone_lists_the_rules_and_the_axioms_that_they_mirror(build, capsys):
    assert main(["reason", "--format", "json", "--graph", build]) == 0

    mirrors = {row["rule"]: row["mirrors"] for row in json.loads(capsys.readouterr().out)}
    assert mirrors["local-delivery"] == "meso:LocalDeliveryReport"
    assert not mirrors["repetition"]


def test_reason_says_why_a_trial_has_an_edge(build, capsys):
    assert main(["reason", "id:trial/NCT01547091", "--format", "json", "--graph", build]) == 0

    reasons = {row["property"]: row["because"] for row in json.loads(capsys.readouterr().out)}
    assert "is about NCT01547091 alone" in reasons["meso:reportedBy"]


def test_reason_about_an_unknown_rule_names_the_nearest(build, capsys):
    assert main(["reason", "--rule", "multi-does", "--graph", build]) == 2

    assert "multi-dose" in capsys.readouterr().err


def test_terms_counts_the_rows_that_say_a_term(build, capsys):
    assert main(["terms", "Crohn disease", "--json", "--graph", build]) == 0

    (sense,) = json.loads(capsys.readouterr().out)["senses"]
    assert sense["uses"] > 0
