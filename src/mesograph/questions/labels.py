"""Which concepts a text may mean, by their labels: whole, in part, or misspelt."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache, partial
from itertools import accumulate

from mesograph.names import shorten
from mesograph.vocabulary.lexicon import key, words
from mesograph.vocabulary.terms import Concept
from mesograph.vocabulary.words import wider_than

LABELS = 16_384
"""How many folded labels are kept: more than the ontology has, so that each is folded once."""

SHORTEST_START = 3
"""The beginning of a word says nothing with fewer letters."""
SHORTEST_END = 5
"""The end of a compound says nothing with fewer letters: “arthritis” of osteoarthritis does."""
SHORTEST_WORD = 4
"""A word with fewer letters is too easily near to another to be taken for its misspelling."""

ALIKE = 0.8
"""How alike two words are, by `difflib`, of which one may be the other misspelt."""
RARE = 0.1
"""Share of the concepts; a word in more of them (“disease”) makes none of them near."""
MOST = 3
"""How many near labels are given."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A concept that a text may mean."""

    concept: Concept
    label: str
    """The label that the text was held against."""
    whole: bool
    """Whether the text is the whole label, or the concept's name; else it is a part of it."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A label without blanks, and where its words start and end in it."""

    letters: str
    starts: frozenset[int]
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Held:
    """A concept, with the labels of it that hold a text, first the one that is shown."""

    concept: Concept
    labels: tuple[str, ...]
    by_word: bool
    """Whether the text is whole words of one of them."""


def senses(concepts: Iterable[Concept], typed: str) -> tuple[Sense, ...]:
    """Give what a text may mean: by name, by whole label, else by part of one.

    A part is whole words, the beginning of a word, or the end of a compound; where it is no whole
    word, what it may be a misspelling of is meant as well. Of two concepts found by a part, one
    that stands below the other is a kind of it and is not meant: “sclerosis” is not secondary
    progressive multiple sclerosis.

    >>> from mesograph.vocabulary.terms import ontology
    >>> routes = ontology().scheme("route").values()
    >>> [sense.concept.name for sense in senses(routes, "Intra Articular")]
    ['intra-articular']
    >>> [(sense.label, sense.whole) for sense in senses(routes, "intrath")]
    [('intrathecal', False)]
    >>> conditions = ontology().scheme("condition").values()
    >>> [sense.concept.label for sense in senses(conditions, "Chron")]
    ['chronic graft versus host disease', 'Crohn disease']
    """
    known = tuple(concepts)
    typed = typed.strip()
    for concept in known:
        if typed in (concept.iri, concept.name) or (":" in typed and typed == shorten(concept.iri)):
            return (Sense(concept, concept.label, whole=True),)
    folded = fold(typed)
    if not folded:
        return ()
    exact = tuple(
        Sense(concept, label, whole=True)
        for concept in known
        for label in [_whole_label(concept, folded)]
        if label
    )
    return exact or _by_part(known, folded)


def _by_part(known: Sequence[Concept], folded: str) -> tuple[Sense, ...]:
    held = [one for one in (_held(concept, folded) for concept in known) if one.labels]
    if held and not any(one.by_word for one in held):
        held += _misspelt(known, folded, {one.concept.iri for one in held})
    kinds = _kinds(held)
    return tuple(
        Sense(one.concept, one.labels[0], whole=False)
        for one in held
        if one.concept.iri not in kinds
    )


@lru_cache(maxsize=LABELS)
def fold(text: str) -> str:
    """Fold a text for comparison: letters and digits alone, in small."""
    return "".join(word.folded for word in words(text))


@lru_cache(maxsize=LABELS)
def _laid(label: str) -> _Laid:
    parts = key(label)
    ends = list(accumulate(map(len, parts)))
    return _Laid("".join(parts), frozenset([0, *ends[:-1]]), frozenset(ends))


def _whole_label(concept: Concept, folded: str) -> str:
    return next((label for label in concept.labels if fold(label) == folded), "")


