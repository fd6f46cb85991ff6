"""The headers of tables of fields: where they stand, in one line or more, and what they say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mesograph.capture.headers.headings import Heading, distinct, heading_of, role_of
from mesograph.capture.layouts.fields import FieldLine
from mesograph.capture.layouts.header_lines import header_line
from mesograph.capture.words.vocabulary import fold


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """The lines that head a table, and what they say of its columns."""

    headings: tuple[Heading, ...]
    first: int
    end: int
    remarks: tuple[str, ...] = ()
    """What stands over several headers, and is in none of them."""


_KNOWN = 0.4
"""The share of a line's fields that are labels of roles, from which it is a header."""
_WIDE, _LONG, _WHOLE, _TITLES = 3, 3, 0.6, 3
"""Columns and lines of a table at least, the share of its lines that are whole, and the lines that
titles may stand in."""


def find_header_rows(
    lines: Sequence[FieldLine], told: Mapping[str, str], heads: int = 0
) -> tuple[HeaderRows, ...]:
    """Find the headers of all tables of some lines, of which a container says so many are headers.

    A header has labels of roles in many fields, or a rule below it. Where no line has either, it is
    the first line of the usual width that looks like one.
    """
    headers = [n for n, line in enumerate(lines) if is_header(line, told)]
    ruled = [n - 1 for n in range(1, len(lines)) if lines[n].ruled and _may_head(lines, n - 1)]
    ruled += [n for n in range(1, len(lines) - 1) if lines[n].ruled and _is_under(lines, n)]
    if len(ruled) > 1 and any(b - a <= _LONG for a, b in pairwise(ruled)):
        # Rules part the rows too.
        ruled = ruled[:1]
    starts = sorted({*headers, *ruled}) or _first_whole(lines)
    starts = [n for n in starts if n + 1 not in starts or not _stands_over(lines[n], lines[n + 1])]
    found: list[HeaderRows] = []
    for start in starts:
        if not found or start >= found[-1].end + _over(found[-1], start, lines):
            found.append(_header_rows(lines, start, told, heads))
    return tuple(found)


def _over(before: HeaderRows, start: int, lines: Sequence[FieldLine]) -> int:
    """Give 1 where a line right below a header is a row that looks like a header."""
    return int(start == before.end and not lines[start].apart)


def is_header(line: FieldLine, told: Mapping[str, str]) -> bool:
    """Tell whether many fields of a line are labels of roles."""
    known = sum(bool(role_of(text, told)[0]) for text in line.texts)
    return len(line.fields) > 1 and known >= max(2, _KNOWN * line.filled)


def _may_head(lines: Sequence[FieldLine], at: int) -> bool:
    """Tell whether a line with a rule below it is of words, all told apart, and wide enough."""
    line = lines[at]
    words = [fold(text) for text in line.texts if text]
    lacking = len(lines[at + 1].fields) - len(line.fields)
    wide = lacking in (0, 1) and len(line.fields) >= _WIDE
    mostly = len(words) > 0.5 * len(line.fields)
    return wide and mostly and len(set(words)) == len(words) and not any(map(str.isdigit, words))


def _is_under(lines: Sequence[FieldLine], at: int) -> bool:
    """Tell a header with a rule above it, and what stands over several headers above that."""
    words = [fold(text) for text in lines[at].texts]
    told_apart = len(set(words)) == len(words) >= _WIDE and "" not in words
    return told_apart and _in_words(lines[at]) and _stands_over(lines[at - 1], lines[at])


def _first_whole(lines: Sequence[FieldLine]) -> list[int]:
    """Take the first line of the usual width for the header, where no line has known ones.

    It must be of words, all told apart, and stand above more lines as wide.
    """
    wide = [n for n, line in enumerate(lines) if len(line.fields) > 1]
    widths = Counter(len(lines[n].fields) for n in wide)
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if usual < _WIDE or times < _LONG or times < _WHOLE * len(wide):
        return []
    for first in wide[:_TITLES]:
        words = {fold(text) for text in lines[first].texts}
        told_apart = len(lines[first].fields) == usual == len(words) and "" not in words
        if told_apart and not any(map(str.isdigit, words)):
            return [first]
    return []


