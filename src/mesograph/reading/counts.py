"""Counts of people, each with the words that say of whom, as the reviews list them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PEOPLE = r"(?:patients|participants|people|persons|subjects|cases|pts\b\.?|adults|children|infants)"
"""What people are called where they are counted."""
_LONGEST = 400
"""Letters that are looked through for signs between counts; that bounds the time."""
_N = re.compile(r"\bn\s*=\s*", re.IGNORECASE)
_ALONE = r"(?<![\w.,%-])\d{1,6}(?![\w%-]|[.,]\d|\s*%)"
_HAS_COUNT = re.compile(_ALONE)
_PARTING = re.compile(r"\s*(?:[,;/+]|\b(?:vs|versus|and)\b\.?)\s*", re.IGNORECASE)
_COUNT_FIRST = re.compile(rf"(?P<people>{_ALONE})\s*[:=]?\s*(?P<label>(?:[^\W\d_].*|\(.*)?)")
_LABEL_FIRST = re.compile(
    rf"(?P<label>.*?)\s*(?P<sign>[:=(\[])?\s*(?P<people>{_ALONE})(?:\s+{PEOPLE})?\s*[)\]]?"
)
_BRACKETED = re.compile(r"\((?P<inside>[^()]*)\)")
_ALL = re.compile(
    r"(?:were\s+)?(?:enrol+ed|randomi[sz]ed|recruited|included|in\s+total|total|overall)",
    re.IGNORECASE,
)
_NO_ARM = re.compile(
    r"""
    (?: were \s+ )? (?: completed | analy[sz]ed | evaluable | evaluated | screened | excluded
      | withdrawn | withdrew | died | lost .* | drop-?outs? | planned )
    | males? | females? | men | women | boys | girls | [MF] (?: \s* / \s* [MF] )?
    | (?: (?: left | right | treated | study ) \s+ )?
      (?: eyes? | knees? | hips? | joints? | shoulders? | limbs? | legs? | teeth | tooth | sites?
        | lesions? | wounds? | ulcers? | fistulas? | fistulae | defects? | discs? | implants? )
    | (?: years? | yrs? | months? | weeks? | days? ) \b .* | (?: groups | arms | cohorts ) \b .*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """So many people, and the words that say of whom; the words may be none."""

    people: int
    label: str

    @property
    def is_of_all(self) -> bool:
        """Whether the words say that all the people of the trial are meant."""
        return _ALL.fullmatch(self.label) is not None

    @property
    def is_of_no_arm(self) -> bool:
        """Whether the words say that a part of them, or no people, are counted."""
        return _NO_ARM.fullmatch(self.label) is not None


def read_counts(text: str) -> tuple[Count, ...]:
    """Read a list of counts with their words, whichever stands first; empty where it is none.

    >>> def show(text):
    ...     print(*(f"{count.people} {count.label}" for count in read_counts(text)), sep=", ")
    >>> show("12 MSC/12 placebo"), show("MSC (n = 12) vs placebo (n = 10)"), show("T=20 C=20")
    12 MSC, 12 placebo
    12 MSC, 10 placebo
    20 T, 20 C
    (None, None, None)
    >>> show("32 monotherapy, 31 MSC + IFN-γ group"), show("10 with IL-2 and 5 IL-10")
    32 monotherapy, 31 MSC + IFN-γ group
    10 with IL-2, 5 IL-10
    (None, None)
    >>> show("Treatment group: 20 patients, controls: 18"), show("Cohort 1: 3; cohort 2: 6")
    20 Treatment group, 18 controls
    3 Cohort 1, 6 cohort 2
    (None, None)
    >>> read_counts("Case 1"), read_counts("about 10%"), read_counts("6–8")
    ((), (), ())
    """
    parts = list(_parts(_N.sub("", text)))
    return tuple(_counts(parts, alone=len(parts) == 1))


def _parts(text: str) -> Iterator[str]:
    """Part a text so that each part has one count; what has none belongs to the part before."""
    start = end = 0
    counted = False
    for first, last in _pieces(text):
        has_count = _HAS_COUNT.search(text[first:last]) is not None
        if has_count and counted:
            yield from _twins(text[start:end])
            start, counted = first, False
        counted |= has_count
        end = last
    yield from _twins(text[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for sign in _PARTING.finditer(text):
        yield at, sign.start()
        at = sign.end()
    yield at, len(text)


def _twins(part: str) -> Iterator[str]:
    """Part "T=20 C=20", where each count ends its label's part."""
    if len(part) > _LONGEST:
        yield part
        return
    pieces = re.findall(rf"[^\W\d][^:=]*?\s*[:=]\s*{_ALONE}", part)
    if len(pieces) > 1 and len(_HAS_COUNT.findall(part)) == len(pieces):
        yield from pieces
    elif part:
        yield part


def _counts(parts: list[str], *, alone: bool) -> Iterator[Count]:
    for part in parts:
        words = part.strip()
        if first := _COUNT_FIRST.fullmatch(words):
            yield Count(int(first["people"]), _bare(first["label"]))
        elif (last := _LABEL_FIRST.fullmatch(words)) and (last["sign"] or not alone):
            yield Count(int(last["people"]), _bare(last["label"]))


def _bare(label: str) -> str:
    """Take the brackets off a label that is all in them."""
    whole = _BRACKETED.fullmatch(label.strip())
    return (whole["inside"] if whole else label).strip()
