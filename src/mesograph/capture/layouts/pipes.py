"""Cells fenced by pipes, as in Markdown; fences may be lost, rows broken over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.layouts.fields import FieldLine
from mesograph.capture.words.atoms import Atom, Gap, lines_of

FENCES = "|│┃¦║"
_FENCE = re.compile(rf"(?<!\\)[{FENCES}]")
_RULE = re.compile(r"[-:=+_─━┼├┤┌┐└┘┬┴╪═]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS = ("***", "**", "__", "*", "_", "`")


def is_fenced(atoms: Sequence[Atom]) -> bool:
    r"""Tell whether a page has lines with several fences.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> is_fenced(atoms_of("| a | b |\n|---|---|\n| c | d |"))
    True
    """
    counts = [
        sum(len(_FENCE.findall(atom.text)) for atom in atoms[a:b]) for a, b in lines_of(atoms)
    ]
    return sum(count >= 2 for count in counts) >= 3


def fenced_lines(atoms: Sequence[Atom]) -> tuple[FieldLine, ...]:
    r"""Cut a page into lines of fields; an empty field is an empty atom, and rules are noted.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> lines = fenced_lines(atoms_of("| a b | | **c** |\n| - | :-: | - |\nd | e\\|f"))
    >>> [(line.texts, line.opened, line.closed, line.ruled) for line in lines]
    [(('a b', '', 'c'), True, True, False), (('d', 'e\\|f'), False, False, True)]
    """
    found: list[FieldLine] = []
    ruled = False
    for first, end in lines_of(atoms):
        line = atoms[first:end]
        if _is_rule(line):
            ruled = True
            continue
        found.append(replace(_line(line), ruled=ruled))
        ruled = False
    return tuple(_unwrapped(list(_by_habit(found))))


_USUAL = 0.5
"""The share of lines with a fence at an end, up to which it stands beside an empty field."""


def _by_habit(lines: Sequence[FieldLine]) -> Iterator[FieldLine]:
    """Give lines an empty field at an end where the page seldom has a fence, and they have one."""
    wide = [line for line in lines if len(line.fields) > 2]
    opens = sum(line.opened for line in wide) > _USUAL * len(wide)
    closes = sum(line.closed for line in wide) > _USUAL * len(wide)
    for line in lines:
        first, last = line.fields[0][0], line.fields[-1][-1]
        before = ((_nothing(first, first.start),),) if line.opened and not opens else ()
        after = (
            ((replace(_nothing(last, last.end), gap=Gap.FENCE),),)
            if line.closed and not closes and line.fields
            else ()
        )
        fields = (*before, *line.fields, *after)
        yield replace(
            line, fields=fields, opened=line.opened and opens, closed=line.closed and closes
        )


_GRID = 3
"""Stretches of lines between rules that follow each other, from which rules part the rows."""


def _unwrapped(lines: Sequence[FieldLine]) -> Iterator[FieldLine]:
    """Put the lines of a row together, column by column, where rules part the rows of a table."""
    groups: list[list[FieldLine]] = []
    for line in lines:
        if groups and not line.ruled and groups[-1][-1].opened == line.opened:
            groups[-1].append(line)
        else:
            groups.append([line])
    at = 0
    while at < len(groups):
        end = at
        while end < len(groups) and _is_cell_row(groups[end]):
            end += 1
        if end - at >= _GRID:
            yield from map(_over_lines, groups[at:end])
            at = end
        else:
            yield from groups[at]
            at += 1


def _is_cell_row(group: Sequence[FieldLine]) -> bool:
    """Tell lines between two rules that have as many fields, each fenced at both ends."""
    fenced = all(line.opened and line.closed and not line.apart for line in group)
    return fenced and group[0].ruled and len({len(line.fields) for line in group}) == 1


def _over_lines(group: Sequence[FieldLine]) -> FieldLine:
    fields = []
    for column in zip(*(line.fields for line in group), strict=True):
        words = [atom for field in column for atom in field if atom.text] or [column[0][0]]
        rest = (replace(a, gap=Gap.BLANK) if a.gap > Gap.BLANK else a for a in words[1:])
        fields.append((replace(words[0], gap=column[0][0].gap), *rest))
    return replace(group[0], fields=tuple(fields), kept=True)


def _is_rule(line: Sequence[Atom]) -> bool:
    parts = [part for atom in line for part in _FENCE.split(atom.text) if part]
    signs = sum(len(atom.text) for atom in line)
    return bool(parts) and signs > 2 and all(_RULE.fullmatch(part) for part in parts)


def _line(line: Sequence[Atom]) -> FieldLine:
    """Cut a line at its fences; those at its ends part nothing."""
    parts = list(_parts(line))
    opened, closed = parts[0] is None, len(parts) > 1 and parts[-1] is None
    fields: list[list[Atom]] = [[]]
    at = line[0].start
    for part in parts[opened : len(parts) - closed]:
        if part is None:
            fields[-1] = fields[-1] or [_nothing(line[0], at)]
            fields.append([])
        else:
            fields[-1].append(part)
            at = part.end
    fields[-1] = fields[-1] or [_nothing(line[0], at)]
    gaps = [Gap.LINE, *[Gap.FENCE] * (len(fields) - 1)]
    plain = (
        (replace(field[0], gap=gap), *field[1:])
        for field, gap in zip(map(_plain, fields), gaps, strict=True)
    )
    return FieldLine(tuple(plain), opened, closed, apart=line[0].gap is Gap.PARAGRAPH)


def _nothing(near: Atom, at: int) -> Atom:
    return replace(near, text="", start=at, end=at)


def _parts(line: Sequence[Atom]) -> Iterator[Atom | None]:
    """Give the atoms of a line without breaks of lines in Markdown, and None for each fence."""
    for atom in line:
        at = 0
        for match in re.finditer(rf"{_FENCE.pattern}|(?i:{_BREAK.pattern})", atom.text):
            if match.start() > at:
                yield _slice(atom, at, match.start())
            if _FENCE.match(match[0]):
                yield None
            at = match.end()
        if at < len(atom.text):
            yield _slice(atom, at, len(atom.text))


def _slice(atom: Atom, start: int, end: int) -> Atom:
    gap = atom.gap if start == 0 else Gap.BLANK
    text = atom.text[start:end]
    return replace(atom, text=text, start=atom.start + start, end=atom.start + end, gap=gap)


def _plain(field: Sequence[Atom]) -> Sequence[Atom]:
    """Leave out the signs that set a whole field in bold or italics."""
    first, last = field[0].text, field[-1].text
    for sign in _EMPHASIS:
        size = len(sign)
        longer = len(field) > 1 or len(first) > 2 * size
        if longer and first.startswith(sign) and last.endswith(sign):
            atoms = list(field)
            atoms[0] = _slice(atoms[0], size, len(first))
            last = atoms[-1].text
            atoms[-1] = _slice(atoms[-1], 0, len(last) - size)
            return _plain(atoms) if all(atom.text for atom in atoms) else field
    return field
