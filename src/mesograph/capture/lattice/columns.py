"""Headings to kinds of column: what each may hold beside what its header says."""

from collections.abc import Mapping, Sequence

from mesograph.capture.headers.headings import Heading
from mesograph.capture.lattice.prices import Kind
from mesograph.capture.words.recognisers import OTHER
from mesograph.capture.words.vocabulary import fold
from mesograph.vocabulary.lexicon import lexicon

_GUESTS: Mapping[str, tuple[str, ...]] = {
    "route": ("dose", "schedule", "administrationMode"),
    "dose": ("schedule", "route"),
    "schedule": ("dose",),
    "product": ("productName", "donor", "dose", "schedule"),
    "productName": ("product",),
    "phase": (),
    "hasFinding": (),
}
"""Roles that a column takes in where the table has no column of their own."""


_GIVEN = frozenset({"product", "productName", "tissue"})
"""Roles of columns that tell what is given."""
_IN_WORDS = frozenset(
    ["arms", "arm", "groups", "group", "studyarms", "treatmentarms", "studygroups", "cohorts"]
)
"""Folded headers of columns that may tell the arms in words, and count nobody."""


def kinds_of(headings: Sequence[Heading]) -> tuple[Kind, ...]:
    """Say what each column of a table may hold.

    >>> [kind.roles for kind in kinds_of([Heading("Administration", ("route",))])]
    [('route', 'dose', 'schedule', 'administrationMode', 'product')]
    """
    own = {role for heading in headings for role in heading.roles}
    return tuple(_kind(heading, own) for heading in headings)


def _kind(heading: Heading, own: set[str]) -> Kind:
    guests = [
        guest for role in heading.roles for guest in _GUESTS.get(role, ()) if guest not in own
    ]
    if ("route" in heading.roles and "dose" in guests) or (
        "dose" in heading.roles and not _GIVEN & own
    ):
        # Where a dose is told with the way in, so is what is given; "cells infused" may be both.
        guests.append("product")
    if not heading.roles or heading.other == "test":
        kind = "rowNumber" if not fold(heading.text) else OTHER.get(heading.other, "")
        # "Control" may head what controls were given, and how many they were.
        counted = ("arm",) if heading.other == "comparator" else ()
        return Kind((kind, *counted) if kind or counted else ())
    if "arm" in heading.roles and fold(heading.text) in _IN_WORDS:
        guests.append("")
    if heading.unit and {"dose", "followUp"} & {*heading.roles}:
        guests.append("number")
    named = [match.concept.iri for match in lexicon("condition").scan(heading.text)]
    return Kind((*heading.roles, *guests), named[0] if named else "")
