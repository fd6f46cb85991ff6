"""The printed headers of a table, matched to roles by the labels of the ontology."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from mesograph.capture.headers.meanings import (
    NOTHING,
    exact_meaning,
    is_of_headers,
    meaning_of,
    other_names,
    role_names,
    says_something,
)
from mesograph.capture.headers.parting import is_of_row, parted
from mesograph.capture.words.atoms import Atom, wording
from mesograph.capture.words.endings import is_title
from mesograph.capture.words.vocabulary import fold
from mesograph.vocabulary.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed header and what it was taken for."""

    text: str
    roles: tuple[str, ...]
    """Empty where nobody knows what the column holds."""
    unit: str = ""
    """A name in the scheme of units, where the header gives one."""
    told: bool = False
    """Whether a person said what it holds."""
    other: str = ""
    """A name in the scheme of other columns, where it is known and no role speaks of it, or only
    of what a test gave."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headers of one table, and the atoms that they take up."""

    headings: tuple[Heading, ...]
    first: int
    end: int


def role_of(header: str, told: Mapping[str, str]) -> tuple[str, bool]:
    """Give the role of a header that is a label, empty where none is, and whether a person told it.

    >>> role_of("Delivery route", {}), role_of("Patients (n)", {}), role_of("Sponsor", {})
    (('route', False), ('arm', False), ('', False))
    """
    if fold(header) in told:
        return told[fold(header)], True
    meaning = exact_meaning(header)
    return (meaning.role if meaning else ""), False


def heading_of(header: str, told: Mapping[str, str]) -> Heading:
    """Take a header for what it says.

    >>> heading_of("Follow-up (months)", {}).unit
    'month'
    """
    role, by_person = role_of(header, told)
    meaning = NOTHING if by_person else meaning_of(header)
    role = role or meaning.role
    if meaning.other == "comparator" and _COUNTED.search(header):
        role, meaning = "arm", NOTHING
    units = [m.concept.name for m in lexicon("unit").scan(header)] if role in _WITH_UNIT else []
    unit = units[-1] if units else ""
    other = "test" if role == "hasFinding" and _IN_NUMBERS.search(header) else meaning.other
    return Heading(header, (role,) if role else (), unit, by_person, other)


_IN_NUMBERS = re.compile(r"%|\((?:I?U|mg|ng|µg|mm|cm|mL|g|score|points|fold)\b|[↑↓Δ±]")
"""What a header has whose cells are numbers."""


_COUNTED = re.compile(r"[(,]\s*n\s*\)?$|\b(?:no|nr)\.|\bnumber\b|\bn\b", re.IGNORECASE)
"""What a header has that says how many there are."""
_WITH_UNIT = frozenset({"dose", "followUp"})


@dataclass(frozen=True, slots=True)
class _Label:
    """A role's label over atoms of a page."""

    first: int
    end: int


def _labels(atoms: Sequence[Atom], told: Mapping[str, str]) -> list[_Label]:
    """Find labels of roles from left to right, the longest at each place; brackets go with them."""
    names = {**other_names(), **role_names(), **told}
    beginnings = {name[:end] for name in names for end in range(1, len(name) + 1)}
    folded = [fold(atom.text) for atom in atoms]
    found: list[_Label] = []
    at = 0
    while at < len(atoms):
        best, text = 0, ""
        for end in range(at + 1, min(at + 8, len(atoms)) + 1):
            text += folded[end - 1]
            if text not in beginnings:
                break
            # Prose lists what a table heads its columns with; a comma tells them apart.
            if folded[at] and text in names and not atoms[end - 1].text.endswith((",", ";", ":")):
                best = end
        if best:
            best = _with_brackets(atoms, best)
            found.append(_Label(at, best))
        at = max(best, at + 1)
    return found


