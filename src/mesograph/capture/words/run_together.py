"""Cells that follow each other with nothing between them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from mesograph.capture.words.atoms import Atom, Gap
from mesograph.capture.words.vocabulary import fold, labels
from mesograph.reading.identifier import read_identifiers

_TURN = re.compile(
    r"""
    (?<=[^\W\d_A-ZΑ-Ω])(?=[A-ZΑ-Ω])            # effectClinical
    | (?<=[^\W\d_])(?=\d) | (?<=\d)(?=[^\W\d_])  # SLE2, 3Immunomodulation
    | (?<=[A-ZΑ-Ω]{2})(?=[A-ZΑ-Ω][^\W\d_A-Z]{3})  # ESRSignificant
    | (?<=^I)(?=[A-Z][a-z]{2}) | (?<=^II)(?=[A-Z][a-z]{2}) | (?<=[^A-Za-z]I)(?=[A-Z][a-z]{2})
    | (?<=[^A-Za-z]II)(?=[A-Z][a-z]{2}) | (?<=[^A-Za-z]III)(?=[A-Z][a-z]{2})
    | (?<=[a-z)])(?=[-–][A-Z]) | (?<=[a-z)][-–])(?=[A-Z])   # ataxia-UC-MSCs
    | (?<=\d)(?=(?:19|20)\d\d(?!\d))              # 4042015
    | (?<=[a-z]{2})(?=h[A-Z]{2}) | (?<=[A-Z]{2})(?=h[A-Z]{2})  # AstellashESC
    | (?<=[a-z])(?=i\.[vmp]\.) | (?<=[a-z]\.)(?=\d)  # cells/kgi.v.53
    | (?<=[×xX*]\s10[4-9])(?=\d) | (?<=[×xX*]10[4-9])(?=\d)  # 5 × 10720 (10/10)
    | (?<=[)\]])(?=[^\s,.;:)\]])                 # (2/0)1
    | (?<=[.;%+?!])(?=[^\W\d_a-z(])              # efficacy.Safe
    | (?<=[^\s\[(])(?=\[)                        # NCT01741857[122]
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

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> [atom.text for atom in cut(atoms_of("Phase IBM-MSCsSLE2 (2/0)IV infusion4Safe"))]
    ['Phase', 'I', 'BM-MSCs', 'SLE', '2', '(2/0)', 'IV', 'infusion', '4', 'Safe']
    """
    following = [*(atom.text for atom in atoms[1:]), ""][: len(atoms)]
    pieces = [
        piece
        for atom, after in zip(atoms, following, strict=True)
        for piece in _pieces(atom, after)
    ]
    words = Counter(piece.text for piece in pieces)
    parted: list[Atom] = []
    for n, piece in enumerate(pieces):
        glued = n + 1 < len(pieces) and pieces[n + 1].gap is Gap.GLUED
        parted += _at_a_word_of_the_page(piece, words) if glued else [piece]
    return tuple(parted)


def _at_a_word_of_the_page(piece: Atom, words: Mapping[str, int]) -> list[Atom]:
    """Part a letter or two off a word that the page has without them: "pigmentosajCyte"."""
    text = piece.text
    if words[text] > 1 or not _SMALL.fullmatch(text) or len(text) != piece.end - piece.start:
        return [piece]
    for end in (len(text) - 1, len(text) - 2):
        if end >= _LONG_ENOUGH and words[text[:end]] and text[end:] not in _ENDINGS:
            middle = piece.start + end
            return [
                replace(piece, text=text[:end], end=middle, tight=False),
                replace(piece, text=text[end:], start=middle, gap=Gap.GLUED),
            ]
    return [piece]


_SMALL = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 5
_ENDINGS = frozenset(["s", "es", "d", "ed", "y", "ly", "e", "n", "al", "ic"])
"""What a longer form of a word ends with."""


def _pieces(atom: Atom, after: str) -> Iterator[Atom]:
    text = atom.text
    places = {match.start() for match in _TURN.finditer(text)}
    places |= set(_between_capitals(text))
    places |= {match.start() for match in _TAIL.finditer(text)}
    if atom.opens_line and _DASH.match(text):
        places.add(1)
    for start, end in _registrations(text):
        # Within a number of a trial no cell begins.
        places = {p for p in places if not start < p < end} | {start, end}
    if _COUNTED.match(after):
        places |= set(_within_digits(text))
    whole = atom.last_line != atom.first_line and len(text) != atom.end - atom.start
    cuts = sorted(p for p in places if 0 < p < len(text))
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        place = (atom.start, atom.end) if whole else (atom.start + start, atom.start + end)
        gap = atom.gap if start == 0 else Gap.GLUED
        yield replace(atom, text=text[start:end], start=place[0], end=place[1], gap=gap)


_FIXED = re.compile(
    r"NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|DRKS\d{8}|(?:JPRN-)?UMIN\d{9}|ChiCTR\d{10}|KCT\d{7}"
    r"|ChiCTR-[A-Z]{3,4}-\d{8}|EUCTR\d{4}-\d{6}-\d\d(?:-[A-Z]{2}(?![A-Z]{2}))?|jRCT\w\d{9}"
)
"""Numbers of trials that end by their length, whatever is glued to them."""


def _registrations(text: str) -> Iterator[tuple[int, int]]:
    found = [match.span() for match in _FIXED.finditer(text)]
    if not found and len(text) > 9:
        return (
            (span.start, span.end)
            for identifier, span in read_identifiers(text)
            if identifier.status == "well-formed"
        )
    return iter(found)


_DIGITS = re.compile(r"(?<![\d.\[(])\d{2,7}$")
_COUNTED = re.compile(r"(?:months?|weeks?|years?|days?|million|billion|mg|mL)(?![a-z])|\(")
"""What follows digits that may be two counts."""


def _within_digits(text: str) -> Iterator[int]:
    """Part digits that may be two counts: how many people, and for how many months."""
    for match in _DIGITS.finditer(text):
        before = text[: match.start()]
        if not _IN_NUMBER.search(before):
            inside = range(match.start() + 1, match.end())
            yield from (at for at in inside if text[at] != "0")


_IN_NUMBER = re.compile(r"(?:[A-Z]{2,}|[/.,^-]|[A-Z]\d|[×xX*]\s?)$")


def _between_capitals(text: str) -> Iterator[int]:
    """Part capitals that are two short forms: a phase and a tissue, two tissues."""
    known = _short_forms()
    for match in _CAPITALS.finditer(text):
        word = match[0]
        parted = [
            at
            for at in range(1, len(word))
            if (right := fold(word[at:])) in known
            or (len(right) > 3 and right in labels().beginnings)
        ]
        phases = [at for at in parted if _ROMAN.fullmatch(word[:at])]
        # "IIMSC" is II and MSC, never I and IMSC.
        for at in phases[-1:] or [at for at in parted if fold(word[:at]) in known]:
            yield match.start() + at


@cache
def _short_forms() -> frozenset[str]:
    """Give the labels, and the tokens for nothing, that capitals may be parted into."""
    return frozenset(labels().names) | {"na", "nr", "nd", "rct"}


def glue(left: Atom, right: Atom) -> tuple[float, float]:
    """Give what it costs to end a cell between two glued pieces, and not to.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> def first(text: str) -> tuple[float, float]:
    ...     return glue(*cut(atoms_of(text))[:2])
    >>> first("effectClinical"), first("fMRI")
    ((0.2, 3.0), (2.0, 0.0))
    """
    if read_identifiers(right.text) or read_identifiers(left.text):
        return 0.0, 2.0
    last, first = left.text[-1], right.text[0]
    for ends, begins, costs in _GLUE:
        if ends.match(last) and begins.match(right.text):
            return costs
    if last.isupper() and first.isupper():
        return 1.0, 0.0
    return _letters(left.text, right.text)


_ANY = re.compile("")
_GLUE: tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[float, float]], ...] = (
    (re.compile(r"[^(\[]"), re.compile(r"\["), (0.3, 0.5)),
    (re.compile(r"[)\]]"), re.compile(r"[^\W_]|[(\[]"), (0.2, 2.0)),
    (re.compile(r"[)\]]"), _ANY, (2.0, 0.0)),
    (_ANY, re.compile(r"[(\[]"), (2.5, 0.0)),
    (re.compile(r"[.;?!%+]"), _WORD, (0.3, 1.5)),
    (re.compile(r"[.;?!%+]"), _ANY, (1.5, 0.0)),
    (re.compile(r"[-–—]"), _ANY, (0.3, 0.3)),
    (_ANY, re.compile(r"[-–—]"), (1.5, 0.0)),
    (re.compile(r"\d"), re.compile(r"\d"), (1.5, 0.0)),
    (re.compile(r"\d"), _WORD, (0.5, 0.8)),
    (re.compile(r"\d"), re.compile(r"[^\W\d_A-ZΑ-Ω]"), (2.0, 0.0)),
    (re.compile(r"\d"), _ANY, (0.5, 0.0)),
    (_ANY, re.compile(r"\d"), (0.5, 0.0)),
    (re.compile(r"[A-ZΑ-Ω]"), _WORD, (0.4, 0.4)),
)
"""How the left piece ends, how the right one begins, and what the glue between them costs: to end
a cell there, and to go on. The first that fits decides."""


def _letters(left: str, right: str) -> tuple[float, float]:
    tail = _WORD_END.search(left)
    length = 3 if _PLURAL.search(left) else len(tail[0]) if tail else 0
    if length < 3:
        return 2.0, 0.0
    if _WORD.match(right):
        return 0.2, 3.0
    return (0.2, 1.5) if right[:2].isupper() else (1.0, 0.0)


_STRONG = re.compile(
    r"""
    [^\W\d_A-Z]{3}[A-Z][a-z]{2} | [)\]](?:\d|[A-Z]) | [^\W\d_]\d+\s\( | [a-z)](?:NCT|ChiCTR)\d?
    | \d[A-Z][a-z]{3} | [a-z]{4}I{1,3}[A-Z/]
    """,
    re.VERBOSE,
)


def glued_rate(lines: Sequence[str]) -> float:
    """Give how often, in a line, words meet that no language writes together.

    >>> glued_rate(["SLE2 (2/0)1 × 106 cells/kg, IV infusion4ImmunomodulationSafety"]) > 2
    True
    """
    busy = [line for line in lines if line.strip()]
    return sum(len(_STRONG.findall(line)) for line in busy) / max(1, len(busy))
