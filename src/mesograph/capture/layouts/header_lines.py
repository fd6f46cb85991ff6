"""A header that is broken over lines or has lost a fence, put together as wide as the rows are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.headers.meanings import exact_meaning, meaning_of
from mesograph.capture.layouts.fields import FieldLine
from mesograph.capture.layouts.joining import joined_rows
from mesograph.capture.words.atoms import Gap, wording

_AHEAD, _LINES = 60, 4
"""Lines that tell how wide the rows are, and lines that a header is broken over, at most."""
_EXACT, _MEANT = 2.0, 1.0
"""What a part of a header is worth that is a label, and that means what one does."""
_LEAST, _GAIN = 3.0, 1.0
"""What two parts of a header are worth together at least, and beyond the whole, where a fence was
lost between them."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """The lines that a header takes up, and its fields."""

    first: int
    end: int
    line: FieldLine


def header_line(lines: Sequence[FieldLine], start: int) -> HeaderLine:
    r"""Put a header together, one line of which was found.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.layouts.pipes import fenced_lines
    >>> rows = "| RA | 20 | IV |\n| MS | 30 | IT |\n| RA | 9 | IV |"
    >>> [header_line(fenced_lines(atoms_of(f"{head}\n{rows}")), 0).line.texts
    ...  for head in ("| Disease | No. of\npatients | Route |", "| Disease Phase | Route |")]
    [('Disease', 'No. of patients', 'Route'), ('Disease', 'Phase', 'Route')]
    """
    line = lines[start]
    widths = Counter(len(other.fields) for other in lines[start + 1 : start + _AHEAD])
    own = widths[len(line.fields)]
    best = HeaderLine(start, start + 1, line)
    if line.kept:
        return best
    for first, end, width in _windows(lines, start):
        if widths[width] > own:
            (joined, *others) = joined_rows(lines[first:end], width)
            if not others and len(joined.line.fields) == width:
                own = widths[width]
                best = HeaderLine(first, end, joined.line)
    if best.line is line and widths[len(line.fields) + 1] > own:
        return HeaderLine(start, start + 1, _parted(line))
    return best


def _windows(lines: Sequence[FieldLine], start: int) -> Iterator[tuple[int, int, int]]:
    """Give the lines that a header may be broken over, and how many fields it then may have."""
    for first in (start, start - 1):
        for end in range(start + 1, start + _LINES):
            part = lines[max(0, first) : end]
            if first < 0 or len(part) < 2 or end > len(lines):
                continue
            if any(line.ruled or line.apart for line in part[1:]):
                break
            fields = sum(len(line.fields) for line in part)
            for shared in range(len(part)):
                yield first, end, fields - shared


def _parted(line: FieldLine) -> FieldLine:
    """Part the field of which both parts are headers of their own, more than the whole is."""
    best, found = _GAIN, line
    for n, field in enumerate(line.fields):
        whole = _worth(wording(field))
        for at in range(1, len(field)):
            parts = field[:at], (replace(field[at], gap=Gap.FENCE), *field[at + 1 :])
            worth = [_worth(wording(part)) for part in parts]
            if min(worth) > 0.0 and sum(worth) >= _LEAST and sum(worth) - whole > best:
                best = sum(worth) - whole
                found = replace(line, fields=(*line.fields[:n], *parts, *line.fields[n + 1 :]))
    return found


def _worth(text: str) -> float:
    if exact_meaning(text):
        return _EXACT
    meaning = meaning_of(text)
    return _MEANT if meaning.role or meaning.other else 0.0
