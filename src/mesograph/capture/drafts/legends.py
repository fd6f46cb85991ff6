"""The legend under a table: short forms expanded, held against what the table writes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.endings import is_legend
from mesograph.capture.words.vocabulary import fold
from mesograph.vocabulary.lexicon import lexicon

_HEAD = re.compile(r"^(?:Abbreviations?|Notes?|Legend)\s*:?\s*", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<short>[^\s:=–]*[A-Z0-9.α-ω][^\s:=]*(?:\s[IVX]+)?)\s*(?:[:=–]\s*|\s)(?P<printed>\S.*)"
)


@dataclass(frozen=True, slots=True)
class LegendDraft:
    """An entry of a legend, and what holding it against the table came to."""

    short: str
    printed: str
    should_be: str
    judgement: str
    """A name in the scheme of judgements."""


def read_legend(atoms: Sequence[Atom], table: DraftTable) -> tuple[LegendDraft, ...]:
    """Find the legend of a page and judge its entries by the table.

    Those that the machine cannot hold to be wrong are `right`; the curator judges their meaning.
    """
    taken = {
        line
        for cell in table.cells
        for piece in cell.pieces
        for line in range(piece.first_line, piece.last_line + 1)
    }
    lines = [atoms[a:b] for a, b in lines_of(atoms)]
    legends = [line for line in lines if line[0].first_line not in taken and is_legend(line)]
    text = " ".join(map(wording, legends))
    entries = list(entries_of(text))
    meanings: dict[str, set[str]] = {}
    for short, printed in entries:
        meanings.setdefault(fold(short), set()).add(fold(printed))
    used = Counter(fold(word) for cell in table.cells for word in _words(cell.text))
    return tuple(_judged(entries, meanings, used, table.headings))


def entries_of(text: str) -> Iterator[tuple[str, str]]:
    """Cut a legend into short forms and what they are short for.

    >>> list(entries_of("Abbreviations: GVHD graft-versus-host disease, UC: umbilical cord."))
    [('GVHD', 'graft-versus-host disease'), ('UC', 'umbilical cord')]
    """
    for part in re.split(r"[;,]\s+", _HEAD.sub("", text).rstrip(".")):
        match = _ENTRY.fullmatch(part.strip())
        if match:
            yield match["short"], match["printed"]


def _words(text: str) -> Iterator[str]:
    yield from re.split(r"[\s,;()]+", text)
    yield from re.split(r"[\s,;()/-]+", text)


def _judged(
    entries: Sequence[tuple[str, str]],
    meanings: Mapping[str, set[str]],
    used: Counter[str],
    headings: Sequence[Heading],
) -> Iterator[LegendDraft]:
    seen: set[tuple[str, str]] = set()
    for short, printed in entries:
        key = (fold(short), fold(printed))
        if key in seen:
            judgement = "repeated"
        elif len(meanings[key[0]]) > 1:
            judgement = "ambiguous"
        elif not used[key[0]]:
            judgement = "unused"
        else:
            judgement = "right" if _fits(short, printed) else "wrong"
        seen.add(key)
        should_be = _in_columns(printed, headings) if judgement == "ambiguous" else ""
        yield LegendDraft(short, printed, should_be, judgement)


_SCHEMES = {"condition": "condition", "product": "tissue", "plannedMeasure": "measure"}
"""Where a column's words are looked up, by its role, to tell which meaning it has."""


def _in_columns(printed: str, headings: Sequence[Heading]) -> str:
    """Say in which columns a short form with two meanings has this one."""
    columns = [
        heading.text
        for heading in headings
        for role in heading.roles
        if role in _SCHEMES and lexicon(_SCHEMES[role]).look_up(printed) is not None
    ]
    return f"{printed} in {', '.join(columns)}" if columns else ""


def _fits(short: str, printed: str) -> bool:
    """Tell whether the words may be what the letters are short for: the first letters agree."""
    first = next((sign for sign in short if sign.isalpha()), "")
    initials = {word[0].casefold() for word in re.findall(r"[^\W\d_]+", printed)}
    return not first or short[0].isdigit() or first.casefold() in initials
