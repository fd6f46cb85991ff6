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
ROWS, ROUTES = 10, 6
"""How many conditions and routes have a place of their own unless others are asked for.

With these, the smallest words are nearly 6 points high where a picture fills a sheet of A4.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a picture, read."""

    rows_about: Mapping[str, str]
    """Which rows are drawn: parameters of the query."""
    by: str
    """`condition`, or `group`: of conditions, which overlap."""
    rows: int
    """How many of them have a place of their own; the others share one."""
    routes: int
    """How many routes have one."""

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
    taken = (*ABOUT, "rows", "routes", *own)
    for name in parameters.keys() - set(taken):
        hint = did_you_mean(nearest(name, taken)) or f"; it takes {', '.join(taken)}"
        raise BadParameter(picture, name, f"is not taken{hint}")
    by = parameters.get("by", KINDS[0])
    if by not in KINDS:
        raise BadParameter(picture, "by", f"is {by!r}; say {' or '.join(KINDS)}")
    about = {name: typed for name, typed in parameters.items() if name in ABOUT}
    rows = _how_many(picture, "rows", parameters, ROWS)
    return Asked(about, by, rows, _how_many(picture, "routes", parameters, ROUTES))


def _how_many(picture: str, name: str, parameters: Mapping[str, str], unless_said: int) -> int:
    typed = parameters.get(name, str(unless_said))
    if not (typed.isascii() and typed.isdigit() and int(typed)):
        raise BadParameter(picture, name, f"is {typed!r}; say how many, from 1 on")
    return int(typed)
