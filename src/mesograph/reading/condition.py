"""What is treated, and what people have, as the reviews name it."""

from collections.abc import Iterator

from mesograph.model import Text
from mesograph.reading.printed import Printed, Said, rest

RULE = "condition"


def read(printed: Printed, role: str) -> Iterator[Said]:
    """Claim the conditions of a cell, and what qualifies them."""
    matches = printed.matches("condition")
    if not matches:
        message = f"no condition is known by {printed.text!r}"
        yield printed.flag("unknown-word", role, message)
        return
    yield from printed.terms(role, "condition", RULE)
    for span in rest(printed.text, [match.span for match in matches]):
        words = printed.text[span.start : span.end]
        yield printed.claim("qualifier", Text(words), span, RULE)


def read_condition(printed: Printed) -> Iterator[Said]:
    """Claim what is treated."""
    return read(printed, "condition")


def read_underlying(printed: Printed) -> Iterator[Said]:
    """Claim what people have."""
    return read(printed, "underlyingCondition")
