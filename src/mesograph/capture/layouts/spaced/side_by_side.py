"""Columns that are two: a header that is two labels side by side, over cells that a place parts.

Where one blank parts two columns, their gap looks like those between words. What tells is the
header, whose halves are labels, and that few words stand across the place in the rows. A logistic
rule weighs both. Its weights were fitted once, to pages with narrow gutters that are not kept;
what they do to those that are, `bench.read` and `bench.blanks` tell.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from mesograph.capture.headers.headings import heading_of
from mesograph.capture.headers.meanings import exact_meaning, says_nothing
from mesograph.capture.layouts.spaced import wrapped
from mesograph.capture.layouts.spaced.breaks import Sheet
from mesograph.capture.layouts.spaced.columns import Columns
from mesograph.capture.layouts.spaced.fitting import columns_at
from mesograph.capture.layouts.spaced.heads import groups_and_own
from mesograph.capture.layouts.spaced.lines import Line, Word
from mesograph.capture.layouts.spaced.placing import place

Runs: TypeAlias = Sequence[Sequence[Word]]
"""The words of a cell or a column, line by line."""


class Labels(NamedTuple):
    """What the header says of a column that may be two."""

    left: float
    right: float
    """How much each half of it is a label."""
    whole: float
    """How much it is one as it stands."""
    left_says_nothing: float
    right_says_nothing: float
    """Whether no word of a half tells it from other headers: "Number of"."""
    fresh: float
    """Whether the second half begins in the first line, as headers do."""


class Body(NamedTuple):
    """What the rows say of it, as shares of their lines."""

    both: float
    """Those with words on either side, and none across."""
    cut: float
    """Those with a word across."""
    beyond: float
    """Those with words beyond only."""
    aligned: float
    """Of the words beyond, those that begin where most of them do."""


class Seam(NamedTuple):
    """A place at which a column may be two."""

    head: int
    """The character of the header from which words are of the second half."""
    gutter: int
    labels: Labels
    body: Body

    @property
    def odds(self) -> float:
        """The log odds that there are two columns."""
        return _odds_of(self.labels) + _weighed(_BODY, self.body)


_BIAS = -6.2
_LABELS = (1.43, 1.57, -3.07, -1.13, -1.08, 5.16)
_BODY = (1.98, -2.21, -0.49, 1.23)
"""What each of them adds to the log odds that a column is two, in their order."""
_LABEL, _LIKE_ONE = 1.0, 0.6
"""How much what is a label is one, and what means the same."""
_NEAR = 2
"""Characters by which a header may begin before its column does."""
_BESIDE = range(-3, 4)
"""Where beside the beginning of a header its gutter may be."""
_SAMPLE, _LEAST = 160, 3
"""Lines that are looked at, at most and at least."""
_PASSES = 3


def more_columns(
    sheets: Sequence[Sheet], columns: Columns, told: Mapping[str, str], words: wrapped.Words
) -> tuple[list[Sheet], Columns]:
    """Part columns that are two, and their headers on all pages."""
    parted = list(sheets)
    for _ in range(_PASSES):
        header = _header_of(parted[0], columns)
        kept = []
        for n, runs in enumerate(header):
            found = seams_of(runs, _body_of(parted[0], columns, n), told, words)
            best = max(found, key=lambda seam: seam.odds, default=None)
            if best and best.odds > 0.0 and (seam := _settled(best, n, header, columns)):
                kept.append(seam)
        if not kept:
            break
        parted = _parted(parted, columns, kept)
        gutters = sorted({*columns.gutters, *(seam.gutter for seam in kept)})
        columns = columns_at(parted, columns, gutters)
    return parted, columns


def doubleness(
    sheet: Sheet, columns: Columns, told: Mapping[str, str], words: wrapped.Words
) -> tuple[float, ...]:
    """Give by column the log odds that it is two, up to even ones: those above were parted."""
    return tuple(
        max(
            (seam.odds for seam in seams_of(runs, _body_of(sheet, columns, n), told, words)),
            default=-_FEW,
        )
        for n, runs in enumerate(_header_of(sheet, columns))
    )


_FEW = 4.0


def _header_of(sheet: Sheet, columns: Columns) -> list[Runs]:
    _, own = groups_and_own(sheet.header, columns)
    placed = [place(line, columns).cells for line in own]
    return [[cells[n] for cells in placed if n in cells] for n in range(len(columns))]


def _body_of(sheet: Sheet, columns: Columns, n: int) -> Runs:
    placed = [place(line, columns).cells for line in sheet.body[:_SAMPLE]]
    return [cells[n] for cells in placed if n in cells]


def _settled(seam: Seam, n: int, header: Sequence[Runs], columns: Columns) -> Seam | None:
    """Take half of a header for that of the column beside where there is nothing under the half.

    So it is taken where that column has no header; None where there is no such column.
    """
    right = seam.body.both + seam.body.beyond >= _SEEN
    left = 1.0 - seam.body.cut - seam.body.beyond >= _SEEN
    if n + 1 < len(header) and (not header[n + 1] or not right):
        return seam._replace(gutter=columns.gutters[n])
    if n and (not header[n - 1] or not left):
        return seam._replace(gutter=columns.gutters[n - 1])
    return seam if left and right else None


_SEEN = 0.15
"""The share of lines that have words on a side of a gutter, at least."""


def seams_of(
    header: Runs, body: Runs, told: Mapping[str, str], words: wrapped.Words
) -> Iterator[Seam]:
    """Give the places at which a column may be two, by its header and its cells."""
    if len(body) < _LEAST:
        return
    for at in sorted({word.start for run in header for word in run}):
        labels = _labels(header, at - _NEAR, told, words)
        if (
            labels is None
            or labels.whole == _LABEL
            or _odds_of(labels) + _weighed(_BODY, _BEST) <= 0.0
        ):
            continue
        beside = [(at + by, _body(body, at + by)) for by in _BESIDE]
        gutter, shown = max(beside, key=lambda one: _weighed(_BODY, one[1]))
        yield Seam(at - _NEAR, gutter, labels, shown)


_BEST = Body(1.0, 0.0, 0.0, 1.0)


def _odds_of(labels: Labels) -> float:
    return _BIAS + _weighed(_LABELS, labels)


def _weighed(weights: Sequence[float], shown: Sequence[float]) -> float:
    return sum(weight * one for weight, one in zip(weights, shown, strict=True))


def _labels(header: Runs, at: int, told: Mapping[str, str], words: wrapped.Words) -> Labels | None:
    """Hold the halves of a header against labels; None where one has no words."""
    left = [[word for word in run if word.start < at] for run in header]
    right = [[word for word in run if word.start >= at] for run in header]
    before, after = (wrapped.said(list(filter(None, half)), words) for half in (left, right))
    if not before or not after:
        return None
    return Labels(
        _likeness(before, told),
        _likeness(after, told),
        _likeness(wrapped.said(header, words), told),
        float(says_nothing(before)),
        float(says_nothing(after)),
        float(bool(right[0]) and after[:1].isupper()),
    )


def _likeness(text: str, told: Mapping[str, str]) -> float:
    heading = heading_of(text, told)
    if heading.told or exact_meaning(text):
        return _LABEL
    return _LIKE_ONE if heading.roles or heading.other else 0.0


def _body(body: Runs, at: int) -> Body:
    both = cut = beyond = 0
    begins: Counter[int] = Counter()
    for run in body:
        first = bisect_left([word.start for word in run], at)
        if first and run[first - 1].end > at:
            cut += 1
            continue
        if first < len(run):
            begins[run[first].start] += 1
            both += first > 0
            beyond += first == 0
    most = max(begins.values(), default=0)
    lines = len(body)
    return Body(both / lines, cut / lines, beyond / lines, most / max(1, begins.total()))


def _parted(sheets: Sequence[Sheet], columns: Columns, seams: Sequence[Seam]) -> list[Sheet]:
    """Part the pieces of headers: at characters of the first page, at the same words of others."""
    first = sheets[0].header
    _, own = groups_and_own(first, columns)
    cuts = [
        {
            bisect_left([word.start for word in line.words], seam.head): seam.gutter
            for seam in seams
            if line in own
        }
        for line in first
    ]
    return [
        replace(
            sheet,
            header=tuple(_cut(line, cut) for line, cut in zip(sheet.header, cuts, strict=False)),
        )
        for sheet in sheets
    ]


def _cut(line: Line, cuts: Mapping[int, int]) -> Line:
    """Part the pieces of a line before words, and put what is parted to its side of a gutter."""
    chunks: list[tuple[Word, ...]] = []
    at = 0
    for chunk in line.chunks:
        within = sorted(cut for cut in cuts if at < cut < at + len(chunk))
        bounds = [at, *within, at + len(chunk)]
        for first, end in pairwise(bounds):
            by = max(0, cuts[first] - line.words[first].start) if first in within else 0
            by = by or (min(0, cuts[end] - line.words[end - 1].end) if end in within else 0)
            chunks.append(tuple(_moved(word, by) for word in chunk[first - at : end - at]))
        at += len(chunk)
    return replace(line, words=tuple(w for chunk in chunks for w in chunk), chunks=tuple(chunks))


def _moved(word: Word, by: int) -> Word:
    return replace(word, start=word.start + by, end=word.end + by)
