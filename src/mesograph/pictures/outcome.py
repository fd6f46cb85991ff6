"""How a trial came out, as its rows tell it: how people fared, and apart from it, safety."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesograph.pictures.reports import Findings, Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which rows speak of how a trial came out."""

    name: str
    sign: str
    """Stands in its squares, so that it is told without colour; empty where nothing is stated."""
    fill: str
    ink: str = "#1a1a1a"
    """What is legible on the fill."""
    dash: str = "none"
    """The line around it, where it is hollow: whole, or dotted where nothing could be stated."""

    @property
    def hollow(self) -> bool:
        """Drawn as an outline: nothing is stated."""
        return not self.sign


_WHITE = "#ffffff"

OUTCOMES = (
    Outcome("favourable", "+", "#2f78bd", _WHITE),
    Outcome("mixed", "±", "#62398f", _WHITE),
    Outcome("no difference", "=", "#909090"),
    Outcome("unfavourable", "−", "#7a1c08", _WHITE),
    Outcome("stated without a verdict", "?", "#c9a227"),
    Outcome("biomarkers or use of care only", "b", "#8ccbe0"),
    Outcome("safety only", "s", "#efdcb5"),
    Outcome("no outcome stated yet", "", _WHITE),
    Outcome("no column for outcomes", "", _WHITE, dash="1.5 2"),
)
"""From what says most of how people fared to what says nothing; no two are of one lightness."""

_GOOD, _MIXED, _EVEN, _BAD, _OPEN, _BESIDE, _SAFETY, _SILENT, _MUTE = OUTCOMES

PLACES: Mapping[Outcome, int] = {outcome: at for at, outcome in enumerate(OUTCOMES)}
"""The order in which outcomes are always drawn."""


@dataclass(frozen=True, slots=True)
class Safety:
    """One of three states of what rows say of harm."""

    name: str
    mark: str
    """The shape it is drawn as: a triangle, a ring, or none."""


SAFETIES = (
    Safety("unwanted events stated", "triangle"),
    Safety("safety stated, no unwanted event", "ring"),
    Safety("nothing said of safety", ""),
)
EVENTS, ABSENT, UNSAID = SAFETIES

FARED = (
    "How people fared is told by findings on efficacy, survival, quality of life and imaging in "
    "the people treated. Mixed: favourable beside unfavourable or no difference. Without a "
    "verdict: figures that nothing is compared with."
)
APART = (
    "Safety stands apart: no harm is no benefit, and an unwanted event outweighs a “safe” of the "
    "same trial."
)
NO_EFFECT = "What is shown is what reviews state; it is no measure of effect."
"""What pictures and pages say of themselves, in the same words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rows about one trial say together."""

    outcome: Outcome
    safety: Safety

    @property
    def reported(self) -> bool:
        """Any outcome is stated, be it of safety alone."""
        return not self.outcome.hollow


def verdicts(reports: Iterable[Report]) -> Mapping[str, Verdict]:
    """Tell how each trial came out, by all of the rows given that are about it."""
    about: dict[str, list[Report]] = {}
    for report in reports:
        for trial in report.trials:
            about.setdefault(trial, []).append(report)
    return {trial: Verdict(outcome_of(rows), safety_of(rows)) for trial, rows in about.items()}


def outcome_of(reports: Iterable[Report]) -> Outcome:
    """Tell how the rows about one trial say that people fared.

    Safety does not count: that no harm came is no benefit, and harm does not undo one.
    """
    rows = tuple(reports)
    stated = [row.findings for row in rows]
    if any(findings.on_people for findings in stated):
        return _fared(stated)
    if any(findings.all > findings.on_safety for findings in stated):
        return _BESIDE
    if any(findings.on_safety for findings in stated):
        return _SAFETY
    return _SILENT if any(row.outcome_column for row in rows) else _MUTE


def _fared(stated: Iterable[Findings]) -> Outcome:
    stated = tuple(stated)
    good = any(findings.favourable for findings in stated)
    bad = any(findings.unfavourable for findings in stated)
    even = any(findings.neutral for findings in stated)
    if good:
        return _MIXED if bad or even else _GOOD
    if bad:
        return _BAD
    return _EVEN if even else _OPEN


def safety_of(reports: Iterable[Report]) -> Safety:
    """Tell what the rows about one trial say of harm; one event outweighs any “safe”."""
    stated = [report.findings for report in reports]
    if any(findings.unwanted for findings in stated):
        return EVENTS
    return ABSENT if any(findings.on_safety for findings in stated) else UNSAID
