"""The declared words that tell what a cell holds, as patterns."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from mesograph.names import PREFIXES
from mesograph.vocabulary.terms import ontology

_ALT_LABEL = PREFIXES["skos"] + "altLabel"
_KINDS: Mapping[str, tuple[str, ...]] = {
    "schedule-form": ("schedule",),
    "phase-form": ("design",),
    "prose-form": ("prose",),
    "disease-form": ("disease-name", "disease-word"),
    "place-form": ("place",),
    "route-form": ("route",),
    "product-form": ("product",),
    "body-form": ("body",),
    "drug-form": ("drug",),
}
"""The kinds of words, in the scheme `cell-word`, that each form is told by."""


def declared(kind: str) -> tuple[str, ...]:
    """Give the words of a kind, as the ontology has them."""
    return ontology().find("cell-word", kind).properties[_ALT_LABEL]


@cache
def words_of_forms() -> Mapping[str, re.Pattern[str]]:
    """Give, by form, what finds its single words within a word of a page."""
    return _patterns(phrases=False)


@cache
def phrases_of_forms() -> Mapping[str, re.Pattern[str]]:
    """Give, by form, what finds its words that have a blank within, in running text."""
    return _patterns(phrases=True)


def _patterns(*, phrases: bool) -> Mapping[str, re.Pattern[str]]:
    found = {}
    for form, kinds in _KINDS.items():
        labels = [label for kind in kinds for label in declared(kind) if (" " in label) is phrases]
        if labels:
            found[form] = pattern_of(labels)
    return found


def pattern_of(labels: Iterable[str]) -> re.Pattern[str]:
    """Make what finds declared words: "-itis" ends a word, "Pharma-" begins one.

    >>> told = pattern_of(["-itis", "Pharma-", "open label", "Univ.", "ulcer"])
    >>> [found[0] for found in told.finditer("Pharmacy, Colitis, Open-label, Univ, ulcers, univ.")]
    ['Pharmacy', 'Colitis', 'Open-label', 'Univ', 'ulcers']
    """
    small: list[str] = []
    cased: list[str] = []
    # The longest first: "CAR-T" is more than "CAR".
    for label in sorted(labels, key=lambda label: (-len(label), label)):
        (small if label.islower() else cased).append(_written(label))
    groups = [f"{flag}{'|'.join(of)})" for flag, of in (("(?i:", small), ("(?:", cased)) if of]
    return re.compile("|".join(groups))


def _written(label: str) -> str:
    """Write one label as a pattern: a hyphen leaves an end of the word open."""
    bare = r"[-\s]\s*".join(map(re.escape, label.strip("-.").split()))
    if label.endswith("-"):
        return rf"\b{bare}\w*"
    if label.endswith("."):
        return rf"\b{bare}\b\.?"
    return rf"\b\w[\w-]*{bare}s?\b" if label.startswith("-") else rf"\b{bare}s?\b"
