"""Counts of people as settled: in all, and by arm."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mesograph.model import Arm
from mesograph.reading.counts import PEOPLE, Count, read_counts
from mesograph.vocabulary.lexicon import lexicon

_PAIR = re.compile(
    r"(?P<total>\d+)\s*\(\s*(?P<treated>\d+)\s*[/:+]\s*(?P<control>\d+)\s*\)", re.VERBOSE
)
_UNSUMMED = re.compile(
    r"(?P<treated>\d+)\s*(?:/|:|\+|vs\.?|versus)\s*(?P<control>\d+)", re.VERBOSE | re.IGNORECASE
)
_MANY = re.compile(
    r"""
    (?: (?P<total>\d+) \s* \( \s* )?
    (?P<arms> \d+ (?: \s* (?P<sign> [/:+] ) \s* \d+ ) (?: \s* (?P=sign) \s* \d+ )+ ) \s* \)?
    """,
    re.VERBOSE,
)
_COUNTING = "one two three four five six seven eight nine ten eleven twelve"
_WORDS = tuple(_COUNTING.split())
_BARE = re.compile(rf"[≈~]?(?P<total>\d+|{'|'.join(_WORDS)})(?:\s+{PEOPLE})?", re.IGNORECASE)
_WITHIN = re.compile(rf"(?P<total>\d+)(?:\s+{PEOPLE})?\s*\((?P<arms>.+)\)", re.IGNORECASE)
_EACH = re.compile(
    rf"(?P<people>\d+)(?:\s+{PEOPLE})?\s+"
    r"(?:(?:in|per|for)\s+(?:each|every|a)?\s*(?:arm|group|cohort)|each)",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    rf"(?P<arms>\d+|{'|'.join(_WORDS)})\s+(?:groups|arms|cohorts)\s+of\s+(?P<people>\d+)"
    rf"(?:\s+{PEOPLE})?",
    re.IGNORECASE,
)
_MOST_ARMS = 12
_ALLOTTED = re.compile(r"\d\s*:\s*\d(?:\s*:\s*\d)*")
_RATIO_BEFORE = re.compile(rf"(?P<ratio>{_ALLOTTED.pattern})\s*(?:[,;]\s*|\()(?P<people>[^()]*)\)?")
_SOME = re.compile(
    rf"(?P<total>\d+)\s+{PEOPLE}\s+(?P<left>(?:with|who|aged)\b[^\d]*)", re.IGNORECASE
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
    left: str = ""
    """What the cell says beside, which is no count of an arm."""


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
    >>> people = read_people("30 (2:1)")
    >>> people.total, people.arms, people.left
    (30, (), '2:1')
    >>> [arm.people for arm in read_people("30 (10/10/10)").arms], read_people("two patients").total
    ([10, 10, 10], 2)
    """
    plain = _N.sub("", _MARK.sub("", text))
    for pattern, form in _FORMS:
        if match := pattern.fullmatch(plain):
            return form(match)
    return _listed(None, plain)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.casefold()) + 1


def _bare(match: re.Match[str]) -> People:
    return People(_number(match["total"]), (), "", contradicted=False)


def _some(match: re.Match[str]) -> People:
    return People(int(match["total"]), (), "", contradicted=False, left=match["left"])


def _unsummed(match: re.Match[str]) -> People | None:
    if ":" in match[0] and _are_small(match["treated"], match["control"]):
        return None
    two = _two(int(match["treated"]), int(match["control"]))
    return People(None, two, "", contradicted=False)


def _allotted(match: re.Match[str]) -> People | None:
    found = read_people(match["people"])
    return found and replace(found, left=match["ratio"])


def _groups(match: re.Match[str]) -> People | None:
    return _equal(None, _number(match["arms"]), int(match["people"]))


def _are_small(*counts: str) -> bool:
    return max(map(int, counts)) <= _RATIO


def _many(match: re.Match[str]) -> People | None:
    """Give three arms or more, which nothing tells apart."""
    counts = re.findall(r"\d+", match["arms"])
    total = int(match["total"]) if match["total"] else None
    if match["sign"] == ":" and _are_small(*counts):
        return (
            None if total is None else People(total, (), "", contradicted=False, left=match["arms"])
        )
    arms = tuple(Arm("unclear", "", int(count)) for count in counts)
    whole = sum(map(int, counts))
    return People(total, arms, "", contradicted=total is not None and total != whole)


def _equal(total: int | None, arms: int, people: int) -> People | None:
    if not 0 < arms <= _MOST_ARMS:
        return None
    return People(total, (Arm("unclear", "", people),) * arms, "", contradicted=False)


def _within(match: re.Match[str]) -> People:
    """Read what stands in brackets behind a total."""
    total, text = int(match["total"]), match["arms"]
    each = _EACH.fullmatch(text)
    if each and int(each["people"]) and total % int(each["people"]) == 0:
        equal = _equal(total, total // int(each["people"]), int(each["people"]))
        if equal is not None:
            return equal
    return _listed(total, text) or People(total, (), "", contradicted=False, left=text)


def _pair(match: re.Match[str]) -> People:
    printed = [match["total"], match["treated"], match["control"]]
    total, treated, control = map(int, printed)
    if total == treated + control:
        return People(total, _two(treated, control), "", contradicted=False)
    if ":" in match[0] and _are_small(*printed[1:]):
        left = f"{treated}:{control}"
        return People(total, (), "", contradicted=False, left=left)
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


def _listed(total: int | None, text: str) -> People | None:
    """Read counts that have words; None where they make no arms and no total."""
    counts = read_counts(text)
    of_all = [count.people for count in counts if count.is_of_all]
    others = [count.label for count in counts if count.is_of_no_arm]
    named = [count for count in counts if not (count.is_of_all or count.is_of_no_arm)]
    if total is None and len(of_all) == 1:
        total = of_all[0]
    if not all(count.label for count in named) or (not named and total is None):
        return None
    arms = tuple(map(_arm, named))
    whole = sum(arm.people or 0 for arm in arms)
    contradicted = bool(arms) and total is not None and whole != total
    left = text if not counts else "; ".join(others)
    return People(total, arms, "", contradicted, left)


def _arm(count: Count) -> Arm:
    role = lexicon("arm-role").look_up(re.sub(r"(?i)\s*(group|arm)s?$", "", count.label))
    added = _ADDED.search(count.label)
    name = role.name if role else "unclear"
    return Arm(name, count.label, count.people, added["drug"] if added else "")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], People | None]], ...] = (
    (_PAIR, _pair),
    (_BARE, _bare),
    (_MANY, _many),
    (_UNSUMMED, _unsummed),
    (_RATIO_BEFORE, _allotted),
    (_GROUPS, _groups),
    (_WITHIN, _within),
    (_SOME, _some),
)
"""The first that fits a whole text decides."""