def _header_rows(
    lines: Sequence[FieldLine], start: int, told: Mapping[str, str], heads: int
) -> HeaderRows:
    """Take in the lines above and below a header that are of it."""
    mended = header_line(lines, start)
    first, end = mended.first, mended.end
    if start < heads:
        first = next(n for n in range(heads) if not lines[n].lone or n == start)
        end = max(n for n in range(start, heads) if not lines[n].lone or n == start) + 1
    else:
        while first > 0 and _stands_over(lines[first - 1], lines[first]):
            first -= 1
        while end < len(lines) and _stands_under(lines[end], lines[end - 1]):
            end += 1
    own = (*lines[first : mended.first], mended.line, *lines[mended.end : end])
    headings, remarks = _joined([line.texts for line in own], told)
    return HeaderRows(headings, first, end, remarks)


def _stands_over(upper: FieldLine, lower: FieldLine) -> bool:
    """Tell a line that has a word over several headers: some of its fields are empty, or repeat."""
    texts = upper.texts
    if not 1 < len(texts) <= len(lower.fields) or (upper.lone and texts[0]):
        return False
    repeats = any(a == b for a, b in pairwise(texts))
    return (repeats or "" in texts) and _in_words(upper) and bool(upper.filled)


def _stands_under(lower: FieldLine, upper: FieldLine) -> bool:
    """Tell a line that parts some of the headers above it: it begins with no other field."""
    texts, over = lower.texts, upper.texts
    if texts[0] not in ("", over[0]) or lower.ruled or lower.apart or len(texts) > len(over):
        return False
    # An empty field, or one that repeats the one before, has a header below that is its own.
    open_to = [not text or text == before for before, text in zip(("", *over), over, strict=False)]
    parts = any(a and free for a, free in zip(texts, open_to, strict=False))
    return parts and lower.filled > 1 and _in_words(lower)


def _in_words(line: FieldLine) -> bool:
    return not any(sign.isdigit() for text in line.texts for sign in text)


def _joined(
    texts: Sequence[Sequence[str]], told: Mapping[str, str]
) -> tuple[tuple[Heading, ...], tuple[str, ...]]:
    """Give one header a column: the lowest, with what stands over it where it needs that.

    >>> _joined([["Study", "MSC", "", "Given"], ["", "n", "Age", ""], ["", "", "", ""]], {})[1]
    ("'MSC' stands over the headers 'n', 'Age'",)
    >>> headings = _joined([["Study", "Cells", ""], ["", "type", "dose"]], {})[0]
    >>> [(heading.text, heading.roles) for heading in headings]
    [('Study', ('reference',)), ('Cells type', ('product',)), ('dose', ('dose',))]
    """
    width = max(map(len, texts))
    rows = [[*row, *[""] * (width - len(row))] for row in texts]
    spread = [*map(_spread, rows[:-1], rows[1:]), rows[-1]]
    columns = [list(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True)]
    lowest = Counter(fold(column[-1]) for column in columns if column)
    headings = []
    over: dict[str, list[str]] = {}
    for column, printed in zip(columns, zip(*rows, strict=True), strict=True):
        text = column[-1] if column else ""
        heading = _heading(column, told, alone=lowest[fold(text)] < 2)
        headings.append(heading)
        # Where the first header has nothing over it, a word may end before the next one begins.
        surely = column[:-1] if rows[0][0] else [upper for upper in column[:-1] if upper in printed]
        for upper in surely if heading.text == text else ():
            over.setdefault(upper, []).append(text)
    remarks = (
        f"{upper!r} stands over the headers {', '.join(map(repr, below))}"
        for upper, below in over.items()
    )
    return tuple(distinct(headings)), tuple(remarks)


def _heading(column: Sequence[str], told: Mapping[str, str], *, alone: bool) -> Heading:
    """Take the lowest of the headers over a column; all, where others are alike or it says less."""
    text = column[-1] if column else ""
    lowest, whole = heading_of(text, told), heading_of(" ".join(column), told)
    says_less = bool(whole.roles) and not lowest.roles
    if len(column) < 2 or not (says_less or whole.told or not alone):
        return lowest
    meant = lowest if lowest.roles and not whole.told else whole
    return Heading(whole.text, meant.roles, meant.unit, meant.told, meant.other)


def _spread(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Let a word stand over the empty fields to its right too, where headers stand under them."""
    found: list[str] = []
    for text, below in zip(upper, lower, strict=True):
        found.append(text or (found[-1] if found and below else ""))
    return found
