"""The card of a condition, a route or a tissue: what came out, row by row, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from mesograph.cards.asking import Line, counted, label, lines, several
from mesograph.cards.card import Block, Card
from mesograph.cards.elsewhere import elsewhere
from mesograph.cards.flags import flags_of
from mesograph.cards.outcomes import came_out, findings_by_row, row_by_row
from mesograph.cards.witness import listed, witness_of, witnesses_of
from mesograph.store import Store
from mesograph.vocabulary.terms import ontology

COMPARED = ("conditions", "routes", "tissues", "phase", "people")
"""What rows about one trial are held against each other in."""


def condition_card(store: Store, typed: str) -> Card:
    """Make the card of a condition, with all that is narrower or in its group.

    Raises `BadParameter` where the words mean no condition, with the nearest, or several.
    """
    head = lines(store, "term", condition=typed)[0]
    return _card(store, head, "condition", _borne(store, head["term"]))


def route_card(store: Store, typed: str) -> Card:
    """Make the card of a route, with all that is narrower.

    Raises `BadParameter` where the words mean no route, with the nearest, or several.
    """
    return _card(store, lines(store, "term", route=typed)[0], "route", ())


def tissue_card(store: Store, typed: str) -> Card:
    """Make the card of a tissue that products come from, with all that is narrower.

    Raises `BadParameter` where the words mean no tissue, with the nearest, or several.
    """
    return _card(store, lines(store, "term", tissue=typed)[0], "tissue", ())


def _borne(store: Store, iri: str) -> Iterable[str]:
    """Say in which rows people have the condition while another is treated."""
    by_treated: dict[str, list[Line]] = {}
    for line in lines(store, "underlying", condition=iri):
        by_treated.setdefault(line["conditions"], []).append(line)
    for treated, rows in sorted(by_treated.items()):
        yield f"people have it where {treated} is treated: {listed(map(witness_of, rows))}"


def _card(store: Store, head: Line, topic: str, beside: Iterable[str]) -> Card:
    asked = {topic: head["term"]}
    rows = lines(store, "rows", **asked)
    found = findings_by_row(lines(store, "row-findings", **asked))
    places = elsewhere(store, ontology().at(head["term"]))
    return Card(
        title=head["name"],
        iri=head["term"],
        about=(
            *_called(head),
            *_counts(rows, topic),
            *beside,
            *places.told(but=label("role", "underlyingCondition")),
        ),
        blocks=(
            came_out(rows, found),
            row_by_row(rows, found),
            _told_twice(rows),
            _missing(lines(store, "missing", **asked)),
            flags_of(store, witnesses_of(rows)),
        ),
    )


def _called(head: Line) -> Iterable[str]:
    if head["definition"]:
        yield head["definition"]
    named = {
        "also called": head["also"],
        "a kind of": head["wider"],
        "in the group": head["groups"],
        "with what is narrower": head["narrower"],
        "elsewhere": head["matches"],
    }
    for title, values in named.items():
        if values:
            yield f"{title}: {values}"


def _counts(rows: Sequence[Line], topic: str) -> Iterable[str]:
    if not rows:
        yield f"no row of any review names it as {topic}: nothing reported is no negative result"
        return
    trials = {trial for line in rows for trial in line["trials"].split()}
    reviews = sorted({line["review"] for line in rows})
    reported = label("results", "reported")
    stating = sum(reported in several(line["results"]) for line in rows)
    able = sum(line["outcome_column"] == "true" for line in rows)
    yield (
        f"{counted(len(trials), 'trial')} in {counted(len(rows), 'row')} of "
        f"{counted(len(reviews), 'review')} ({', '.join(reviews)}); "
        f"rows with an outcome column: {able}, rows that report an outcome: {stating}"
    )
    silent = Counter(line["review"] for line in rows if line["outcome_column"] == "false")
    for review, count in silent.items():
        yield (
            f"{review} has no outcome column: its {counted(count, 'row')} here could state no "
            "outcome"
        )


def _told_twice(rows: Iterable[Line]) -> Block:
    """Set the rows about one trial side by side where they do not say the same."""
    by_trial: dict[str, list[Line]] = {}
    for line in rows:
        for trial in line["trials"].split():
            by_trial.setdefault(trial, []).append(line)
    told = []
    for trial, about in sorted(by_trial.items()):
        if len(about) > 1:
            witnesses = listed(map(witness_of, about))
            told.append((trial, witnesses, "; ".join(_differences(about)) or "nothing of these"))
    return Block(
        "Trials that several rows report",
        ("trial", "rows", "in what they differ"),
        tuple(told),
        (f"Compared in {', '.join(COMPARED)}.",),
    )


def _differences(about: Sequence[Line]) -> Iterable[str]:
    for aspect in COMPARED:
        values = [line[aspect] for line in about]
        if len({value for value in values if value}) > 1:
            yield f"{aspect}: {' | '.join(value or '(not said)' for value in values)}"


def _missing(found: Sequence[Line]) -> Block:
    by_role: dict[str, list[str]] = {}
    for line in sorted(found, key=_fewest_last):
        by_role.setdefault(line["name"], []).append(f"{line['rows']} {line['reason']}")
    rows = tuple((role, "; ".join(reasons)) for role, reasons in sorted(by_role.items()))
    return Block("What is missing", ("of", "rows, and why"), rows)


def _fewest_last(line: Line) -> int:
    return -int(line["rows"])
