"""How much is given at a time, as the reviews write it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mesograph.model import Dose, Span
from mesograph.reading.printed import Printed, Said
from mesograph.reading.quantity import read_quantities
from mesograph.vocabulary.lexicon import lexicon, words

RULE = "dose"

_END = re.compile(r"[,;]|$")
_BASIS = re.compile(r"(?: / | \b per \b ) \s* (?P<basis> [^\W\d_]+ )", re.VERBOSE)
_JOIN = re.compile(r"\s*(?:,\s*)?(?P<word>or|and|to|vs\.?|[-–—,/;])?\s*", re.IGNORECASE)
_CONCENTRATION = re.compile(r"[^,;]{0,30}?(?:/|\bper\b)\s*(?:m|µ|μ)?l\b", re.IGNORECASE)
_PER_KILOGRAM = re.compile(r"\s*(?:/|\bper\b)\s*kg\b", re.IGNORECASE)
_BODY = re.compile(r"\s*(?:of\s+)?(?:b\.?w\.?|body\s?weight)(?![\w-])", re.IGNORECASE)
_BOUND = re.compile(r"[<>≤≥]=?\s*$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity of a cell: its numbers scaled, how they are joined, and its unit words."""

    numbers: tuple[Decimal, ...]
    joined: str
    """`single`, `range`, `levels` or `unclear`."""
    unit: str
    """A name in the scheme of units; empty where the cell names none here."""
    short_unit: bool
    """The cell says "/kg" and leaves the cells to the reader."""
    per: str
    span: Span
    tail: str
    """The words up to the next quantity."""


@dataclass(frozen=True, slots=True)
class ReadDoses:
    """The doses of a cell, and what had to be supplied to read them."""

    doses: tuple[Dose, ...]
    spans: tuple[Span, ...]
    short_unit: bool


def read_doses(text: str, header_unit: str = "") -> ReadDoses | None:
    """Read the doses that a text states; None where it states none.

    >>> def show(text, unit=""):
    ...     for d in read_doses(text, unit).doses:
    ...         print(f"{d.low:f} {d.high:f} {d.unit} {d.structure}")
    >>> show("1.5–3 × 106 cells/kg")
    1500000 3000000 cells-per-kg range
    >>> show("1 × 106 or 2 × 106 cells/kg")
    1000000 1000000 cells-per-kg levels
    2000000 2000000 cells-per-kg levels
    >>> show("1x106 2x108", "cells-per-kg")
    1000000 200000000 cells-per-kg ambiguous pair
    >>> for text in ("29.5x10(6)", "[1–10]×106/kg", "1.0E+06 cells", "2 × 10⁶ cells/kg"):
    ...     show(text, "cells")
    29500000 29500000 cells single
    1000000 10000000 cells-per-kg range
    1000000 1000000 cells single
    2000000 2000000 cells-per-kg single
    >>> show("1,5,10 × 106/kg")
    1000000 1000000 cells-per-kg levels
    5000000 5000000 cells-per-kg levels
    10000000 10000000 cells-per-kg levels
    >>> read_doses("Dose not specified IV infusion") is None
    True
    """
    amounts = tuple(_amounts(text))
    # A volume beside what is counted is what it floats in.
    amounts = tuple(amount for amount in amounts if amount.unit != "ml") or amounts
    if not amounts:
        return None
    short = any(amount.short_unit for amount in amounts)
    amounts = _with_units(amounts, header_unit)
    if len(amounts) == 1:
        levels = _levels(amounts[0])
        return ReadDoses(levels, (amounts[0].span,) * len(levels), short)
    gaps = [text[left.span.end : right.span.start] for left, right in itertools.pairwise(amounts)]
    joins = {match["word"] or "" for match in map(_JOIN.fullmatch, gaps) if match}
    simple = all(amount.joined == "single" for amount in amounts)
    if joins <= {"", "to", "-", "–", "—"} and joins and simple and len(amounts) == 2:
        first, second = amounts
        low, high = sorted((first.numbers[0], second.numbers[0]))
        structure = "ambiguous pair" if joins == {""} else "range"
        pair = Dose(low, high, first.unit, first.per, structure)
        return ReadDoses((pair,), (Span(first.span.start, second.span.end),), short)
    # Joined by "and", all are given: whether each by a route of its own, the row must tell.
    # Three or more figures side by side are no range: each is a level.
    structure = "per route" if joins == {"and"} and simple else "levels"
    doses = tuple(replace(d, structure=structure) for a in amounts for d in _levels(a))
    spans = tuple(a.span for a in amounts for _ in _levels(a))
    return ReadDoses(doses, spans, short)


