"""Quantities as the reviews print them: lost exponents, decimal commas, words for thousands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mesograph.model import Span

# The superscript did not survive the copying: "106" is 10 to the 6th. Doses of cells lie between
# 10 to the 3rd and 10 to the 13th, so that what follows "10" is an exponent and nothing else.
_EXPONENT = r"1[0-3] | [3-9]"
_RAISED = r"¹[⁰¹²³] | [³⁴⁵⁶⁷⁸⁹]"
_NUMBER = r"\d+(?:\.\d+)?"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = {"t": 3, "mi": 6, "ml": 6, "m": 6, "b": 9}
"""Powers of ten by how the word for them begins."""
_COUNTED = r"[\w-]* (?: cells? | MSCs? | EVs? | exosomes? | vesicles? | particles? ) \b"
_QUANTITY = re.compile(
    rf"""
    (?<![\w.-]) [\[(]? \s*
    (?: (?P<whole> \d{{1,3}} (?:[,\ ]000){{2,}} (?!\d)
          | (?: \d{{1,3}} (?:[,\ ]\d{{3}})+ | \d{{1,3}} (?:\.\d{{3}}){{2,}} | \d{{4,}} ) (?![.,]?\d)
            (?= \s* (?: / \s* kg | {_COUNTED} | [-–—] \s* \d{{1,3}} [.,\ ] \d{{3}} ) ) )
      | (?P<numbers> {_NUMBER}
           (?: \s* (?: ,? \s* (?:or|and) | to | v(?:s\.?|ersus) | [-–—−,±/&] ) \s* {_NUMBER}
           ){{0,20}}
         | (?: {"|".join(_WORDS)} ) (?= \s+ (?:thousand|million|billion) ) )
        \s* [\])]? \s*
        (?: [×xX*·∙⋅] \s* 10 \s*
              (?: (?: \^ \s* | \*\* \s* | \( \s* | [eE] )? (?P<exponent> {_EXPONENT} ) \)?
                | (?P<raised> {_RAISED} ) ) (?!\d)
          | (?: [eE] \+? ) (?P<power> 0?[3-9] | 1[0-3] ) (?!\d)
          | (?P<scale> thousand | million | billion | mio\b\.? | mln\b\.? | bn\b
              | (?-i: M ) (?= \s* (?: / \s* kg | {_COUNTED} ) ) ) (?![^\W\d_])
          | (?= \s* (?: mL | ml | units? ) \b ) )
      | 10 \s* (?: (?: \^ | \*\* ) \s* (?P<bare> {_EXPONENT} ) | (?P<bare_raised> {_RAISED} ) )
        (?!\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = re.compile(_NUMBER)
_TO_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIGHT = re.compile(r"(?<![\d,.])(?P<left>\d+),(?P<right>\d+)(?![\d.]|,\d)")
_LISTED = re.compile(r",|/|&|or|and|vs|versus", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The numbers of one quantity, scaled, and how they are joined."""

    numbers: tuple[Decimal, ...]
    joined: str
    """`single`, `range`, `levels`, or `unclear` where notation leaves two readings open."""
    span: Span


def read_quantities(text: str) -> Iterator[Quantity]:
    """Read quantities from left to right.

    >>> def show(text):
    ...     for q in read_quantities(text):
    ...         print(*(f"{n:f}" for n in q.numbers), q.joined)
    >>> show("1.5–3 × 106, 10^7 and 20,000,000 cells")
    1500000 3000000 range
    10000000 single
    20000000 single
    >>> show("0,5 × 10⁶; 1,5 × 10**6"); show("1,5,10 × 106"); show("1,5 × 106"); show("10e6")
    500000 single
    1500000 single
    1000000 5000000 10000000 levels
    1000000 5000000 unclear
    1000000 10000000 unclear
    >>> show("2–4 mio"), show("1 vs 5 million"), show("2012"), show("100 mg")
    2000000 4000000 range
    1000000 5000000 levels
    (None, None, None, None)
    """
    commas = any(_is_decimal(m) for m in _TIGHT.finditer(text))
    points = re.search(r"\d\.\d", text) is not None
    for match in _QUANTITY.finditer(text):
        yield Quantity(*_numbers(match, commas=commas, points=points), Span(*match.span()))


def _numbers(
    match: re.Match[str], *, commas: bool, points: bool
) -> tuple[tuple[Decimal, ...], str]:
    if match["whole"]:
        return (Decimal(re.sub(r"\D", "", match["whole"])),), "single"
    if bare := match["bare"] or match["bare_raised"]:
        return (Decimal(1).scaleb(int(bare.translate(_TO_PLAIN))),), "single"
    exponent = _exponent(match)
    printed, unclear = _with_points(match["numbers"], commas=commas, points=points)
    if match["power"] and printed == "10":
        # "10e6" is ten million by the rule, and a million as it is often meant.
        return (Decimal(1).scaleb(exponent), Decimal(10).scaleb(exponent)), "unclear"
    word = printed.casefold()
    worded = [Decimal(_WORDS.index(word) + 1)] if word in _WORDS else []
    plain = worded or [Decimal(number) for number in _NUMBERS.findall(printed)]
    # Arithmetic on the printed digits; scaleb keeps them exact.
    numbers = tuple(number.scaleb(exponent) for number in plain)
    return (numbers, "unclear") if unclear else _joined(numbers, printed)


def _exponent(match: re.Match[str]) -> int:
    if match["scale"]:
        word = match["scale"].casefold()
        return next(power for begins, power in _SCALES.items() if word.startswith(begins))
    exponent = match["exponent"] or match["raised"] or match["power"] or "0"
    return int(exponent.translate(_TO_PLAIN))


def _with_points(numbers: str, *, commas: bool, points: bool) -> tuple[str, bool]:
    """Write decimal commas as points, where they are such; say whether that stays open."""
    pair = _TIGHT.fullmatch(numbers.strip())
    others = _TIGHT.sub("", numbers)
    if points or not _TIGHT.search(numbers) or (not commas and not pair and _LISTED.search(others)):
        return numbers, False
    if commas or not pair:
        return _TIGHT.sub(r"\g<left>.\g<right>", numbers), False
    return numbers, True


def _is_decimal(match: re.Match[str]) -> bool:
    """Tell a decimal comma from that of a list: levels rise, and none of them is nothing."""
    left, right = match["left"], match["right"]
    return left == "0" or right.startswith("0") or int(right) < int(left)


def _joined(numbers: Sequence[Decimal], printed: str) -> tuple[tuple[Decimal, ...], str]:
    if len(numbers) == 1:
        return tuple(numbers), "single"
    if "±" in printed:
        middle, margin = numbers[:2]
        return (middle - margin, middle + margin), "range"
    if _LISTED.search(printed) or len(numbers) > 2:
        return tuple(numbers), "levels"
    return tuple(sorted(numbers)), "range"
