"""The card of a condition or a route: what came out, row by row, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mesograph.cards.asking import Line, counted, label, lines, question, several
from mesograph.cards.card import Block, Card
from mesograph.cards.flags import flags_of
from mesograph.cards.witness import Witness, listed, witness_of, witnesses_of
from mesograph.cards.wording import VALENCE_NOTE, tally
from mesograph.store import Store

VALENCES = ("favourable", "unfavourable", "neutral", "unclear")

COMPARED = ("conditions", "routes", "tissues", "phase", "people")
"""What rows about one trial are held against each other in."""

OUTCOMES = ("trials", "reports", *VALENCES, "safety_events")
_OUTCOME_NAMES = ("trials", "rows", "+", "−", "=", "?", "unwanted events", "reviews")


def condition_card(store: Store, typed: str) -> Card:
    """Make the card of a condition, with all that is narrower or in its group.

    Raises `BadParameter` where the words mean no condition, with the nearest, or several.
    """
    head = lines(store, "term", condition=typed)[0]
    outcomes = question(store, "condition-route-outcome", condition=typed)
    return _card(store, head, "condition", outcomes, _borne(store, head["term"]))


def route_card(store: Store, typed: str) -> Card:
    """Make the card of a route, with all that is narrower.

    Raises `BadParameter` where the words mean no route, with the nearest, or several.
    """
    head = lines(store, "term", route=typed)[0]
    meant = {head["name"], *several(head["narrower"])}
    outcomes = [
        line for line in question(store, "condition-route-outcome") if line["route"] in meant
    ]
    return _card(store, head, "route", outcomes, ())


def _borne(store: Store, iri: str) -> Iterable[str]:
    """Say in which rows people have the condition while another is treated."""
    by_treated: dict[str, list[Line]] = {}
    for line in lines(store, "underlying", condition=iri):
        by_treated.setdefault(line["conditions"], []).append(line)
    for treated, rows in sorted(by_treated.items()):
        yield f"people have it where {treated} is treated: {listed(map(witness_of, rows))}"


def _card(
    store: Store, head: Line, topic: str, outcomes: Sequence[Line], beside: Iterable[str]
) -> Card:
    rows = lines(store, "rows", **{topic: head["term"]})
    witnesses = witnesses_of(rows)
    return Card(
        title=head["name"],
        iri=head["term"],
        about=(*_called(head), *_counts(rows), *beside),
        blocks=(
            _outcomes(outcomes),
            _rows(rows, _valences(store, witnesses)),
            _told_twice(rows),
            _missing(lines(store, "missing", **{topic: head["term"]})),
            flags_of(store, witnesses),
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


def _counts(rows: Sequence[Line]) -> Iterable[str]:
    if not rows:
        yield "no row of any review is about it: nothing reported is no negative result"
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


def _outcomes(outcomes: Iterable[Line]) -> Block:
    rows = tuple(
        (
            line["condition"],
            line["route"] or "(route not stated)",
            *(line[name] for name in OUTCOMES),
            _witnessing(line),
        )
        for line in outcomes
    )
    notes = (
        VALENCE_NOTE,
        "A trial counts once in a line, whatever its rows; a row with two routes is in two lines.",
    )
    return Block("What came out", ("condition", "route", *_OUTCOME_NAMES), rows, notes)


def _witnessing(line: Line) -> str:
    if line["rows_with_outcome_column"] == "0":
        return f"{line['reviews']} (no outcome column)"
    return line["reviews"]


def _valences(store: Store, witnesses: Sequence[Witness]) -> Mapping[Witness, Counter[str]]:
    found: dict[Witness, Counter[str]] = {witness: Counter() for witness in witnesses}
    for line in question(store, "findings"):
        if witness_of(line) in found:
            found[witness_of(line)][line["valence"]] += 1
    return found


def _rows(rows: Iterable[Line], valences: Mapping[Witness, Counter[str]]) -> Block:
    told = tuple(
        (
            str(witness_of(line)),
            line["trials"],
            line["conditions"],
            line["routes"] or "(not stated)",
            line["tissues"] or "(not stated)",
            line["phase"],
            line["people"],
            _result(line, valences[witness_of(line)]),
        )
        for line in rows
    )
    columns = ("row", "trial", "condition", "route", "tissue", "phase", "people", "found")
    note = "`mesograph show trial NUMBER` tells one trial cell by cell."
    return Block("Row by row", columns, told, (note,))


def _result(line: Line, counts: Counter[str]) -> str:
    if line["outcome_column"] == "false":
        return "(no outcome column)"
    return tally(counts) or f"({line['results'] or 'nothing stated'})"


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