def _held(concept: Concept, folded: str) -> _Held:
    """Give the labels that hold a text, those first that hold it as words."""
    fits = [(fit(label, folded), label) for label in concept.labels]
    by_word = [label for how, label in fits if how == "words"]
    pieces = [label for how, label in fits if how == "piece"]
    return _Held(concept, (*by_word, *pieces), bool(by_word))


def fit(label: str, folded: str) -> str:
    """Tell how a folded text stands in a label: as `words`, as a `piece` of one, or not at all.

    >>> [fit("chronic GVHD", part) for part in ("gvhd", "chron", "ronic", "nicg")]
    ['words', 'piece', 'piece', '']
    """
    found = ""
    laid = _laid(label)
    at = laid.letters.find(folded)
    while at >= 0:
        starts, ends = at in laid.starts, at + len(folded) in laid.ends
        if starts and ends:
            return "words"
        if (starts and len(folded) >= SHORTEST_START) or (ends and len(folded) >= SHORTEST_END):
            found = "piece"
        at = laid.letters.find(folded, at + 1)
    return found


def _kinds(held: Sequence[_Held]) -> set[str]:
    """Give those of the concepts found that stand below another of them."""
    found = {one.concept.iri for one in held}
    return {iri for iri in found if found & {wider.iri for wider in wider_than(iri)}}


def _misspelt(known: Iterable[Concept], folded: str, found: Container[str]) -> Sequence[_Held]:
    """Give the further concepts that may be meant if the text is misspelt: a label, else a word."""
    if len(folded) < SHORTEST_WORD:
        return ()
    others = [concept for concept in known if concept.iri not in found]
    for fits in (_is_like, _has_word_like):
        held = [(c, tuple(filter(partial(fits, folded), c.labels))) for c in others]
        if likely := [_Held(concept, labels, by_word=False) for concept, labels in held if labels]:
            return likely
    return ()


def _is_like(folded: str, label: str) -> bool:
    return _alike(folded, fold(label))


def _has_word_like(folded: str, label: str) -> bool:
    return any(_alike(folded, word) for word in key(label))


def _alike(one: str, other: str) -> bool:
    """Tell whether one word may be the other misspelt, and not cut short or carried on.

    >>> [_alike("chron", word) for word in ("crohn", "chronic")], _alike("oral", "portal")
    ([True, False], False)
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > len(one) // 4 or one.startswith(other) or other.startswith(one):
        return False
    match = SequenceMatcher(None, one, other)
    # The quick ratio is never less than the ratio, and is had for a fraction of the work.
    return match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def near(concepts: Iterable[Concept], typed: str) -> tuple[str, ...]:
    """Give what looks most like a text that means nothing, best first.

    A concept is near by a label that looks like the text, or by a word of a label that looks like
    a word of it and stands in few others. It is given by its preferred label, with the label that
    is near where the two share no word.

    >>> from mesograph.vocabulary.terms import ontology
    >>> conditions = ontology().scheme("condition").values()
    >>> near(conditions, "Krohn"), near(conditions, "heart failure")
    (('Crohn disease',), ('myocardial infarction (heart attack)',))
    """
    known = tuple(concepts)
    by_label = {fold(label): (concept, label) for concept in known for label in concept.labels}
    alike = get_close_matches(fold(typed), by_label, MOST, ALIKE)
    found = [by_label[label] for label in alike] or _sharing(known, typed)
    first = {concept.iri: (concept, label) for concept, label in reversed(found)}
    return tuple(_named(*first[iri]) for iri in dict.fromkeys(c.iri for c, _ in found))[:MOST]


def _sharing(known: Sequence[Concept], typed: str) -> Sequence[tuple[Concept, str]]:
    """Give the concepts that share the rarest of the words of a text, each with a label."""
    shared = []
    for word in key(typed):
        if len(word) < SHORTEST_WORD:
            continue
        labels = ((c, next(filter(partial(_has_word_like, word), c.labels), "")) for c in known)
        found = [(concept, label) for concept, label in labels if label]
        if found and len(found) <= RARE * len(known):
            shared.append(found)
    return min(shared, key=len, default=[])


def _named(concept: Concept, label: str) -> str:
    apart = not set(key(label)) & set(key(concept.label))
    return f"{concept.label} ({label})" if apart else concept.label
