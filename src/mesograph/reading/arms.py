"""How many people, and in which arms, as the reviews write it."""

import re
from collections.abc import Iterator

from mesograph.model import Arm, Number, Span
from mesograph.reading.people import People, read_people
from mesograph.reading.printed import Printed, Said

RULE = "arms"


def _stretch(printed: Printed, total: int) -> Span:
    """Give where a total stands; where it is printed as a word, that is the whole cell."""
    found = re.search(rf"(?<!\d){total}(?!\d)", printed.text)
    return Span(*found.span()) if found else printed.whole


def read(printed: Printed) -> Iterator[Said]:
    """Claim the arms of a cell, and the total that it prints."""
    people = read_people(printed.text)
    if people is None:
        yield printed.flag("unread", "arm", f"no counts are known in {printed.text!r}")
        return
    if people.total is not None:
        span = _stretch(printed, people.total)
        yield printed.claim("total", Number(people.total), span, RULE)
    for arm in people.arms:
        yield printed.claim("arm", arm, printed.whole, RULE)
    yield from _left(printed, people)
    if people.repair:
        message = f"the arms of {printed.text!r} add up once one digit is taken out"
        yield printed.flag("arms-repaired", "arm", message, people.repair)
    if people.contradicted:
        message = f"the arms of {printed.text!r} do not add up, and no single digit mends it"
        yield printed.flag("arms-do-not-sum", "arm", message)


def _left(printed: Printed, people: People) -> Iterator[Said]:
    if people.left:
        yield printed.flag("unread-words", "arm", f"no reader took {people.left!r}")


def read_treated(printed: Printed) -> Iterator[Said]:
    """Claim the people of the treated group, where the header says that it counts no others."""
    people = read_people(printed.text)
    if people is None or people.arms or people.total is None:
        yield printed.flag("unread", "arm", f"no single count is known in {printed.text!r}")
        return
    yield printed.claim("arm", Arm("treated", "", people.total), printed.whole, RULE)
    yield from _left(printed, people)
