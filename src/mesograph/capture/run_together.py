"""Cells that follow each other with nothing between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.page import Atom, Gap
from mesograph.capture.vocabulary import fold, labels
from mesograph.reading.identifier import read_identifiers

_TURN = re.compile(
    r"""
    (?<=[^\W\d_A-ZΑ-Ω])(?=[A-ZΑ-Ω])            # effectClinical
    | (?<=[^\W\d_])(?=\d) | (?<=\d)(?=[^\W\d_])  # SLE2, 3Immunomodulation
    | (?<=[A-ZΑ-Ω]{2})(?=[A-ZΑ-Ω][^\W\d_A-Z]{3})  # ESRSignificant
    | (?<=\bI)(?=[A-Z][a-z]{2}) | (?<=\bII)(?=[A-Z][a-z]{2}) | (?<=\bIII)(?=[A-Z][a-z]{2})
    | (?<=[)\]])(?=[^\s,.;:)\]])                 # (2/0)1
    | (?<=[.;%+?!])(?=[^\W\d_a-z(])              # efficacy.Safe
    | (?<=[\w)])(?=\[)                           # NCT01741857[122]
    | (?<=\w)(?=\()                              # 20(10/10)
    """,
    re.VERBOSE,
)
_TAIL = re.compile(r"(?:NCT|ChiCTR|UMIN|ISRCTN|EUCTR|ACTRN|DRKS|JPRN|CTRI|IRCT|KCT)")
_CAPITALS = re.compile(r"[A-ZΑ-Ω]{3,}")
_ROMAN = re.compile(r"I{1,3}|IV")
_WORD_END = re.compile(r"[^\W\d_A-Z]*$")
_PLURAL = re.compile(r"[A-ZΑ-Ω]{2}s$")
_WORD = re.compile(r"[A-ZΑ-Ω][^\W\d_A-Z]{2,}")
_DASH = re.compile(r"[-–—](?=\S)")


def cut(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """Cut words wherever one cell may end and the next begin within them.

    >>> from mesograph.capture.page import atoms_of
    >>> [atom.text for atom in cut(atoms_of("Phase IBM-MSCsSLE2 (2/0)IV infusion4Safe"))]
    ['Phase', 'I', 'BM-MSCs', 'SLE', '2', '(2/0)', 'IV', 'infusion', '4', 'Safe']
    """
    return tuple(piece for atom in atoms for piece in _pieces(atom))


def _pieces(atom: Atom) -> Iterator[Atom]:
    text = atom.text
    places = {match.start() for match in _TURN.finditer(text)}
    places |= set(_between_capitals(text))
    places |= {match.start() for match in _TAIL.finditer(text)}
    if atom.opens_line and _DASH.match(text):
        places.add(1)
    for _, span in read_identifiers(text) if len(text) > 9 else ():
        # Within a number of a trial no cell begins.
        places = {p for p in places if not span.start < p < span.end} | {span.start, span.end}
    whole = atom.last_line != atom.first_line and len(text) != atom.end - atom.start
    cuts = sorted(p for p in places if 0 < p < len(text))
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        place = (atom.start, atom.end) if whole else (atom.start + start, atom.start + end)
        gap = atom.gap if start == 0 else Gap.GLUED
        yield replace(atom, text=text[start:end], start=place[0], end=place[1], gap=gap)


def _between_capitals(text: str) -> Iterator[int]:
    """Part capitals that are two short forms: a phase and a tissue, two tissues."""
    known = labels().names
    for match in _CAPITALS.finditer(text):
        word = match[0]
        parted = [at for at in range(1, len(word)) if fold(word[at:]) in known]
        phases = [at for at in parted if _ROMAN.fullmatch(word[:at])]
        # "IIMSC" is II and MSC, never I and IMSC.
        for at in phases[-1:] or [at for at in parted if fold(word[:at]) in known]:
            yield match.start() + at


def glue(left: Atom, right: Atom) -> tuple[float, float]:
    """Give what it costs to end a cell between two glued pieces, and not to.

    >>> from mesograph.capture.page import atoms_of
    >>> def first(text: str) -> tuple[float, float]:
    ...     return glue(*cut(atoms_of(text))[:2])
    >>> first("effectClinical"), first("fMRI")
    ((0.2, 3.0), (2.0, 0.0))
    """
    last, first = left.text[-1], right.text[0]
    if read_identifiers(right.text) or read_identifiers(left.text):
        return 0.0, 2.0
    if last in ")]":
        return (0.2, 2.0) if first.isalnum() or first in "([" else (2.0, 0.0)
    if first in "([":
        return (0.3, 0.5) if first == "[" else (2.5, 0.0)
    if last in ".;?!%+":
        return (0.3, 1.5) if _WORD.match(right.text) else (1.5, 0.0)
    if last in "-–—" and right.text:
        return 0.3, 0.3
    if last.isdigit() or first.isdigit():
        word = _WORD.match(right.text)
        return (0.5, 0.8 if word else 0.0) if not first.islower() else (2.0, 0.0)
    if last.isupper() and first.isupper():
        return (0.4, 0.4) if _WORD.match(right.text) else (1.0, 0.0)
    return _letters(left.text, right.text)


def _letters(left: str, right: str) -> tuple[float, float]:
    tail = _WORD_END.search(left)
    length = 3 if _PLURAL.search(left) else len(tail[0]) if tail else 0
    if length < 3:
        return 2.0, 0.0
    if _WORD.match(right):
        return 0.2, 3.0
    return (0.2, 1.5) if right[:2].isupper() else (1.0, 0.0)


_STRONG = re.compile(
    r"[^\W\d_A-Z]{3}[A-Z][a-z]{2}|[)\]](?:\d|[A-Z])|[^\W\d_]\d+\s\(|[a-z)](?:NCT|ChiCTR)\d?"
)


def glued_rate(lines: Sequence[str]) -> float:
    """Give how often, in a line, words meet that no language writes together.

    >>> glued_rate(["SLE2 (2/0)1 × 106 cells/kg, IV infusion4ImmunomodulationSafety"]) > 2
    True
    """
    busy = [line for line in lines if line.strip()]
    return sum(len(_STRONG.findall(line)) for line in busy) / max(1, len(busy))
