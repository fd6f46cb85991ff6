"""What a product is given for: the disease itself, or a complication of its therapy."""

from collections.abc import Iterator

from mesograph.model import Term
from mesograph.names import term
from mesograph.reading import condition
from mesograph.reading.printed import Printed, Said

RULE = "aim"


def read(printed: Printed) -> Iterator[Said]:
    """Claim the aim that the cell names, or the complication that it names as the aim."""
    named = printed.matches("aim")
    if named:
        yield from printed.terms("aim", "aim", RULE)
        return
    conditions = tuple(condition.read_condition(printed))
    if printed.matches("condition"):
        yield printed.claim("aim", Term(term("aim", "complication")), printed.whole, RULE)
    yield from conditions
