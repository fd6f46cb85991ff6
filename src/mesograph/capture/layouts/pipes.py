"""Cells fenced by pipes, as in Markdown; fences may be lost, rows broken over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.words.atoms import Atom, Gap, lines_of

FENCES = "|│┃¦║"
_FENCE = re.compile(f"[{FENCES}]")
_RULE = re.compile(r"[-:=+_─━┼├┤┌┐└┘┬┴╪═]+")


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


def fenced(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """Take the fences out, and leave where they stood as gaps; an empty field is an empty atom.

    Lines without a fence, and rules of dashes, are left out unless they go on with a row.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> [(a.text, a.gap.name) for a in fenced(atoms_of("| a b | | c |"))]
    [('a', 'LINE'), ('b', 'BLANK'), ('', 'FENCE'), ('c', 'FENCE')]
    """
    found: list[Atom] = []
    seen = False
    for first, end in lines_of(atoms):
        line = atoms[first:end]
        has_fence = any(_FENCE.search(atom.text) for atom in line)
        seen = seen or has_fence
        if not seen or all(_rule(atom.text) for atom in line):
            continue
        found += _fields(line) if has_fence else line
    return tuple(found)


def _rule(text: str) -> bool:
    return all(not part or _RULE.fullmatch(part) for part in _FENCE.split(text)) and len(text) > 1


def _fields(line: Sequence[Atom]) -> Iterator[Atom]:
    """Give the atoms of a line's fields; fences at its ends part nothing."""
    parts = list(_parts(line))
    if parts and parts[0] is None:
        parts = parts[1:]
    if parts and parts[-1] is None:
        parts = parts[:-1]
    gap: Gap | None = line[0].gap
    empty_at = line[0]
    for part in parts:
        if part is None:
            if gap is not None:
                yield replace(empty_at, text="", end=empty_at.start, gap=gap)
            gap = Gap.FENCE
            continue
        yield part if gap is None else replace(part, gap=gap)
        gap, empty_at = None, part
    if gap is not None:
        yield replace(empty_at, text="", end=empty_at.start, gap=gap)


def _parts(line: Sequence[Atom]) -> Iterator[Atom | None]:
    """Give the atoms of a line, and None for each fence."""
    for atom in line:
        at = 0
        for match in _FENCE.finditer(atom.text):
            if match.start() > at:
                yield _slice(atom, at, match.start())
            yield None
            at = match.end()
        if at < len(atom.text):
            yield _slice(atom, at, len(atom.text))


def _slice(atom: Atom, start: int, end: int) -> Atom:
    gap = atom.gap if start == 0 else Gap.BLANK
    text = atom.text[start:end]
    return replace(atom, text=text, start=atom.start + start, end=atom.start + end, gap=gap)


def fields_of(atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    """Give the fields of one line, as first and end."""
    starts = [k for k, atom in enumerate(atoms) if k == 0 or atom.gap is Gap.FENCE]
    return list(zip(starts, [*starts[1:], len(atoms)], strict=True))
