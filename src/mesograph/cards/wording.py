"""Findings and doses in words, as short as a table needs them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from mesograph.cards.asking import Line, label

SIGNS = {"favourable": "+", "unfavourable": "−", "neutral": "=", "unclear": "?", "": "·"}
"""A sign for each valence, so that it is told without colour."""

VALENCE_NOTE = (
    "+ favourable, − unfavourable, = no difference, ? unclear, · not judged, for the people "
    "treated. These are statements of reviews, not results of trials."
)

DOUBTED = "†"
DOUBT_NOTE = f"{DOUBTED} the curator doubts the coding: the flags say why."

KINDS = ("efficacy", "biomarkers", "safety")
KINDS_NOTE = (
    "Under efficacy stand survival, imaging, quality of life and all else that is neither a "
    "biomarker nor safety. Under safety + says that harm was absent or less, − that there was "
    "some; where none is stated, none is known."
)

_MILLION = Decimal(1_000_000)


def finding_in_words(line: Line) -> str:
    """Say a finding: sign, direction, against what, when, how much, of whom.

    >>> finding_in_words({"valence": "favourable", "direction": "decreased", "comparator":
    ...     "baseline", "timepoint": "12 weeks", "value": "", "unit": "", "count": "",
    ...     "denominator": "", "significance": "", "group": "", "hedged": "false",
    ...     "doubted": "true"})
    '+† decreased against baseline, 12 weeks'
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
    sign = SIGNS[line["valence"]] + (DOUBTED if line["doubted"] else "")
    return f"{sign} {', '.join(filter(None, parts))}"


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


def kind_of(line: Line) -> str:
    """Tell whether a finding is of efficacy, of a biomarker or of safety, by its category.

    >>> [kind_of({"category": category}) for category in ("survival", "biomarker", "safety")]
    ['efficacy', 'biomarkers', 'safety']
    """
    apart = {label("category", "biomarker"): "biomarkers", label("category", "safety"): "safety"}
    return apart.get(line["category"], "efficacy")


def tally(findings: Iterable[Line]) -> str:
    """Write how many findings there are of each valence, by their signs, and how many are doubted.

    >>> good = {"valence": "favourable", "doubted": ""}
    >>> tally([good, good | {"doubted": "true"}, good | {"valence": "unclear"}])
    '2+ 1?, 1†'
    """
    found = tuple(findings)
    counts = Counter(line["valence"] for line in found)
    doubted = sum(line["doubted"] == "true" for line in found)
    signs = " ".join(f"{counts[name]}{sign}" for name, sign in SIGNS.items() if counts[name])
    return f"{signs}, {doubted}{DOUBTED}" if doubted else signs


def by_kind(findings: Iterable[Line]) -> Mapping[str, tuple[Line, ...]]:
    """Tell findings apart by kind, in the order of the kinds; a kind without any is empty."""
    found = tuple(findings)
    return {kind: tuple(line for line in found if kind_of(line) == kind) for kind in KINDS}