def _amounts(text: str) -> Iterator[Amount]:
    found = list(read_quantities(text))
    starts = [quantity.span.start for quantity in found[1:]] + [len(text)]
    for quantity, following in zip(found, starts, strict=False):
        tail = text[quantity.span.end : following]
        end = _END.search(tail)
        near = tail[: end.start()] if end else tail
        if _CONCENTRATION.match(near):
            # So many in a millilitre is how thick it is, and no dose.
            continue
        unit, short, reach = _unit(near)
        per, basis_end = _basis(near)
        reach = max(reach, basis_end)
        if body := _BODY.match(near, reach):
            reach = body.end()
        span = Span(quantity.span.start, quantity.span.end + reach)
        yield Amount(quantity.numbers, quantity.joined, unit, short, per, span, near)


def _unit(near: str) -> tuple[str, bool, int]:
    """Give the unit that the words after a quantity name, whether it is cut short, and its end.

    >>> _unit(" MSC/kg"), _unit("/kg"), _unit(" UC-MSCs")
    (('cells-per-kg', False, 7), ('cells-per-kg', True, 3), ('cells', False, 8))
    """
    unit, short, end = _named_unit(near)
    if unit in ("cells", "evs") and (body := _PER_KILOGRAM.match(near, end)):
        return f"{unit}-per-kg", False, body.end()
    return unit, short, end


def _named_unit(near: str) -> tuple[str, bool, int]:
    for match in lexicon("unit").scan(near):
        words = near[match.span.start : match.span.end]
        return match.concept.name, words.casefold() == "kg", match.span.end
    # The product may stand where the unit should: "4 × 107 UC-MSCs" counts cells.
    for match in lexicon("product-kind").scan(near):
        counted = {"cells": "cells", "extracellular-vesicles": "evs"}[match.concept.name]
        return counted, False, match.span.end
    return "", False, 0


def _basis(near: str) -> tuple[str, int]:
    for match in _BASIS.finditer(near):
        for basis in lexicon("basis").scan(near[match.start("basis") :]):
            if basis.span.start == 0:
                return basis.concept.name, match.start("basis") + basis.span.end
    return "", 0


def _with_units(amounts: Sequence[Amount], header_unit: str) -> tuple[Amount, ...]:
    """Let a quantity without a unit take it from the next one that has one, else the header."""
    filled: list[Amount] = []
    unit, per = header_unit, ""
    known = [amount for amount in amounts if amount.unit]
    if known:
        unit, per = known[0].unit, known[0].per
    for amount in reversed(amounts):
        if amount.unit:
            unit, per = amount.unit, amount.per
        filled.append(amount if amount.unit else replace(amount, unit=unit, per=per))
    return tuple(reversed(filled))


def _levels(amount: Amount) -> tuple[Dose, ...]:
    if amount.joined in ("range", "unclear"):
        low, high = amount.numbers
        structure = "range" if amount.joined == "range" else "ambiguous pair"
        return (Dose(low, high, amount.unit, amount.per, structure),)
    return tuple(Dose(n, n, amount.unit, amount.per, amount.joined) for n in amount.numbers)


def route_said_to_give(printed: Printed, span: Span) -> str:
    """Give the IRI of the route that the words before a dose say it is given by; else nothing.

    "Intra-articular implantation of 40 million" ties the two; "1 × 106 cells/kg, IV" does not.
    """
    for match in printed.matches("route"):
        between = words(printed.text[match.span.end : span.start])
        others = {word.folded for word in between} - {"of"}
        given = {mode.concept.name for mode in lexicon("mode").scan(" ".join(others))}
        if between and between[-1].folded == "of" and len(given) == len(others):
            return match.concept.iri
    return ""


def _why_unclear(text: str) -> str:
    """Say what leaves a pair of figures open."""
    if any(quantity.joined == "unclear" for quantity in read_quantities(text)):
        return "a comma or an exponent that may be read in two ways: two bounds are kept"
    return "two figures without a word between them: a range, or two levels"


def read(printed: Printed) -> Iterator[Said]:
    """Claim the doses of a cell."""
    found = read_doses(printed.text, printed.column.unit)
    if found is None:
        return
    for dose, span in zip(found.doses, found.spans, strict=True):
        if not dose.unit:
            yield printed.flag("unit-missing", "dose", "the dose has no unit in cell or header")
            return
        tied = replace(dose, route=route_said_to_give(printed, span))
        yield printed.claim("dose", tied, span, RULE)
        if bound := _BOUND.search(printed.text[: span.start]):
            message = f"no reader took {bound[0].strip()!r}: the dose is read as if it were exact"
            yield printed.flag("unread-words", "dose", message)
    if found.short_unit:
        message = "the cell says “/kg” alone; what is counted is read as cells"
        yield printed.flag("unit-cut-short", "dose", message, "cells/kg")
    if any(dose.structure == "ambiguous pair" for dose in found.doses):
        message = _why_unclear(printed.text)
        yield printed.flag("dose-pair-ambiguous", "dose", message)