def _with_brackets(atoms: Sequence[Atom], end: int) -> int:
    """Take a bracket that follows a label into the header."""
    if end < len(atoms) and atoms[end].text.startswith(("(", "[")):
        for stop in range(end + 1, min(end + 6, len(atoms)) + 1):
            if atoms[stop - 1].text.endswith((")", "]")):
                return stop
    return end


_CAPITAL_WORD = re.compile(r"[A-Z][^\W\d_A-Z]{2,}")
LEAST_ROLES = 3
"""Labels of roles that make a header."""


def find_headers(atoms: Sequence[Atom], told: Mapping[str, str]) -> tuple[Header, ...]:
    """Find the headers of all tables of a page: whole lines that are mostly labels of roles."""
    labels = _labels(atoms, told)
    starts = [k for k, atom in enumerate(atoms) if atom.opens_line] + [len(atoms)]
    scores = _line_scores(atoms, labels, starts)
    found = []
    for first, last in _dense(scores):
        # Where headers are repeated without end, their first lines are them.
        end = max(first + 1, bisect_right(starts, starts[first] + _MOST_WORDS, first, last + 1) - 1)
        if starts[end] - starts[first] > _MOST_WORDS:
            continue
        # The lines above may be the end of a title, which names what headers do.
        within = ((starts[start], starts[end]) for start in range(first, min(first + 3, end)))
        headers = (header_of(atoms, lines, told) for lines in within)
        found += [header for header in headers if header is not None][:1]
    return tuple(found)


_MOST_WORDS = 120
"""Words that the headers of a table have at most: to part them takes time for each."""


def _unknown_cost(atoms: Sequence[Atom], places: Sequence[int]) -> float:
    """Give what the unknown words of a line cost a header: less in headers of one or two words."""
    text = [atoms[at].text for at in places]
    heads = [bool(_HEADER_WORD.fullmatch(word)) for word in text]
    after = [
        head and not ahead for head, ahead in zip([False, *heads], [*heads, False], strict=True)
    ]
    numbers = sum(_DIGIT.match(word) is not None for word in text)
    return _NUMBER * numbers + sum(
        _OF_HEADERS if is_of_headers(word) else _HEAD if head or goes_on else 1.0
        for word, head, goes_on in zip(text, heads, after, strict=False)
    )


_HEADER_WORD = re.compile(r"[A-Z][^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)?")
_DIGIT = re.compile(r"\d")
_NUMBER = 0.6
"""What a number among the unknown words costs more: headers seldom have one."""
_OF_HEADERS = 0.2
"""What a word costs that some label has, though not this header."""
_HEAD = 0.6
"""What a word of an unknown header costs, where it begins with a capital or follows such a one."""


def _line_scores(
    atoms: Sequence[Atom], labels: Sequence[_Label], starts: Sequence[int]
) -> list[tuple[float, int]]:
    """Give each line what it gains by its labels and loses by other words; and its labels."""
    covered: set[int] = set()
    for label in labels:
        covered.update(range(label.first, label.end))
    begins = [label.first for label in labels]
    scores = []
    for first, end in pairwise(starts):
        known = sum(at in covered for at in range(first, end))
        opened = bisect_left(begins, end) - bisect_left(begins, first)
        # A label is worth more than its words: "Ref" is as good as "Trial registration number".
        unknown = [at for at in range(first, end) if at not in covered]
        score = 0.6 * known + 0.9 * opened - _unknown_cost(atoms, unknown)
        # "Phase I" and "Lung disease" are cells, for all that they begin or end as headers do.
        of_cell = unknown and opened <= 1 and end - first <= 3
        if is_title(wording(atoms[first : first + 2])):
            score = min(score, _OF_TITLE)
        scores.append((min(score, -0.5) if of_cell else score, opened))
    return scores


_OF_TITLE = -100.0
"""What a line gains at most that begins as titles and notes do."""


