"""How a trial came out, as its rows tell it: how people fared, and apart from it, safety."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesograph.pictures.reports import Finding, Report


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
    Outcome("biomarkers only", "b", "#8ccbe0"),
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
    "How people fared is told by findings on efficacy, survival, quality of life, imaging and the "
    "use of care in the people treated. Mixed: favourable beside unfavourable or no difference. "
    "Without a verdict: figures that nothing is compared with."
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
    doubtful: bool = False
    """It would be another without the findings of which the coding is doubted."""

    @property
    def reported(self) -> bool:
        """Any outcome is stated, be it of safety alone."""
        return not self.outcome.hollow

    @property
    def words(self) -> str:
        """Say it in words."""
        doubt = ", by findings of which the coding is doubted" if self.doubtful else ""
        return f"{self.outcome.name}, {self.safety.name}{doubt}"


def verdicts(reports: Iterable[Report]) -> Mapping[str, Verdict]:
    """Tell how each trial came out, by all of the rows given that are about it."""
    about: dict[str, list[Report]] = {}
    for report in reports:
        for trial in report.trials:
            about.setdefault(trial, []).append(report)
    return {trial: verdict_of(rows) for trial, rows in about.items()}


def verdict_of(reports: Iterable[Report]) -> Verdict:
    """Tell what the rows about one trial say together."""
    rows = tuple(reports)
    able = any(row.outcome_column for row in rows)
    stated = [finding for row in rows for finding in row.findings]
    certain = [finding for finding in stated if not finding.doubted]
    outcome, safety = _outcome(stated, able=able), _safety(stated)
    doubtful = (_outcome(certain, able=able), _safety(certain)) != (outcome, safety)
    return Verdict(outcome, safety, doubtful)


def _outcome(stated: Iterable[Finding], *, able: bool) -> Outcome:
    """Tell how people fared.

    Safety does not count: that no harm came is no benefit, and harm does not undo one.
    """
    valences: dict[str, set[str]] = {}
    for finding in stated:
        valences.setdefault(finding.kind, set()).add(finding.valence)
    if "efficacy" in valences:
        return _fared(valences["efficacy"])
    if valences:
        return _BESIDE if "biomarkers" in valences else _SAFETY
    return _SILENT if able else _MUTE


def _fared(valences: set[str]) -> Outcome:
    if "favourable" in valences:
        return _MIXED if valences & {"unfavourable", "neutral"} else _GOOD
    if "unfavourable" in valences:
        return _BAD
    return _EVEN if "neutral" in valences else _OPEN


def _safety(stated: Iterable[Finding]) -> Safety:
    """Tell what is said of harm; one unwanted event outweighs any “safe”."""
    valences = {finding.valence for finding in stated if finding.kind == "safety"}
    if "unfavourable" in valences:
        return EVENTS
    return ABSENT if valences else UNSAID
