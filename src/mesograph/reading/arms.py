"""How many people, and in which arms, as the reviews write it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.model import Arm, Number, Span
from mesograph.reading.printed import Printed, Said
from mesograph.vocabulary.lexicon import lexicon

RULE = "arms"

_PAIR = re.compile(
    r"(?P<total>\d+)\s*\(\s*(?P<treated>\d+)\s*[/:]\s*(?P<control>\d+)\s*\)", re.VERBOSE
)
_UNSUMMED = re.compile(
    r"(?P<treated>\d+)\s*(?:/|:|vs\.?|versus)\s*(?P<control>\d+)", re.VERBOSE | re.IGNORECASE
)
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^\d:=,;]*?)\s*[:=]\s*(?P<people>\d+)")
_LISTED = re.compile(r"(?P<total>\d+)\s*\((?P<arms>.+)\)", re.VERBOSE)
_ARM = re.compile(r"(?P<people>\d+)\s+(?P<label>(?!(?:and|or|to)\b)[^\W\d_][^,;]*)", re.VERBOSE)
_BARE = re.compile(
    r"(?:n\s*=\s*|[≈~])?(?P<total>\d+)(?:\s+(?:patients|participants|people|subjects|cases))?",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=[\d)])\s?[a-e*†‡§]$")
"""The mark of a footnote, behind all counts."""
_N = re.compile(r"\bn\s*=\s*", re.IGNORECASE)
_RATIO = 5
"""Up to here `2:1` is how people were allotted, and no count of them."""
_ADDED = re.compile(r"\+\s*(?P<drug>[^+]+?)\s*(?:group|arm)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class People:
    """The counts of a cell, as printed and as settled."""

    total: int | None
    """None where the cell prints none."""
    arms: tuple[Arm, ...]
    repair: str
    """The repaired text, where one digit too many was found by the sum; else empty."""
    contradicted: bool
    """The arms do not add up, and no single digit mends it."""


def read_people(text: str) -> People | None:
    """Read the counts of a cell; None where it has none.

    >>> read_people("54 (392/15)").repair
    '54 (39/15)'
    >>> [arm.people for arm in read_people("244 (211/78)").arms]
    [None, None]
    >>> [(arm.role, arm.people) for arm in read_people("30 treatment, 15 control").arms]
    [('treated', 30), ('control', 15)]
    >>> read_people("20(10/10)").total, read_people("n = 24").total, read_people("20 vs 18").total
    (20, 24, None)
    >>> [arm.people for arm in read_people("62 (30/32)a").arms], read_people("30 and 15")
    ([30, 32], None)
    >>> [arm.people for arm in read_people("n=30 : n=15").arms], read_people("2:1")
    ([30, 15], None)
    >>> [arm.label for arm in read_people("63 (32 monotherapy, 31 MSC + IFN-γ group)").arms]
    ['monotherapy', 'MSC + IFN-γ group']
    """
    text = _MARK.sub("", text)
    plain = _N.sub("", text)
    if match := _PAIR.fullmatch(plain):
        return _pair(match)
    if match := _LISTED.fullmatch(text):
        return _listed(int(match["total"]), match["arms"])
    if match := _BARE.fullmatch(text):
        return People(int(match["total"]), (), "", contradicted=False)
    if match := _UNSUMMED.fullmatch(plain):
        if ":" in plain and min(int(match["treated"]), int(match["control"])) <= _RATIO:
            return None
        two = _two(int(match["treated"]), int(match["control"]))
        return People(None, two, "", contradicted=False)
    arms = _listed(None, _turned(text))
    return arms if arms.arms else None


def _turned(text: str) -> str:
    """Put counts before their labels, where each follows its own.

    >>> _turned("Treatment: 30, control: 15")
    '30 Treatment, 15 control'
    """
    labelled = list(_LABELLED.finditer(text))
    if len(labelled) < 2 or len(re.findall(r"\d+", text)) != len(labelled):
        return text
    return ", ".join(f"{m['people']} {m['label'].strip()}" for m in labelled)


def _pair(match: re.Match[str]) -> People:
    printed = [match["total"], match["treated"], match["control"]]
    total, treated, control = map(int, printed)
    if total == treated + control:
        return People(total, _two(treated, control), "", contradicted=False)
    # A footnote mark may stand glued to a count as one digit too many.
    mends = sorted(set(_mends(printed)))
    if len(mends) == 1:
        _, treated, control = mends[0]
        repair = f"{total} ({treated}/{control})"
        if mends[0][0] == total:
            return People(total, _two(treated, control), repair, contradicted=False)
    return People(total, _two(None, None), "", contradicted=True)


def _mends(printed: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give the counts that add up once a single digit is taken out of one of them."""
    for at, digits in enumerate(printed):
        for cut in range(len(digits)):
            shorter = digits[:cut] + digits[cut + 1 :]
            if shorter:
                tried = [*printed[:at], shorter, *printed[at + 1 :]]
                total, treated, control = map(int, tried)
                if total == treated + control:
                    yield total, treated, control


def _two(treated: int | None, control: int | None) -> tuple[Arm, ...]:
    return Arm("treated", "", treated), Arm("control", "", control)


def _listed(total: int | None, text: str) -> People:
    arms = []
    for match in _ARM.finditer(text):
        label = match["label"].strip()
        role = lexicon("arm-role").look_up(re.sub(r"(?i)\s*(group|arm)s?$", "", label))
        added = _ADDED.search(label)
        drug = added["drug"] if added else ""
        name = role.name if role else "unclear"
        arms.append(Arm(name, label, int(match["people"]), drug))
    whole = sum(arm.people or 0 for arm in arms)
    return People(total, tuple(arms), "", contradicted=total is not None and whole != total)


def read(printed: Printed) -> Iterator[Said]:
    """Claim the arms of a cell, and the total that it prints."""
    people = read_people(printed.text)
    if people is None:
        yield printed.flag("unread", "arm", f"no counts are known in {printed.text!r}")
        return
    if people.total is not None:
        end = len(str(people.total))
        yield printed.claim("total", Number(people.total), Span(0, end), RULE)
    for arm in people.arms:
        yield printed.claim("arm", arm, printed.whole, RULE)
    if people.repair:
        message = f"the arms of {printed.text!r} add up once one digit is taken out"
        yield printed.flag("arms-repaired", "arm", message, people.repair)
    if people.contradicted:
        message = f"the arms of {printed.text!r} do not add up, and no single digit mends it"
        yield printed.flag("arms-do-not-sum", "arm", message)


def read_treated(printed: Printed) -> Iterator[Said]:
    """Claim the people of the treated group, where the header says that it counts no others."""
    people = read_people(printed.text)
    if people is None or people.arms or people.total is None:
        yield printed.flag("unread", "arm", f"no single count is known in {printed.text!r}")
        return
    yield printed.claim("arm", Arm("treated", "", people.total), printed.whole, RULE)