def _dense(scores: Sequence[tuple[float, int]]) -> list[tuple[int, int]]:
    """Find the stretches of lines whose scores add up to most, each begun and ended by gains."""
    found: list[tuple[int, int]] = []
    total, first, best, best_end, labels = 0.0, 0, 0.0, 0, 0
    seen = 0
    for line, (score, opened) in enumerate([*scores, (-1e6, 0)]):
        if total <= 0.0:
            total, first, best, best_end, seen, labels = 0.0, line, 0.0, line, 0, 0
        total += score
        seen += opened
        if total > best:
            best, best_end, labels = total, line + 1, seen
        if total <= 0.0 or total < best - 4.0:
            if labels >= LEAST_ROLES:
                found.append((first, best_end))
            total = 0.0
    return found


def header_of(
    atoms: Sequence[Atom], within: tuple[int, int], told: Mapping[str, str]
) -> Header | None:
    """Take some whole lines for headers; None where they are none."""
    first, end = within
    line = atoms[first:end]
    pieces, cost = parted(line, told)
    headings = [heading_of(wording(line[a:b]), told) for a, b in pieces]
    dearest = _DEAREST_OF_OWN if _is_of_labels(line) else _DEAREST
    if cost > dearest * len(pieces) or not is_told(headings):
        return None
    return Header(tuple(distinct(headings)), first, end)


def _is_of_labels(line: Sequence[Atom]) -> bool:
    """Tell whether most of the words that say something stand in labels."""
    telling = [atom.text for atom in line if says_something(atom.text)]
    return sum(map(is_of_headers, telling)) >= _OWN_WORDS * len(telling)


def is_told(headings: Sequence[Heading]) -> bool:
    """Tell whether headings are enough, and known enough, to be those of a table."""
    # What follows the headers may be of a row, and is left to it later; what they begin with not.
    before = list(takewhile(lambda one: one.told or not is_of_row(one.text), headings))
    if len(before) < len(headings) and not is_told(before):
        return False
    labels = [heading for heading in headings if heading.told or exact_meaning(heading.text)]
    small = sum(heading.text[:2].islower() for heading in labels)
    if small > 0.5 * len(labels) and len(labels) < _SMALL:
        return False
    listed = sum(
        heading.text.endswith((",", ";")) or ", the" in heading.text for heading in headings
    )
    if listed > _LISTED * len(headings):
        return False
    roles = {role for heading in labels for role in heading.roles}
    known = len(labels) >= _KNOWN * len(headings)
    if known and (len(roles) >= LEAST_ROLES or (len(roles) > 1 and len(labels) > LEAST_ROLES)):
        return True
    meant = [heading for heading in headings if heading.roles or heading.other]
    roles = {role for heading in meant for role in heading.roles}
    return bool(labels) and len(meant) >= _MEANT * len(headings) and len(roles) >= LEAST_ROLES


_LISTED = 0.15
"""The share of headers that a comma may end, at most: more, and they are a list in prose."""
_SMALL = 5
"""Labels that a header has at least where most begin with small letters, as in prose."""
_KNOWN, _MEANT = 0.3, 0.7
"""The share of headers that are labels, at least, or that mean something where fewer are."""
_DEAREST, _DEAREST_OF_OWN, _OWN_WORDS = 2.0, 3.0, 0.55
"""What a header costs at most, on the average: more, and the words are none of a header; what it
may cost where most words stand in labels, and their share from which they are most."""


def distinct(headings: Iterable[Heading]) -> list[Heading]:
    """Tell apart headers that are printed alike, by a number.

    >>> [h.text for h in distinct([Heading("Dose", ()), Heading("Dose", ())])]
    ['Dose', 'Dose 2']
    """
    seen: dict[str, int] = {}
    told_apart = []
    for heading in headings:
        text = heading.text or "column"
        seen[text] = seen.get(text, 0) + 1
        name = text if seen[text] == 1 else f"{text} {seen[text]}"
        told_apart.append(replace(heading, text=name))
    return told_apart
