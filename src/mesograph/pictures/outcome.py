"""How a trial came out, as its rows tell it: one of six, told apart by colour, order and name."""

from collections.abc import Iterable
from dataclasses import dataclass

from mesograph.pictures.reports import Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which rows speak of how a trial came out."""

    name: str
    fill: str
    dash: str = "none"
    """A line around it, where it is hollow."""

    @property
    def hollow(self) -> bool:
        """Drawn as an outline: there is nothing that could be said."""
        return self.dash != "none"


OUTCOMES = (
    Outcome("favourable findings only", "#1f6fb4"),
    Outcome("favourable and unfavourable", "#f0c52e"),
    Outcome("unfavourable findings only", "#d95f0e"),
    Outcome("no difference, unclear or not judged", "#8a8a8a"),
    Outcome("no outcome stated yet", "#d4d4d4"),
    Outcome("no column for outcomes", "#ffffff", "2 2"),
)
"""From the best to the least known; grey and hollow ones say nothing good or bad."""

_GOOD, _BOTH, _BAD, _OPEN, _SILENT, _MUTE = OUTCOMES


def outcome_of(reports: Iterable[Report]) -> Outcome:
    """Tell how the rows about one trial say that it came out."""
    rows = tuple(reports)
    good = any(report.valences["favourable"] for report in rows)
    bad = any(report.valences["unfavourable"] for report in rows)
    if good or bad:
        return _BOTH if good and bad else _GOOD if good else _BAD
    if any(report.findings for report in rows):
        return _OPEN
    return _SILENT if any(report.outcome_column for report in rows) else _MUTE
