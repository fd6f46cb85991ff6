"""How well findings were read: precision, recall and F1 against those that a curator coded."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mesograph.model import Cell, Finding


@dataclass(frozen=True, slots=True)
class Score:
    """How many findings were read, coded, and are in both."""

    read: int
    coded: int
    both: int

    @property
    def precision(self) -> float:
        """Give the share of the read that is coded; 0 where nothing was read."""
        return self.both / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Give the share of the coded that was read; 0 where nothing is coded."""
        return self.both / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall.

        >>> Score(read=4, coded=6, both=3).f1
        0.6
        """
        total = self.read + self.coded
        return 2 * self.both / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The score on ever more of what a finding says."""

    measure: Score
    direction: Score
    """Measure and direction."""
    whole: Score
    """Every field."""


_Key = tuple[object, ...]


def score(
    read: Mapping[Cell, tuple[Finding, ...]], curated: Mapping[Cell, tuple[Finding, ...]]
) -> Scores:
    """Compare findings cell by cell; each coded finding answers for one read one."""
    return Scores(
        _score(read, curated, lambda finding: (finding.measure,)),
        _score(read, curated, lambda finding: (finding.measure, finding.direction)),
        _score(read, curated, lambda finding: (finding,)),
    )


def _score(
    read: Mapping[Cell, tuple[Finding, ...]],
    curated: Mapping[Cell, tuple[Finding, ...]],
    key: Callable[[Finding], _Key],
) -> Score:
    there = _count(read, key)
    wanted = _count(curated, key)
    return Score(there.total(), wanted.total(), (there & wanted).total())


def _count(
    findings: Mapping[Cell, tuple[Finding, ...]], key: Callable[[Finding], _Key]
) -> Counter[_Key]:
    keys: Iterable[_Key] = (
        (cell, *key(finding)) for cell, found in findings.items() for finding in found
    )
    return Counter(keys)
