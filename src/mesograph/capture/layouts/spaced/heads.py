"""The header of a table whose columns are kept by blanks: which lines it has, and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mesograph.capture.headers.headings import LEAST_ROLES, Heading, distinct, heading_of
from mesograph.capture.headers.meanings import exact_meaning
from mesograph.capture.layouts.spaced import wrapped
from mesograph.capture.layouts.spaced.columns import Columns
from mesograph.capture.layouts.spaced.evidence import Tie, parts_of
from mesograph.capture.layouts.spaced.lines import Line, Word, said
from mesograph.capture.layouts.spaced.looks import Look
from mesograph.capture.layouts.spaced.placing import place
from mesograph.capture.words.vocabulary import fold

MOST_LINES = 7
"""Lines of a header, at most."""
_KNOWN, _OTHER = 1.0, 0.8
"""What a heading is worth that is a label, and one that means what a label does."""
_WORDS, _WORD = 7, 0.3
"""Words that a heading has at most, and what each more costs."""
_LATER = frozenset({Look.SMALL, Look.BRACKET})
"""How words begin that are the rest of a heading."""
_FULL, _REST = 3.0, 0.6
"""What it is worth that the line under a header fills all columns; and what each cell of it costs
that goes on with the one above."""


def header_lines(
    lines: Sequence[Line], columns: Columns, told: Mapping[str, str], words: wrapped.Words
) -> int:
    """Tell how many of the lines are the header."""
    scores = {}
    for count in range(1, min(MOST_LINES, len(lines) - 1) + 1):
        line = lines[count]
        placed = [place(one, columns) for one in lines[: count + 1]]
        parts = parts_of(placed, len(columns))[count]
        going_on = sum(part.tie is not Tie.FREE or part.look in _LATER for part in parts.values())
        blank = _BLANK if line.blank > lines[0].blank * 0 and line.blank else 0.0
        headings = headings_of(lines[:count], columns, told, words)
        scores[count] = (
            sum(map(_worth, headings))
            + _FULL * len(parts) / len(columns)
            - _REST * going_on
            + blank
        )
        if line.page != lines[0].page:
            break
    return max(scores, key=lambda count: (scores[count], -count), default=0)


_BLANK = 2.0
"""What an empty line under a header is worth."""


def _worth(heading: Heading) -> float:
    extra = _WORD * max(0, len(heading.text.split()) - _WORDS)
    if heading.told or exact_meaning(heading.text):
        return _KNOWN - extra
    return (_OTHER if heading.roles or heading.other else 0.0) - extra


def headings_of(
    lines: Sequence[Line],
    columns: Columns,
    told: Mapping[str, str],
    words: wrapped.Words,
) -> tuple[Heading, ...]:
    """Give the headings that lines print; those over several columns only help to tell roles."""
    over, own = groups_and_own(lines, columns)
    texts: list[list[tuple[Word, ...]]] = [[] for _ in range(len(columns))]
    for line in own:
        for n, run in place(line, columns).cells.items():
            texts[n].append(run)
    spans = _spans(over, columns)
    return tuple(
        distinct(
            _heading(wrapped.said(runs, words), spans.get(n, ""), told)
            for n, runs in enumerate(texts)
        )
    )


def _heading(text: str, group: str, told: Mapping[str, str]) -> Heading:
    heading = heading_of(text, told)
    if group and not heading.roles and not heading.other:
        return replace(heading_of(f"{group} {text}", told), text=text)
    return heading


def apart(line: Line, told: Mapping[str, str]) -> Line:
    """Part the headers of a line that one blank only stands between, where both are labels."""
    chunks = [part for chunk in line.chunks for part in _labels(chunk, told)]
    return replace(line, chunks=tuple(chunks))


def _labels(chunk: tuple[Word, ...], told: Mapping[str, str]) -> list[tuple[Word, ...]]:
    if len(chunk) < 2 or _is_label(said(chunk), told):
        return [chunk]
    for cut in range(1, len(chunk)):
        left, right = chunk[:cut], _labels(chunk[cut:], told)
        if _is_label(said(left), told) and all(_is_label(said(part), told) for part in right):
            return [left, *right]
    return [chunk]


def _is_label(text: str, told: Mapping[str, str]) -> bool:
    return fold(text) in told or exact_meaning(text) is not None


def groups_and_own(
    lines: Sequence[Line], columns: Columns
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part the lines of a header into those over several columns, and those of each column."""
    groups = 0
    while groups < len(lines) - 1 and _is_group(lines[groups], lines[groups + 1], columns):
        groups += 1
    return tuple(lines[:groups]), tuple(lines[groups:])


def _is_group(line: Line, below: Line, columns: Columns) -> bool:
    """Tell whether the cells of a line stand over several columns each."""
    if len(line.chunks) > _FEW * len(columns):
        return False
    under = place(below, columns).cells
    if len(under) < _UNDER * len(columns):
        return False
    cells = place(line, columns).cells
    if any(_between(chunk, columns) for chunk in line.chunks):
        return True
    new = [said(under[n]) for n in cells if n in under]
    return (
        0 in cells
        and len(line.chunks) > 1
        and all(text[:1].isupper() or text[:1] == "(" for text in new)
        and len(new) == len(cells)
    )


_FEW, _UNDER = 0.5, 0.7
"""The share of columns that a line over several has cells for, at most; and those under it."""


def _between(chunk: Sequence[Word], columns: Columns) -> bool:
    """Tell whether a cell stands across a gutter, or in none of the places where cells begin."""
    return any(chunk[0].start < x - 1 and x + 1 < chunk[-1].end for x in columns.gutters)


def _spans(lines: Sequence[Line], columns: Columns) -> Mapping[int, str]:
    """Give what stands over each column: the cell of the line above that is nearest."""
    found: dict[int, str] = {}
    for line in lines:
        middles = [(chunk[0].start + chunk[-1].end) / 2 for chunk in line.chunks]
        for n in range(len(columns)):
            left = columns.begins[n]
            near = min(range(len(middles)), key=lambda k: abs(middles[k] - left))
            found[n] = said(line.chunks[near])
    return found


def is_header(headings: Sequence[Heading]) -> bool:
    """Tell whether enough is known of headings for them to be those of a table of a review."""
    roles = {role for heading in headings for role in heading.roles}
    known = sum(bool(heading.roles or heading.other) for heading in headings)
    return len(roles) >= LEAST_ROLES and known >= _SHARE * len(headings)


_SHARE = 0.4
