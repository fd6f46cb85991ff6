"""Rows made up for tests of pictures."""

from mesograph.pictures.reports import Finding, Report

GOOD, BAD, EVEN, OPEN = (
    Finding("efficacy", valence) for valence in ("favourable", "unfavourable", "neutral", "unclear")
)
BIOMARKER = Finding("biomarkers", "favourable")
SAFE, HARM = Finding("safety", "favourable"), Finding("safety", "unfavourable")


def row(
    *trials: str,
    found: tuple[Finding, ...] = (),
    conditions: tuple[str, ...] = ("osteoarthritis",),
    routes: tuple[str, ...] = ("intravenous",),
    column: bool = True,
) -> Report:
    """A row about some trials that states some findings."""
    return Report(
        review="made-up",
        row="1",
        trials=frozenset(trials),
        conditions=conditions,
        groups=("inflammatory disease",),
        routes=routes,
        outcome_column=column,
        findings=found,
    )
