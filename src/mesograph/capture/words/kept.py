"""Stretches of words that no cell ends within: quantities, and what stands in brackets."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mesograph.capture.words.atoms import Atom, Gap
from mesograph.capture.words.stream import Stream

_N = r"(?:[~<>≤≥≈]\s?)?(?<![\w.])(?>\d+(?:[.,]\d+)*)"
_E = r"(?<![\w.])\d+(?:\.\d+)?[eE]\+?\d{1,2}(?!\w)"
_QUANTITY = re.compile(
    rf"""
    {_N} (?: \s*(?:,(?:\s*(?:or|and))?|or|and|to|[-–—±/;]|vs\.?)\s* {_N} ){{0,6}}
      \s* [×xX*·] \s* 10
      (?: \s?\^\s?\d{{1,2}} | [⁰¹²³⁴-⁹]+ | \s?\(\d{{1,2}}\) | (?:1[0-3]|[3-9])(?!\d) )
      (?: \s? (?:cells|vg|particles|viable\s+cells|CAR\+?\s?T?\s?cells) )?
      (?: \s? / \s? [a-zA-Zµμ]+[23²³]? | \s+per\s+[a-z]+ )?
    | {_E} (?: \s*(?:,(?:\s*(?:or|and))?|or|and|to|[-–—/;]|vs\.?)\s* {_E} ){{0,6}}
      (?:\s?/\s?[a-z]+[23²³]?)?
    | {_N} \s? ± \s? {_N}
    | (?<!\d\s) \b(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?) \s [+−–-]?\d+ (?:\s?(?:,|and|&)\s?\d+){{0,6}}
    | \b[np] \s? [=<>≤≥] \s? \d[\d.,]*
    | {_N} (?: \s?[-–—]\s?{_N} )? \s (?:million|billion|thousand)
      (?: \s cells)? (?:\s?/\s?[a-z]+[23²³]?)?
    """,
    re.VERBOSE,
)
_FURTHEST = 14
"""Words that a bracket closes after, at most: one that is left open holds nothing together."""


def quantities(stream: Stream) -> Iterator[tuple[int, int]]:
    """Find quantities with their exponents, errors and units, as atoms from first to end.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.words.stream import stream_of
    >>> list(quantities(stream_of(atoms_of("IV 1, 3 or 9 × 10^7 cells/kg Saline 35 ± 23"))))
    [(1, 8), (9, 12)]
    """
    return stream.finds(_QUANTITY)


def brackets(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Find what stands in brackets that close, as atoms from first to end.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> list(brackets(atoms_of("IV (slow drip) once (left open")))
    [(1, 3)]
    """
    for at, atom in enumerate(atoms):
        if atom.text[:1] not in "([" or (depth := _depth(atom.text)) <= 0:
            continue
        for end in range(at + 1, min(at + _FURTHEST, len(atoms))):
            depth += _depth(atoms[end].text)
            if depth <= 0:
                yield at, end + 1
                break


def repeated(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    r"""Find glued pieces that stand together in several places, between different neighbours.

    What is one word of the page in many rows, "CD19" or "4-1BB", is cut in none of them
    (accessor variety: Feng and others 2004).

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.words.run_together import cut
    >>> page = cut(atoms_of("betaCD19Flu\ngammaCD19Cy\ndeltaCD19Bu"))
    >>> sorted({"".join(a.text for a in page[x:y]) for x, y in repeated(page)})
    ['CD19']
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for first in range(len(atoms)):
        text = atoms[first].text
        for end in range(first + 2, min(first + _PIECES, len(atoms)) + 1):
            if atoms[end - 1].gap is not Gap.GLUED:
                break
            text += atoms[end - 1].text
            if any(sign.isalpha() for sign in text):
                places[text].append((first, end))
    for spans in places.values():
        if len(spans) >= _OFTEN and _varied(atoms, spans):
            yield from spans


_PIECES, _OFTEN, _VARIED = 4, 3, 3


def _varied(atoms: Sequence[Atom], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether what stands before and after differs from place to place."""
    before = {atoms[a - 1].text if a and not atoms[a].opens_line else "" for a, _ in spans}
    after = {atoms[b].text if b < len(atoms) and not atoms[b].opens_line else "" for _, b in spans}
    return len(before) >= _VARIED and len(after) >= _VARIED


def _depth(text: str) -> int:
    return sum((sign in "([") - (sign in ")]") for sign in text)
