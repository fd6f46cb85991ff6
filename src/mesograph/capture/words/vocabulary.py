"""Labels of the schemes, found over atoms however words are parted or run together."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mesograph.capture.words.atoms import Atom
from mesograph.names import PREFIXES
from mesograph.vocabulary.terms import ontology

SCHEMES = (
    *("aim", "arm-role", "carrier", "condition", "country", "donor", "measure", "mechanism"),
    *("mode", "payload", "product-kind", "results", "route", "tissue", "unit"),
)
"""The schemes whose labels tell one column from another."""

_SIGNS = re.compile(r"[^\w+%]|_")
_BROADER = PREFIXES["skos"] + "broader"
_CASED = re.compile(r"[A-Z]{1,3}|[a-z]{1,2}[A-Z]\w*")


@lru_cache(maxsize=2**17)
def fold(text: str) -> str:
    """Fold a text for comparison: no case, no signs but `+` and `%`, no blanks.

    >>> fold("Crohn’s disease, i.v.")
    'crohnsdiseaseiv'
    """
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Labels:
    """Folded labels and what they are labels of; and every beginning of a label."""

    names: Mapping[str, tuple[str, ...]]
    """Folded label to the schemes that know it."""
    cased: Mapping[str, frozenset[str]]
    """Labels whose case matters, and how they are printed: `AD` is no `ad`, `iMSC` no `IMSC`."""
    beginnings: frozenset[str]


def labels_of(names: Mapping[str, tuple[str, ...]]) -> Labels:
    """Make labels of folded names, in whatever letters they stand."""
    beginnings = {name[:end] for name in names for end in range(1, len(name) + 1)}
    return Labels(names, {}, frozenset(beginnings))


@cache
def labels() -> Labels:
    """Give the labels of all schemes that tell columns apart."""
    names: dict[str, set[str]] = {}
    printed: dict[str, set[str]] = {}
    for scheme in SCHEMES:
        for concept in ontology().scheme(scheme).values():
            for label in concept.labels:
                names.setdefault(fold(label), set()).add(scheme)
                printed.setdefault(fold(label), set()).add(_SIGNS.sub("", label))
    names.pop("", None)
    cased = {
        folded: frozenset(forms)
        for folded, forms in printed.items()
        if all(_CASED.fullmatch(form) for form in forms)
    }
    beginnings = {name[:end] for name in names for end in range(1, len(name) + 1)}
    sorted_names = {name: tuple(sorted(schemes)) for name, schemes in names.items()}
    return Labels(sorted_names, cased, frozenset(beginnings))


def labels_in_group(group: str) -> frozenset[str]:
    """Give the folded labels of the conditions that share a group, given by its IRI.

    >>> cancer = ontology().find("condition", "cancer").iri
    >>> sorted({"glioma", "stroke"} & labels_in_group(cancer))
    ['glioma']
    """
    concepts = ontology().scheme("condition").values()
    wanted = _ancestors(group)
    return frozenset(
        fold(label)
        for concept in concepts
        if wanted & _ancestors(concept.iri)
        for label in concept.labels
    )


def _ancestors(iri: str) -> frozenset[str]:
    """Give a condition and all that is broader than it."""
    found: set[str] = set()
    ahead = [iri]
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            ahead += ontology().at(at).properties.get(_BROADER, ())
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Found:
    """A label of some schemes, over the atoms from `first` up to `end`."""

    first: int
    end: int
    schemes: tuple[str, ...]


_LONGEST = 10
"""Atoms that a label may run over."""


def find_labels(atoms: Sequence[Atom], known: Labels | None = None) -> Iterator[Found]:
    """Find the longest label that begins at each atom, of every scheme.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> [(f.first, f.end, f.schemes) for f in find_labels(atoms_of("GVHD bone marrow, i.v."))]
    [(0, 1, ('condition', 'measure')), (1, 3, ('tissue',)), (3, 4, ('route',))]
    """
    known = known or labels()
    beginnings, names = known.beginnings, known.names
    folded = [fold(atom.text) for atom in atoms]
    for first, start in enumerate(folded):
        if not start or start not in beginnings:
            continue
        ends: list[tuple[int, tuple[str, ...]]] = []
        text = ""
        for end in range(first + 1, min(first + _LONGEST, len(folded)) + 1):
            text += folded[end - 1]
            if text not in beginnings:
                break
            if text not in names or not folded[end - 1]:
                continue
            if text in known.cased and not _as_printed(atoms[first:end], known.cased[text]):
                continue
            ends.append((end, names[text]))
        yield from _longest(first, ends)


def _longest(first: int, ends: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Found]:
    """Give of each scheme the label that ends last, by their ends; those at one end together."""
    if len(ends) == 1:
        yield Found(first, *ends[0])
        return
    last = {scheme: end for end, schemes in ends for scheme in schemes}
    for end in sorted(set(last.values())):
        yield Found(first, end, tuple(sorted(s for s, e in last.items() if e == end)))


def _as_printed(atoms: Sequence[Atom], forms: frozenset[str]) -> bool:
    return _SIGNS.sub("", "".join(atom.text for atom in atoms)) in forms
