"""The card of a review: its table, how much each column says, what it shares, what is odd."""

from collections.abc import Iterable, Sequence

from mesograph.cards.asking import Line, counted, label, lines, question
from mesograph.cards.card import Block, Card
from mesograph.cards.flags import flags_by_code
from mesograph.cards.wording import DOUBT_NOTE, VALENCE_NOTE, by_kind, tally
from mesograph.store import Store


def review_card(store: Store, slug: str) -> Card:
    """Make the card of a review.

    Raises `BadParameter`, with the nearest, where the graph holds no such review.
    """
    head = lines(store, "review", review=slug)[0]
    review = head["review"]
    absent = [line["name"] for line in lines(store, "absent-columns", review=review)]
    return Card(
        title=review,
        iri=head["source"],
        about=(
            *_about(head),
            *_counts(store, review),
            *_outcomes(store, review, absent),
            f"no column for: {', '.join(sorted(absent)) or 'nothing that is asked for'}",
        ),
        blocks=(
            _columns(lines(store, "columns", review=review)),
            _shared(lines(store, "shared", review=review)),
            flags_by_code(store, review),
        ),
    )


def _about(head: Line) -> Iterable[str]:
    yield head["name"]
    doi = f"doi {head['doi']}" if head["doi"] else "no doi in the document"
    year = head["year"] or "no year in the document"
    as_of = f"as of {head['as_of']}" if head["as_of"] else ""
    yield " · ".join(filter(None, (head["table"], year, doi, as_of)))
    if head["scope"]:
        yield f"its subject: {head['scope']}"
    yield f"rights: {head['rights'] or 'not stated'}"


def _counts(store: Store, review: str) -> Iterable[str]:
    for line in question(store, "reviews"):
        if line["review"] == review:
            yield (
                f"{counted(int(line['rows']), 'row')}, "
                f"{counted(int(line['codes']), 'registration number')} as printed, "
                f"{counted(int(line['without_trial']), 'row')} without any"
            )


def _outcomes(store: Store, review: str, absent: Sequence[str]) -> Iterable[str]:
    if label("role", "hasFinding") in absent:
        yield "no outcome column: none of its rows could state an outcome"
        return
    findings = lines(store, "row-findings", review=review)
    kinds = (f"{kind} {tally(of)}" for kind, of in by_kind(findings).items() if of)
    yield f"{counted(len(findings), 'finding')}: {'; '.join(kinds)} ({VALENCE_NOTE} {DOUBT_NOTE})"


def _columns(found: Iterable[Line]) -> Block:
    rows = tuple(
        (line["position"], line["column"], line["role"], line["stated"], line["not_stated"])
        for line in found
    )
    return Block(
        "What each column says",
        ("", "column", "read for", "rows that say it", "rows that do not"),
        rows,
    )


def _shared(found: Iterable[Line]) -> Block:
    rows = tuple((line["trial"], line["here"], line["there"]) for line in found)
    note = "`mesograph show trial NUMBER` sets the rows side by side."
    return Block(
        "Trials that other reviews report too", ("trial", "here", "elsewhere"), rows, (note,)
    )
