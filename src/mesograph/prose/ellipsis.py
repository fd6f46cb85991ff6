"""Measures of which a list gives only half: "partial and complete response"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from mesograph.model import Span
from mesograph.prose.sentences import Token
from mesograph.prose.vocabulary import Mention
from mesograph.vocabulary.lexicon import Lexicon

_BETWEEN = frozenset({",", "and", "or", "/", "as", "well"})
_ITEM = 3
"""An item of such a list is at most so many words."""
_ITEMS = 6
"""So many items are looked at to each side."""
_WINDOW = 40
"""So many tokens are looked at to each side; it bounds the time."""


def fill_in(
    tokens: Sequence[Token], mentions: Sequence[Mention], known: Lexicon
) -> tuple[Mention, ...]:
    """Add the measures that the items before and after a mention name with its help.

    An item takes the last words of the mention behind it ("naive T and B cells"), or the first
    words of the one before it ("recovery of platelets, neutrophils"); what is found so goes
    before the shorter name that the item alone is.
    """
    starts = [token.span.start for token in tokens]
    added: dict[int, Mention] = {}
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        end = bisect_left(starts, mention.span.end)
        inside = tokens[first:end]
        for item in _items(tokens[end : end + _WINDOW]):
            names = (
                (item[:k], _joined(inside[:n], item[:k]))
                for k in range(len(item), 0, -1)
                for n in _cuts(inside)
            )
            _add(added, names, known)
        for backward in _items(tokens[max(0, first - _WINDOW) : first][::-1]):
            item = backward[::-1]
            names = (
                (item[k:], _joined(item[k:], inside[n:]))
                for k in range(len(item))
                for n in _cuts(inside)
            )
            _add(added, names, known)
    taken = _places(added.values())
    kept = (m for m in mentions if not taken & _places([m]))
    return tuple(sorted((*kept, *added.values()), key=lambda mention: mention.span))


def _cuts(inside: Sequence[Token]) -> tuple[int, ...]:
    """Give where a name may be cut: between words, never at a hyphen."""
    return tuple(
        n for n in range(1, len(inside)) if "-" not in (inside[n - 1].text, inside[n].text)
    )


def _items(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the items that follow, each behind a comma or "and", while they are short."""
    at = 0
    for _ in range(_ITEMS):
        start = at
        while at < len(tokens) and tokens[at].folded in _BETWEEN:
            at += 1
        if at == start:
            return
        item: list[Token] = []
        while at < len(tokens) and tokens[at].folded not in _BETWEEN and len(item) <= _ITEM:
            item.append(tokens[at])
            at += 1
        if not item:
            return
        yield item
        if len(item) > _ITEM:
            return


def _joined(one: Sequence[Token], other: Sequence[Token]) -> str:
    return " ".join(token.text for token in (*one, *other))


def _add(
    added: dict[int, Mention], names: Iterator[tuple[Sequence[Token], str]], known: Lexicon
) -> None:
    for item, name in names:
        concept = known.look_up(name)
        if concept is not None:
            span = Span(item[0].span.start, item[-1].span.end)
            added.setdefault(span.start, Mention(concept, span))
            return


def _places(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(p for m in mentions for p in range(m.span.start, m.span.end))
