"""Where headers stand whose columns are one under the other: alone in lines, at even steps."""

from collections.abc import Iterator, Mapping, Sequence

from mesograph.capture.headers.headings import role_of
from mesograph.capture.headers.meanings import exact_meaning
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.endings import is_cue

LONGEST_HEADER, TELLING = 5, 4
"""Words of a header that nobody knows, at most, and rows from which columns may be hidden in
another one."""


def headed_lines(
    atoms: Sequence[Atom], told: Mapping[str, str]
) -> tuple[list[tuple[Atom, ...]], list[int]]:
    """Give the lines of a page, and which are headers.

    Empty lines are cells where more labels then stand at even steps.
    """
    lines = [tuple(atoms[a:b]) for a, b in lines_of(atoms)]
    known = _known(lines, told)
    even = _at_even_steps(known, lines)
    with_empty = list(_with_empty(lines))
    if len(with_empty) > len(lines):
        labels = _known(with_empty, told)
        headers = _at_even_steps(labels, with_empty)
        if len(set(headers) & set(labels)) > len(set(even) & set(known)):
            return with_empty, headers
    return lines, even or known


def _with_empty(lines: Sequence[tuple[Atom, ...]]) -> Iterator[tuple[Atom, ...]]:
    last = lines[0][0].first_line if lines else 0
    for line in lines:
        yield from [()] * (line[0].first_line - last - 1)
        yield line
        last = line[-1].last_line


def _known(lines: Sequence[Sequence[Atom]], told: Mapping[str, str]) -> list[int]:
    """Find the lines that are the label of a role."""
    return [n for n, line in enumerate(lines) if role_of(wording(line), told)[0]]


def _at_even_steps(known: Sequence[int], lines: Sequence[Sequence[Atom]]) -> list[int]:
    """Find headers that stand at even steps, known or not: a cell may be a label too."""
    after = known[-1] if known else len(lines)
    count = next((n for n, line in enumerate(lines) if n > after and is_cue(line)), 0)
    count = count or len(lines)
    best: list[int] = []
    first, step = 0, 0
    for one, other in _pairs(known[:_TRIED]):
        apart = other - one
        at_steps = [n for n in known if n >= one and (n - one) % apart == 0]
        even = apart > TELLING and (count - one) % apart <= _REST
        if even and len(at_steps) > max(len(best), _EVEN * ((count - one) // apart)):
            best, first, step = at_steps, one, apart
    if len(best) < _FEWEST or not _are_apart(lines) or not _differ(lines, best):
        return []
    if sum(map(len, lines[first:count])) > _BRIEF * (count - first):
        return []
    while first >= step and _may_head(lines[first - step]):
        first -= step
    return list(range(first, count - step + 1, step))


def _are_apart(lines: Sequence[Sequence[Atom]]) -> bool:
    """Tell whether headers stand apart: three in a row head columns that stand side by side."""
    found = [exact_meaning(wording(line)) for line in lines]
    three = zip(found, found[1:], found[2:], strict=False)
    return not any(None not in labels and len(set(labels)) == len(labels) for labels in three)


def _differ(lines: Sequence[Sequence[Atom]], headers: Sequence[int]) -> bool:
    """Tell headers from words of prose: of many roles, hardly any in small letters."""
    texts = [wording(lines[n]) for n in headers]
    roles = [role_of(text, {})[0] for text in texts]
    small = sum(text[:3].islower() for text in texts)
    return (
        len(set(roles)) >= _DIFFERENT * len(roles)
        and len(headers) <= _WIDEST
        and (small < _SMALL * len(texts) or small == len(texts) >= _MANY)
    )


_DIFFERENT, _WIDEST, _SMALL, _MANY, _BRIEF = 0.6, 40, 0.4, 5, 6
"""The share of roles that differ, the columns of a table at most, the share of headers that begin
with small letters, how many there are at least where all do, and the words of a line."""


def _may_head(line: Sequence[Atom]) -> bool:
    return 0 < len(line) <= LONGEST_HEADER and not is_cue(line)


def _pairs(known: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give every two of some lines, in order."""
    return ((a, b) for k, a in enumerate(known) for b in known[k + 1 :])


_TRIED, _REST, _EVEN, _FEWEST = 16, 4, 0.3, 3
"""Known lines that steps are tried from, lines that may follow the last column, the share of
headers that are known, and how many are at least."""
