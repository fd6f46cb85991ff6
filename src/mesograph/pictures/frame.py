"""What stands around a picture: its title, what it was drawn from, and what the blind are told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from mesograph.cards.asking import counted
from mesograph.pictures.asked import Asked
from mesograph.pictures.outcome import verdicts
from mesograph.pictures.reports import Report
from mesograph.pictures.svg import (
    BOLD,
    FAINT,
    FONT,
    LARGE,
    PAPER,
    PLAIN,
    SMALL,
    element,
    folded,
    lines_of_text,
    number,
    text,
)
from mesograph.questions.answers import answer
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store

MARGIN = 20
BELOW = 42
"""The height of the line below the title, with the room below that."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture is, in a line, and what it shows, in words and numbers."""

    name: str
    """Makes the ids of a picture its own where several stand on one page."""
    title: str
    below: str
    """A line below the title: how much is drawn."""
    about: str
    source: Sequence[str]
    """What it was drawn from: the reviews, and the version and date of the graph."""


@cache
def _query() -> Query:
    return find_query("source", "pictures")


def source_of(store: Store, asked: Asked, reports: Iterable[Report]) -> Sequence[str]:
    """Name the reviews that a picture shows, and the graph it was drawn from."""
    drawn = {report.review for report in reports}
    chosen = {key: typed for key, typed in asked.rows_about.items() if key == "review"}
    found = answer(store, _query(), chosen).rows
    reviews = [f"{name} ({slug})" for slug, name, _, _ in found if slug in drawn or not drawn]
    graphs = {f"mesograph {version}, graph of {issued}" for *_, version, issued in found if version}
    return ("Reviews: " + "; ".join(reviews) + ".", *sorted(graphs))


def capital(words: str) -> str:
    """Begin a title with a capital.

    >>> capital("cancer"), capital("COVID-19")
    ('Cancer', 'COVID-19')
    """
    return words[:1].upper() + words[1:]


def in_several(count: int, kind: str, how: str = "") -> str:
    """Say that trials stand in several places, and with what.

    >>> in_several(1, "routes")
    '1 trial stands under several routes, under each with what the rows that name it state.'
    """
    stand = "stands" if count == 1 else "stand"
    return (
        f"{counted(count, 'trial')} {stand} under several {kind}{how}, under each with what the "
        "rows that name it state."
    )


def doubts(reports: Iterable[Report], how: str = "") -> Iterator[str]:
    """Say how many trials would come out otherwise without what is doubted, if any would."""
    doubted = sum(verdict.doubtful for verdict in verdicts(reports).values())
    if doubted:
        yield (
            f"{counted(doubted, 'trial')}{how} would come out otherwise without the findings of "
            "which the curator doubts the coding (flag coding-doubtful)."
        )


def document(caption: Caption, width: float, height: float, content: Iterable[str]) -> str:
    """Write a picture with its title above and its source below."""
    title, about = f"{caption.name}-title", f"{caption.name}-about"
    room = width - 2 * MARGIN
    called = folded(caption.title, BOLD * LARGE, room)
    heading = 1.4 * LARGE * len(called) + BELOW
    foot = [line for words in caption.source for line in folded(words, SMALL, room)]
    tall = heading + height + 1.4 * SMALL * len(foot) + MARGIN
    wide, high = number(width), number(tall)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" role="img" aria-labelledby="{title} {about}" font-family="{FONT}">'
    )
    lines = [
        head,
        element("title", escape(caption.title, quote=False), id=title),
        element("desc", escape(caption.about, quote=False), id=about),
        element("rect", width=width, height=tall, fill=PAPER),
        *lines_of_text(MARGIN, 32, called, LARGE, font_weight="bold"),
        text(MARGIN, heading - 14, caption.below, PLAIN, fill=FAINT),
        f'<g transform="translate(0 {number(heading)})">',
        *content,
        "</g>",
        *lines_of_text(MARGIN, heading + height + SMALL, foot, SMALL, fill=FAINT),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
