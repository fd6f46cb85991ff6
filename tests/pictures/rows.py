"""Rows made up for tests of pictures."""

from mesograph.pictures.reports import Findings, Report


def row(
    *trials: str, conditions=("osteoarthritis",), routes=("intravenous",), column=True, **findings
) -> Report:
    """A row that states findings about how people fared, on safety, or of another kind."""
    on_people = findings.pop("on_people", 0) + sum(
        findings.get(valence, 0) for valence in ("favourable", "unfavourable", "neutral")
    )
    on_safety = findings.pop("on_safety", 0) + findings.get("unwanted", 0)
    beside = findings.pop("beside", 0)
    stated = Findings(
        all=on_people + on_safety + beside, on_people=on_people, on_safety=on_safety, **findings
    )
    return Report(
        review="made-up",
        row="1",
        trials=frozenset(trials),
        conditions=conditions,
        groups=("inflammatory disease",),
        routes=routes,
        outcome_column=column,
        findings=stated,
    )
