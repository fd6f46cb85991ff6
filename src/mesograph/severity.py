"""How grave flags are, and when a command fails for them."""

from collections.abc import Iterable, Mapping

GRAVEST_FIRST = ("violation", "warning", "info")
LEVELS = ("never", "warning", "violation")
"""What `--fail-on` takes."""

_FAILING: Mapping[str, frozenset[str]] = {
    "never": frozenset(),
    "warning": frozenset({"warning", "violation"}),
    "violation": frozenset({"violation"}),
}


def exit_code(fail_on: str, severities: Iterable[str]) -> int:
    """Give 1 where a flag is at or over the level, else 0.

    >>> exit_code("violation", ["warning", "info"]), exit_code("warning", ["warning"])
    (0, 1)
    """
    return 1 if _FAILING[fail_on].intersection(severities) else 0
