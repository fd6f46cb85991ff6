"""The printed headers of a table, matched to roles by the labels of the ontology."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from mesograph.capture.page import Atom, Gap, wording
from mesograph.capture.spacing import LEFT_HANGING
from mesograph.capture.vocabulary import fold
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import ontology


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


@dataclass(frozen=True, slots=True)
class Header:
    """The headers of one table, and the atoms that they take up."""

    headings: tuple[Heading, ...]
    first: int
    end: int


@cache
def role_names() -> Mapping[str, str]:
    """Give the role of every folded header that the ontology knows; the narrowest label wins."""
    return {
        fold(label): concept.name
        for concept in ontology().scheme("role").values()
        for label in concept.labels
    }


_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NUMBERED = re.compile(r"^(?:no|number|n|total|type|mean|median)(?:of)?")


def role_of(header: str, told: Mapping[str, str]) -> tuple[str, bool]:
    """Give the role of a header, empty where none is known, and whether a person told it.

    >>> role_of("Delivery route", {}), role_of("Patients (n)", {}), role_of("Sponsor", {})
    (('route', False), ('arm', False), ('', False))
    """
    if fold(header) in told:
        return told[fold(header)], True
    names = role_names()
    bare = _BRACKETS.sub(" ", header)
    tries = [header, bare, *_BRACKETS.findall(header), *re.split(r"[/;]|\band\b", bare)]
    for words in tries:
        if role := names.get(fold(words), ""):
            return role, False
    folded = fold(bare)
    for role in (names.get(folded.removesuffix("s"), ""), names.get(_NUMBERED.sub("", folded), "")):
        if role:
            return role, False
    return "", False


_EMPTY_ENDS = frozenset(["type", "types", "used", "details", "information", "data"])
"""Last words of headers that say nothing of what the column holds."""


def _by_its_end(header: str) -> str:
    """Give the role of a header's last words: "Cell dosage"; "Age of patients" counts none."""
    words = _BRACKETS.sub(" ", header).split()
    if len(words) > 1 and words[-1].casefold() in _EMPTY_ENDS:
        return role_of(" ".join(words[:-1]), {})[0]
    if len(words) in (2, 3) and "of" not in words:
        return role_names().get(fold(" ".join(words[1:])), "")
    return ""


def heading_of(header: str, told: Mapping[str, str]) -> Heading:
    """Take a header for what it says.

    >>> heading_of("Follow-up (months)", {}).unit
    'month'
    """
    role, by_person = role_of(header, told)
    role = role or _by_its_end(header)
    units = [m.concept.name for m in lexicon("unit").scan(header)] if role in _WITH_UNIT else []
    return Heading(header, (role,) if role else (), units[-1] if units else "", by_person)


_WITH_UNIT = frozenset({"dose", "followUp"})


@dataclass(frozen=True, slots=True)
class _Label:
    """A role's label over atoms of a page."""

    first: int
    end: int


def _labels(atoms: Sequence[Atom], told: Mapping[str, str]) -> list[_Label]:
    """Find labels of roles from left to right, the longest at each place; brackets go with them."""
    names = {**role_names(), **told}
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
    for first, end in _dense(scores):
        header = _header(atoms, labels, (starts[first], starts[end]), told)
        if header is not None:
            found.append(header)
    return tuple(found)


def _unknown_cost(atoms: Sequence[Atom], places: Sequence[int]) -> float:
    """Give what the unknown words of a line cost a header: less in headers of one or two words."""
    text = [atoms[at].text for at in places]
    heads = [bool(_HEADER_WORD.fullmatch(word)) for word in text]
    after = [
        head and not ahead for head, ahead in zip([False, *heads], [*heads, False], strict=True)
    ]
    return sum(
        _HEAD if head or goes_on else 1.0 for head, goes_on in zip(heads, after, strict=False)
    )


_HEADER_WORD = re.compile(r"[A-Z][^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)?")
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
        scores.append((min(score, -0.5) if of_cell else score, opened))
    return scores


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


def _header(
    atoms: Sequence[Atom],
    labels: Sequence[_Label],
    within: tuple[int, int],
    told: Mapping[str, str],
) -> Header | None:
    first, end = within
    inside = [label for label in labels if first <= label.first and label.end <= end]
    pieces: list[tuple[int, int]] = []
    at = first
    sentences = _as_sentences(atoms, inside)
    for label in inside:
        pieces += _unknown(atoms, at, label.first, capitals=sentences)
        pieces.append((label.first, label.end))
        at = label.end
    pieces += _unknown(atoms, at, end, capitals=sentences)
    pieces = _continued(atoms, pieces)
    headings = [heading_of(wording(atoms[a:b]), told) for a, b in pieces]
    roles = {role for heading in headings for role in heading.roles}
    if len(roles) < LEAST_ROLES - 1:
        return None
    return Header(tuple(distinct(headings)), first, end)


def _continued(atoms: Sequence[Atom], pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what goes on in small letters: "Cell dosage", "Product type"."""
    joined: list[tuple[int, int]] = []
    for first, end in pieces:
        goes_on = atoms[first].gap is Gap.BLANK and atoms[first].text[:1].islower()
        before = wording(atoms[slice(*joined[-1])]) if joined else ""
        unknown = not role_of(before, {})[0] or not role_of(wording(atoms[first:end]), {})[0]
        if before[:1].isupper() and goes_on and unknown:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def _as_sentences(atoms: Sequence[Atom], labels: Iterable[_Label]) -> bool:
    """Tell whether headers of several words have their first capital only: "Cell source"."""
    later = [
        atom.text
        for label in labels
        for atom in atoms[label.first + 1 : label.end]
        if atom.text[:1].isalpha() and atom.text not in LEFT_HANGING
    ]
    small = sum(text[:1].islower() for text in later)
    return small >= _AS_SENTENCES * len(later) and small > 0


_AS_SENTENCES = 0.6


def _unknown(
    atoms: Sequence[Atom], first: int, end: int, *, capitals: bool
) -> list[tuple[int, int]]:
    """Part the words that no role knows: at lines, wide gaps and, if they tell, capitals."""
    cuts = [first]
    cuts += [
        k
        for k in range(first + 1, end)
        if atoms[k].gap is not Gap.BLANK or (capitals and _CAPITAL_WORD.match(atoms[k].text))
    ]
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if b > a]


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
        told_apart.append(Heading(name, heading.roles, heading.unit, heading.told))
    return told_apart
