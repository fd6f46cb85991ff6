"""What a picture is asked for: which rows it draws, and by what it gathers them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.errors import BadParameter, did_you_mean, nearest
from mesograph.pictures.reports import Report
from mesograph.questions.parameters import concepts_meant
from mesograph.vocabulary.terms import Concept, ontology

ABOUT = ("condition", "review")
"""The parameters of every picture that say which rows are drawn."""

KINDS = ("condition", "group")
ROWS = 14
"""How many conditions have a place of their own unless more are asked for: a page holds them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a picture, read."""

    rows_about: Mapping[str, str]
    """Which rows are drawn: parameters of the query."""
    by: str
    """`condition`, or `group`: of conditions, which overlap."""
    rows: int
    """How many of them have a place of their own; the others share one."""

    @property
    def condition(self) -> Concept | None:
        """The condition that is asked for; None for all."""
        typed = self.rows_about.get("condition", "")
        meant = concepts_meant(ontology().scheme("condition").values(), typed) if typed else ()
        return meant[0] if meant else None

    @property
    def label(self) -> str:
        """How the condition that is asked for is called; empty for all."""
        return self.condition.label if self.condition else ""

    def names(self, report: Report) -> tuple[str, ...]:
        """Give what a row is gathered under."""
        return report.groups if self.by == "group" else report.conditions


def read_asked(picture: str, parameters: Mapping[str, str], *own: str) -> Asked:
    """Read what was typed: what every picture takes, and what it takes of its `own`.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    taken = (*ABOUT, "rows", *own)
    for name in parameters.keys() - set(taken):
        hint = did_you_mean(nearest(name, taken)) or f"; it takes {', '.join(taken)}"
        raise BadParameter(picture, name, f"is not taken{hint}")
    by = parameters.get("by", KINDS[0])
    if by not in KINDS:
        raise BadParameter(picture, "by", f"is {by!r}; say {' or '.join(KINDS)}")
    rows = parameters.get("rows", str(ROWS))
    if not (rows.isascii() and rows.isdigit() and int(rows)):
        raise BadParameter(picture, "rows", f"is {rows!r}; say how many, from 1 on")
    about = {name: typed for name, typed in parameters.items() if name in ABOUT}
    return Asked(about, by, int(rows))
