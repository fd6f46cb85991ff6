"""Which measure a sentence ties to which: A was associated with B."""

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.prose.marks import Cue, Marked

_REACH = 3.5


@dataclass(frozen=True, slots=True)
class Tie:
    """The places of a measure and of the one it is tied to, and the words that tie them."""

    one: int
    other: int
    cue: Cue


def ties(marked: Marked) -> Mapping[int, Tie]:
    """Give the ties of a sentence, by the place of the first measure."""
    found: dict[int, Tie] = {}
    for cue in marked.of("cue-part", "association"):
        before = [n for n, m in enumerate(marked.measures) if m.at.end <= cue.at.first]
        after = [n for n, m in enumerate(marked.measures) if m.at.first >= cue.at.end]
        if not after:
            continue
        one, other = (before[-1], after[0]) if before else (after[0], after[1] if after[1:] else -1)
        near = other >= 0 and marked.gap(marked.measures[one].at, cue.at) <= _REACH
        if near and marked.gap(cue.at, marked.measures[other].at) <= _REACH:
            found.setdefault(one, Tie(one, other, cue))
    return found
