"""Whole cells, as the grammars of the columns read them off the atoms."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from mesograph.capture.lattice.lattice import Stretch
from mesograph.capture.words.atoms import Gap
from mesograph.capture.words.forms import identifiers, is_whole_number, labels
from mesograph.capture.words.missing import missing_reasons
from mesograph.capture.words.recognisers import kind_of
from mesograph.capture.words.stream import Stream
from mesograph.capture.words.vocabulary import fold
from mesograph.reading.phase import read_phase

Piece: TypeAlias = tuple[int, int, float]
"""Atoms from first to end, and the cost of reading them as a cell."""

_NUMBERS = r"\d+(?:\s*[,–-]\s*\d+)*"
_BRACKETED = re.compile(rf"\[{_NUMBERS}\]")
_ROUNDED = re.compile(rf"\({_NUMBERS}\)")
_NAME = r"(?:(?:[dv][aeiou]n?|el|al|del|della|van\sde[rn]?|von)\s)?[A-Z][\w’'-]+"
_CITED = rf"(?:\s?(?:\[{_NUMBERS}\]|\(\d{{1,3}}\)))"
_IN_YEAR = r",?\s* \(? (?:19|20)\d\d [a-z]? \)?"
_AUTHOR = re.compile(
    rf"""
    {_NAME} (?: \s+ [A-Z]{{1,3}} )? ,?
      (?: \s+ et \s+ al \.? | \s+ (?:and|&) \s+ {_NAME} (?: \s+ et \s+ al \.? )? )
      {_CITED}? (?: {_IN_YEAR} )? {_CITED}?
    | {_NAME} (?: \s+ [A-Z]{{1,3}} )? {_IN_YEAR} {_CITED}?
    """,
    re.VERBOSE,
)
_YEAR = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+)?(?:19|20)\d\d"
    r"(?:(?:-\d\d){1,2}|\s*[–—-]\s*(?:19|20)\d\d)?"
)
_COUNTED = r"\d+(?:\s*\([^()]{0,80}\))?"
_ARMS = re.compile(
    r"\d+\s*\([^()]{0,80}\d[^()]{0,80}\)"
    rf"|{_COUNTED}(?:\s*(?:,|/|:|\+|vs\.?|versus|and)\s*{_COUNTED}){{1,4}}"
)
_AMOUNT = r"[~<>≤≥≈]?\s*\d+(?:[.,]\d+)?\s*%?"
_AMOUNTS = re.compile(
    rf"{_AMOUNT}(?:\s*(?:[-–—/±]|to)\s*{_AMOUNT})?(?:\s*\([^()]{{0,40}}\d[^()]{{0,40}}\))?"
)
_TIME = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)\s*(?:months?|weeks?|years?|days?|mo|wks?|yrs?|[MWDY])(?![a-z])"
)
_PHASE_HEAD = re.compile(r"(?:early|phase|[IVⅠⅡⅢⅣ]+[abc]?\b|[0-4][abc]?(?:[/–-]|$))", re.IGNORECASE)
_LIST_JOINS = frozenset(["", "and", "or", "amp"])


Finder: TypeAlias = Callable[[Stream], Iterator[Piece]]


def _of_pattern(pattern: re.Pattern[str]) -> Finder:
    def find(stream: Stream) -> Iterator[Piece]:
        for match in pattern.finditer(stream.text):
            if atoms := stream.exact(*match.span()):
                yield *atoms, 0.0

    return find


def _whole_numbers(stream: Stream) -> Iterator[Piece]:
    for at, atom in enumerate(stream.atoms):
        if is_whole_number(atom.text):
            for end in _digits_from(stream, at):
                yield at, end, 0.0


def _digits_from(stream: Stream, at: int) -> Iterator[int]:
    """Give the ends of the whole numbers that begin with an atom; glued digits may be several."""
    text = ""
    for end in range(at + 1, min(at + 5, len(stream.atoms)) + 1):
        atom = stream.atoms[end - 1]
        text += atom.text
        if not is_whole_number(text) or (end > at + 1 and atom.gap is not Gap.GLUED):
            return
        yield end


_USUAL = frozenset([1, 2, 3, 4, 6, 8, 9, 12, 15, 18, 24, 30, 36, 48, 52, 60, 72, 96, 120])
"""How many weeks or months people are followed, as a rule."""


def _times(stream: Stream) -> Iterator[Piece]:
    for match in _TIME.finditer(stream.text):
        for start in range(match.start(), match.end("number")):
            number = stream.text[start : match.end("number")]
            if atoms := stream.exact(start, match.end()):
                usual = number.isdigit() and number[0] != "0" and int(number) in _USUAL
                yield *atoms, 0.0 if usual else 0.5 if len(number) < 3 else 1.5


def _phases(stream: Stream) -> Iterator[Piece]:
    """Read phases of up to six atoms; a bare number is the least likely."""
    for at, atom in enumerate(stream.atoms):
        if not _PHASE_HEAD.match(atom.text):
            continue
        for end in range(at + 1, min(at + 6, len(stream.atoms)) + 1):
            words = stream.words(at, end)
            if len(words) > 30:
                break
            if read_phase(words) is not None:
                bare = end == at + 1 and words[0].isdigit() and words.isdigit()
                yield at, end, 0.9 if bare else 0.0


def _registrations(stream: Stream) -> Iterator[Piece]:
    """Read registration numbers, one or several with nothing but a comma or a joining word."""
    found = identifiers(stream)
    for n, (first, end, status) in enumerate(found):
        cost = {"well-formed": 0.0, "malformed": 0.5}.get(status, 1.0)
        yield first, end, cost
        if end < len(stream.atoms) and _BRACKETED.fullmatch(stream.atoms[end].text):
            yield first, end + 1, cost
        last = end
        for following, stop, _ in found[n + 1 : n + 6]:
            between = {fold(atom.text) for atom in stream.atoms[last:following]}
            if following < last or not between <= _LIST_JOINS:
                break
            last = stop
            yield first, last, cost


_years, _arms = _of_pattern(_YEAR), _of_pattern(_ARMS)
_brackets, _authors = _of_pattern(_BRACKETED), _of_pattern(_AUTHOR)
_rounded, _amounts = _of_pattern(_ROUNDED), _of_pattern(_AMOUNTS)
_FINDERS: Mapping[str, tuple[tuple[Finder, float], ...]] = {
    "identifier": ((_registrations, 0.0),),
    "phase": ((_phases, 0.0),),
    "startYear": ((_years, 0.0),),
    "arm": ((_arms, 0.0), (_whole_numbers, 0.3)),
    "followUp": ((_times, 0.0), (_whole_numbers, 0.5)),
    # That a round bracket goes on with the cell before it holds for all columns but this.
    "reference": ((_brackets, 0.0), (_rounded, -2.0), (_authors, 0.1), (_whole_numbers, 0.4)),
    "rowNumber": ((_whole_numbers, -0.3),),
    "measured": ((_whole_numbers, 0.3), (_amounts, 0.1)),
    "number": ((_whole_numbers, 0.4), (_amounts, 0.2)),
    "dated": ((_years, 0.0),),
    "": ((_whole_numbers, 0.9), (_years, 0.6), (_amounts, 0.7)),
}
"""The grammars of whole cells, by kind of column, and what each costs that kind on top."""

_LABEL = -0.3
"""The cost of a label that is a whole cell: what it should be, and no more."""
_LABELS: Mapping[str, tuple[str, ...]] = {
    "country": ("country",),
    "condition": ("condition", "aim"),
    "product": ("tissue",),
    "route": ("route",),
    "mechanism": ("mechanism",),
    "hasFinding": ("results",),
    "resultsStatus": ("results",),
}
"""Schemes whose labels may be whole cells, by kind of column."""


def stretches(stream: Stream, columns: Sequence[Sequence[str]]) -> dict[int, list[Stretch]]:
    """Find every stretch that a column reads as a whole cell; columns count from 1."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    kinds = {n: {kind_of(role) for role in roles or ("",)} for n, roles in enumerate(columns, 1)}
    for kind, finders in _FINDERS.items():
        takers = [n for n, of in kinds.items() if kind in of]
        for finder, extra in finders if takers else ():
            for first, end, cost in _pieces(stream, finder):
                found[first] += [Stretch(end, n, cost + extra) for n in takers]
    of_label: dict[tuple[str, ...], list[int]] = {}
    for label in labels(stream):
        if label.schemes not in of_label:
            of_label[label.schemes] = list(_takers(kinds, label.schemes))
        found[label.first] += [Stretch(label.end, n, _LABEL) for n in of_label[label.schemes]]
    for first, end, _ in _pieces(stream, _tokens):
        cost = 0.5
        found[first] += [Stretch(end, n, cost) for n in kinds]
    return found


@lru_cache(maxsize=4 * len(_FINDERS))
def _pieces(stream: Stream, finder: Finder) -> tuple[Piece, ...]:
    """Find the pieces of a page that a grammar reads, once for all columns that ask."""
    return tuple(finder(stream))


def _takers(kinds: Mapping[int, set[str]], schemes: Sequence[str]) -> Iterator[int]:
    """Give the columns of which a label of some schemes may be a whole cell."""
    for kind, taken in _LABELS.items():
        if not set(taken).isdisjoint(schemes):
            yield from (n for n, of in kinds.items() if kind in of)


def _tokens(stream: Stream) -> Iterator[Piece]:
    """Find tokens for what is missing, of up to six atoms."""
    known = missing_reasons()
    heads = {token.split()[0] for token in known}
    for at, atom in enumerate(stream.atoms):
        if atom.text.casefold() not in heads:
            continue
        for end in range(at + 1, min(at + 6, len(stream.atoms)) + 1):
            if stream.words(at, end).casefold() in known:
                yield at, end, 0.0
