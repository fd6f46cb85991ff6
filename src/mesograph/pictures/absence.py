"""What is said where no row treats what a picture was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from mesograph.pictures.asked import Asked
from mesograph.pictures.frame import MARGIN, Caption, capital, document, source_of
from mesograph.pictures.svg import PLAIN, folded, lines_of_text
from mesograph.questions.answers import answer
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store

WIDTH = 900

NAMED = {
    "qualifier": "name it as a qualifier",
    "underlying": "are about people who have it",
}
"""How rows can speak of a condition that they do not treat."""


@cache
def _query() -> Query:
    return find_query("instead", "pictures")


def picture_of_absence(store: Store, asked: Asked, name: str) -> str:
    """Draw nothing, and say so: a picture of the words alone."""
    lines = absence_of(store, asked)
    caption = Caption(
        name,
        capital(asked.condition) or "Nothing to draw",
        "0 trials",
        " ".join(lines),
        source_of(store, asked, ()),
    )
    told = [line for words in lines for line in folded(words, PLAIN, WIDTH - 2 * MARGIN)]
    height = 1.4 * PLAIN * len(told) + 24
    return document(caption, WIDTH, height, lines_of_text(MARGIN, PLAIN + 4, told, PLAIN))


def absence_of(store: Store, asked: Asked) -> Sequence[str]:
    """Say plainly that no row treats it, which rows name it, and which wider term to ask for."""
    if not asked.condition:
        return ("No row is there to draw.",)
    where = "of this review" if "review" in asked.rows_about else "of any review"
    found = answer(store, _query(), {"condition": asked.rows_about["condition"]})
    by_kind: dict[str, dict[str, list[str]]] = {}
    for kind, name, review, row in found.rows:
        by_kind.setdefault(kind, {}).setdefault(name, []).append(f"{review} {row}")
    return (
        f"No row {where} treats {asked.condition}: that is no negative result.",
        *_named(by_kind),
        *_wider(by_kind.get("wider", {})),
    )


def _named(by_kind: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterable[str]:
    for kind, how in NAMED.items():
        for treated, rows in by_kind.get(kind, {}).items():
            yield f"{_rows(len(rows))} about {treated} {how}: {_cited(rows)}."


def _wider(terms: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Name what is directly wider, the nearest first: that which the fewest rows are about."""
    for name, rows in sorted(terms.items(), key=lambda item: (len(item[1]), item[0])):
        yield f"Wider: {name}, {_rows(len(rows))}; draw it by --param condition={_quoted(name)}"


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def _cited(rows: Iterable[str]) -> str:
    """Name rows, those of a review together.

    >>> _cited(["sttt-2025 66", "sttt-2025 68", "wjsc-2025 1"])
    'sttt-2025 66, 68; wjsc-2025 1'
    """
    by_review: dict[str, list[str]] = {}
    for cited in rows:
        review, _, row = cited.partition(" ")
        by_review.setdefault(review, []).append(row)
    return "; ".join(f"{review} {', '.join(found)}" for review, found in by_review.items())


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
