"""Stretches of words that no cell ends within: quantities, and what stands in brackets."""

import re
from collections.abc import Iterator, Sequence

from mesograph.capture.page import Atom
from mesograph.capture.stream import Stream

_N = r"(?:[~<>≤≥≈]\s?)?(?<![\w.])\d+(?:[.,]\d+)*"
_E = r"(?<![\w.])\d+(?:\.\d+)?[eE]\+?\d{1,2}(?!\w)"
_QUANTITY = re.compile(
    rf"""
    {_N} (?: \s*(?:,|,?\s*or|,?\s*and|to|[-–—±/;]|vs\.?)\s* {_N} ){{0,6}}
      \s* [×xX*·] \s* 10
      (?: \s?\^\s?\d{{1,2}} | [⁰¹²³⁴-⁹]+ | \s?\(\d{{1,2}}\) | (?:1[0-3]|[3-9])(?!\d) )
      (?: \s? (?:cells|vg|particles|viable\s+cells|CAR\+?\s?T?\s?cells) )?
      (?: \s? / \s? [a-zA-Zµμ]+[23²³]? | \s+per\s+[a-z]+ )?
    | {_E} (?: \s*(?:,|,?\s*or|,?\s*and|to|[-–—/;]|vs\.?)\s* {_E} ){{0,6}} (?:\s?/\s?[a-z]+[23²³]?)?
    | {_N} \s? ± \s? {_N}
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

    >>> from mesograph.capture.page import atoms_of
    >>> from mesograph.capture.stream import stream_of
    >>> list(quantities(stream_of(atoms_of("IV 1, 3 or 9 × 10^7 cells/kg Saline 35 ± 23"))))
    [(1, 8), (9, 12)]
    """
    return stream.finds(_QUANTITY)


def brackets(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Find what stands in brackets that close, as atoms from first to end.

    >>> from mesograph.capture.page import atoms_of
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


def _depth(text: str) -> int:
    return sum((sign in "([") - (sign in ")]") for sign in text)
