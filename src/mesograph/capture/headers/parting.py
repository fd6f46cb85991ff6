"""A line of headers, parted into headers: the cheapest way to part it, by what the parts mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from mesograph.capture.headers.meanings import exact_meaning, meaning_of, says_nothing
from mesograph.capture.words.atoms import Atom, Gap, lines_of, wording
from mesograph.capture.words.spacing import LEFT_HANGING
from mesograph.capture.words.vocabulary import fold

_LONGEST = 9
"""Words of a header, at most."""
_LABEL, _MEANT, _UNKNOWN = 0.4, 1.1, 1.5
"""What a header costs that is a label, that means what one does, and that nobody knows."""
_WORDS = (0.0, 0.2, 0.7, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5)
"""What the words of a header cost that is no label, by how many there are."""
_SMALL_START, _SMALL_LABEL = 1.6, 1.2
"""What it costs to begin with a small letter, and so for a label."""
_CAPITAL, _CAPITALS, _SHORT_FORM = 1.0, 0.2, 0.4
"""What a word with a capital costs within a header that is no label, where headers are written as
sentences are and where each word has a capital; and what one of capitals only costs."""
_WITHIN: Mapping[Gap, float] = {
    Gap.GLUED: 0.0,
    Gap.BLANK: 0.0,
    Gap.WIDE: 2.5,
    Gap.LINE: 0.6,
    Gap.PARAGRAPH: 0.8,
    Gap.FENCE: 4.0,
}
"""What each gap within a header costs."""
_OWN_LINES, _OWN_LINES_LABEL = 4.0, 0.4
"""What a new line within a header costs where each has a line of its own, and within a label."""
_HANGING = 3.0
"""What it costs to part a header at a word that wants another, or within a bracket."""

_CAPITAL_WORD = re.compile(r"[A-Z][^\W\d_A-Z]{2,}")
_SHORT_WORD = re.compile(r"[A-Z]{2,}s?")


@dataclass(frozen=True, slots=True)
class Style:
    """How the headers of a table are printed."""

    own_lines: bool = False
    """Whether each has a line of its own."""
    capitals: bool = False
    """Whether each word of a header begins with a capital."""
    small: bool = False
    """Whether all begin with small letters."""


def part(
    atoms: Sequence[Atom], told: Mapping[str, str], style: Style
) -> tuple[list[tuple[int, int]], float]:
    """Part the atoms of a header line, or several, into headers, as first and end; and the cost.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> line = atoms_of("Study (year) Country No. of tracts FU (mo) Route of delivery Weather")
    >>> [wording(line[a:b]) for a, b in part(line, {}, Style())[0]]
    ['Study (year)', 'Country', 'No. of tracts', 'FU (mo)', 'Route of delivery', 'Weather']
    """
    best = [0.0] + [1e9] * len(atoms)
    came = [0] * (len(atoms) + 1)
    for end in range(1, len(atoms) + 1):
        for first in range(max(0, end - _LONGEST), end):
            cost = best[first] + _cost(atoms, first, end, told, style)
            if cost < best[end]:
                best[end], came[end] = cost, first
    pieces: list[tuple[int, int]] = []
    at = len(atoms)
    while at:
        pieces.append((came[at], at))
        at = came[at]
    return pieces[::-1], best[-1]


def _cost(
    atoms: Sequence[Atom], first: int, end: int, told: Mapping[str, str], style: Style
) -> float:
    """Give what it costs to take some atoms for one header."""
    text = wording(atoms[first:end])
    words = end - first
    inner = atoms[first + 1 : end]
    cost = sum(_WITHIN[atom.gap] for atom in inner)
    cost += _hanging(atoms, first, end)
    broken = sum(atom.opens_line for atom in inner) if style.own_lines else 0
    if fold(text) in told or (fold(text) and _is_label(text)):
        return (
            cost + _LABEL + _SMALL_LABEL * _goes_on(atoms[first], style) + _OWN_LINES_LABEL * broken
        )
    cost += _OWN_LINES * broken
    cost += _SMALL_START * _goes_on(atoms[first], style) + _SAYS_NOTHING * says_nothing(text)
    cost += _NUMBER * sum(bool(_LONG_NUMBER.search(atom.text)) for atom in atoms[first:end])
    capital = _CAPITALS if style.capitals else _CAPITAL
    cost += capital * sum(bool(_CAPITAL_WORD.match(atom.text)) for atom in inner)
    cost += _SHORT_FORM * sum(bool(_SHORT_WORD.fullmatch(atom.text)) for atom in inner)
    return cost + (_MEANT if _is_meant(text) else _UNKNOWN) + _WORDS[words - 1]


_LONG_NUMBER = re.compile(r"\d{4}")
_NUMBER = 4.0
"""What a number of four digits and more costs a header: it is of a trial, or a year."""
_SAYS_NOTHING = 1.5
"""What a header costs of words that tell no header from another: "Mean"."""


def _goes_on(atom: Atom, style: Style) -> float:
    """Say how much a word looks as if it went on with the words before it."""
    small = atom.text[:2].islower() and len(atom.text) > 1 and not style.small
    return (0.7 if atom.opens_line else 1.0) if small else 0.0


@cache
def _is_label(text: str) -> bool:
    return exact_meaning(text) is not None


@cache
def _is_meant(text: str) -> bool:
    meaning = meaning_of(text)
    return bool(meaning.role or meaning.other)


def _hanging(atoms: Sequence[Atom], first: int, end: int) -> float:
    """Give what it costs that a header begins or ends where none does."""
    begins, ends = atoms[first].text, atoms[end - 1].text
    text = " ".join(atom.text for atom in atoms[first:end])
    opened = text.count("(") + text.count("[") - text.count(")") - text.count("]")
    closed = sum(atom.text[-1:] in ")]" for atom in atoms[first : end - 1])
    hangs = begins.casefold() in LEFT_HANGING or ends.casefold() in LEFT_HANGING
    hangs = hangs or begins[:1] in "([/&%,)" or ends[-1:] in ",/&-" or not fold(text)
    return _HANGING * (hangs + (opened != 0) + 0.5 * closed)


def parted(atoms: Sequence[Atom], told: Mapping[str, str]) -> tuple[list[tuple[int, int]], float]:
    """Part header lines in the style that they are printed in; give the headers and the cost."""
    return part(atoms, told, style_of(atoms, told))


def style_of(atoms: Sequence[Atom], told: Mapping[str, str]) -> Style:
    """Tell how the headers of some lines are printed."""
    style = Style(_has_own_lines(atoms), small=_in_small_letters(atoms))
    pieces, _ = part(atoms, told, style)
    return replace(style, capitals=_in_capitals(atoms, pieces))


def cost_of(
    atoms: Sequence[Atom], pieces: Sequence[tuple[int, int]], told: Mapping[str, str], style: Style
) -> float:
    """Give what it costs to take stretches of atoms for headers."""
    return sum(_cost(atoms, first, end, told, style) for first, end in pieces)


def beside(
    atoms: Sequence[Atom], pieces: Sequence[tuple[int, int]], told: Mapping[str, str], style: Style
) -> Iterator[tuple[list[tuple[int, int]], float]]:
    """Give the ways to part header lines that differ in one place, and what each costs more.

    Two headers may be one, one may be two, and a word at the edge may be the other one's.
    """

    def cost(*stretches: tuple[int, int]) -> float:
        return cost_of(atoms, stretches, told, style)

    for at, (first, end) in enumerate(pieces):
        before, after = pieces[:at], pieces[at + 1 :]
        own = cost((first, end))
        for middle in range(first + 1, end):
            two = ((first, middle), (middle, end))
            yield [*before, *two, *after], cost(*two) - own
        if not after:
            continue
        stop = after[0][1]
        both = own + cost(after[0])
        if stop - first <= _LONGEST:
            yield [*before, (first, stop), *after[1:]], cost((first, stop)) - both
        for middle in (end - 1, end + 1):
            if first < middle < stop:
                two = ((first, middle), (middle, stop))
                yield [*before, *two, *after[1:]], cost(*two) - both


_FEW_WORDS, _MANY_LINES = 7, 4


def _has_own_lines(atoms: Sequence[Atom]) -> bool:
    """Tell whether each header has a line of its own: many lines, and each of few words."""
    lengths = [end - first for first, end in lines_of(atoms)]
    if len(lengths) < _MANY_LINES or max(lengths) > _FEW_WORDS:
        return False
    labels = [exact_meaning(wording(atoms[a:b])) for a, b in lines_of(atoms)]
    return sum(label is not None for label in labels) >= _OWN * len(labels)


_OWN = 0.5
"""The share of lines that are labels, from which each line is a header."""


def _in_small_letters(atoms: Sequence[Atom]) -> bool:
    """Tell whether headers are written without capitals: hardly a word has one."""
    words = [atom.text for atom in atoms if atom.text[:1].isalpha()]
    return sum(word[:1].islower() for word in words) >= _MOSTLY_SMALL * len(words)


_MOSTLY_SMALL = 0.8


def _in_capitals(atoms: Sequence[Atom], pieces: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each word of a header begins with a capital, by those that are labels."""
    later = [
        atom.text
        for first, end in pieces
        for atom in atoms[first + 1 : end]
        if exact_meaning(wording(atoms[first:end])) is not None
        and atom.text[:1].isalpha()
        and atom.text.casefold() not in LEFT_HANGING
    ]
    return sum(text[:1].isupper() for text in later) > 0.5 * len(later)


_OF_TRIAL, _SENTENCE_END = re.compile(r"\d{6}"), re.compile(r"[^\W\d_]{6}\.(?:$|\s[\dA-Z])")


def is_of_row(header: str) -> bool:
    """Tell what rows have and headers have not: the number of a trial, the end of a sentence.

    >>> is_of_row("NCT01234567"), is_of_row("in 51 patients."), is_of_row("Costim. domain")
    (True, True, False)
    """
    if _OF_TRIAL.search(header):
        return True
    ends = _SENTENCE_END.search(header) is not None
    return ends and (header[:1].islower() or exact_meaning(header) is None)
