"""What is said where no row treats what a picture was asked for."""

from collections.abc import Sequence

from mesograph.cards.asking import counted
from mesograph.cards.elsewhere import elsewhere
from mesograph.pictures.asked import Asked
from mesograph.pictures.frame import MARGIN, Caption, capital, document, source_of
from mesograph.pictures.svg import PLAIN, folded, lines_of_text
from mesograph.store import Store

WIDTH = 900


def picture_of_absence(store: Store, asked: Asked, name: str) -> str:
    """Draw nothing, and say so: a picture of the words alone."""
    lines = absence_of(store, asked)
    caption = Caption(
        name,
        capital(asked.label) or "Nothing to draw",
        "0 trials",
        " ".join(lines),
        source_of(store, asked, ()),
    )
    told = [line for words in lines for line in folded(words, PLAIN, WIDTH - 2 * MARGIN)]
    height = 1.4 * PLAIN * len(told) + 24
    return document(caption, WIDTH, height, lines_of_text(MARGIN, PLAIN + 4, told, PLAIN))


def absence_of(store: Store, asked: Asked) -> Sequence[str]:
    """Say plainly that no row treats it, which rows name it, and which wider terms rows treat."""
    if asked.condition is None:
        return ("No row is there to draw.",)
    places = elsewhere(store, asked.condition)
    where = "this" if "review" in asked.rows_about else "any"
    others = (f"{counted(len(places.rows), 'row')} of other reviews do.",) if places.rows else ()
    return (
        f"No row of {where} review treats {asked.label}: that is no negative result.",
        *others,
        *(f"{capital(line)}." for line in places.told()),
    )
