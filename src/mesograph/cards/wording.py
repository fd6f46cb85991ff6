"""Findings and doses in words, as short as a table needs them."""

from decimal import Decimal

from mesograph.cards.asking import Line

SIGNS = {"favourable": "+", "unfavourable": "−", "neutral": "=", "unclear": "?", "": "·"}
"""A sign for each valence, so that it is told without colour."""

VALENCE_NOTE = (
    "+ favourable, − unfavourable, = no difference, ? unclear, · not judged, for the people "
    "treated. These are statements of reviews, not results of trials."
)

_MILLION = Decimal(1_000_000)


def finding_in_words(line: Line) -> str:
    """Say a finding: sign, direction, against what, when, how much, of whom.

    >>> finding_in_words({"valence": "favourable", "direction": "decreased", "comparator":
    ...     "baseline", "timepoint": "12 weeks", "value": "", "unit": "", "count": "",
    ...     "denominator": "", "significance": "", "group": "", "hedged": "false"})
    '+ decreased against baseline, 12 weeks'
    """
    against = line["comparator"]
    direction = line["direction"]
    parts = [f"{direction} against {against}" if against not in ("", "none") else direction]
    if line["value"]:
        unit = line["unit"]
        parts.append(f"{line['value']}{'' if unit == '%' else ' '}{unit}".strip())
    if line["count"]:
        of = f" of {line['denominator']}" if line["denominator"] else ""
        parts.append(f"{line['count']}{of}")
    parts += [line["timepoint"], line["significance"], line["group"]]
    if line["hedged"] == "true":
        parts.append("with reserve")
    return f"{SIGNS[line['valence']]} {', '.join(filter(None, parts))}"


def dose_in_words(line: Line) -> str:
    """Say one level of a dose; a pair that nothing tells apart stays a pair.

    >>> dose = {"low": "1500000", "high": "3000000", "unit": "cells/kg", "per": "", "route": ""}
    >>> dose_in_words(dose | {"structure": "range"})
    '1.5 million to 3 million cells/kg'
    >>> dose_in_words(dose | {"structure": "ambiguous pair"})
    '1.5 million and 3 million cells/kg, a range or two levels'
    """
    low, high = _in_millions(line["low"]), _in_millions(line["high"])
    pair = line["structure"] == "ambiguous pair"
    amount = low if low == high else f"{low} {'and' if pair else 'to'} {high}"
    per = f" per {line['per']}" if line["per"] else ""
    by = f", {line['route']}" if line["route"] else ""
    return f"{amount} {line['unit']}{per}{by}{', a range or two levels' if pair else ''}"


def _in_millions(number: str) -> str:
    if Decimal(number) < _MILLION:
        return number
    return f"{(Decimal(number) / _MILLION).normalize():f} million"


def tally(counts: dict[str, int]) -> str:
    """Write how many findings there are of each valence, by their signs.

    >>> tally({"favourable": 5, "unclear": 1})
    '5+ 1?'
    """
    return " ".join(
        f"{counts[valence]}{sign}" for valence, sign in SIGNS.items() if counts.get(valence)
    )
