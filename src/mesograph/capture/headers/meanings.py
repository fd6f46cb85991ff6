"""What the words of a printed header mean, by the labels of roles and of other columns.

A header is a noun phrase: what it speaks of is its head, "route" in "Route of administration" and
in "Administration route (IV/IA)"; the other words tell which. A header that is no label means what
the label does that says most of it and has its head.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from mesograph.capture.words.forms import names_disease
from mesograph.capture.words.vocabulary import fold
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import ontology

HEADERS = 4_096
"""How many headers are kept with what they mean: a page of anything may be tried for them."""
OTHER = "other-column"
"""The scheme of the columns that no role speaks of."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header means: a role, or a column that no role speaks of."""

    role: str = ""
    other: str = ""
    """A name in the scheme of other columns; beside a role, only where it names a measure."""
    whole: bool = False
    """Whether a label says all of it."""


NOTHING = Meaning()


@cache
def role_names() -> Mapping[str, str]:
    """Give the role of every folded header that the ontology knows; the narrowest label wins."""
    return {
        fold(label): concept.name
        for concept in ontology().scheme("role").values()
        for label in concept.labels
    }


@cache
def other_names() -> Mapping[str, str]:
    """Give the other column of every folded header that no role knows."""
    return {
        fold(label): concept.name
        for concept in ontology().scheme(OTHER).values()
        for label in concept.labels
        if fold(label) and fold(label) not in role_names()
    }


BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_LAST_BRACKET = re.compile(
    r"[(\[][^()\[\]]*[)\]]?\s*$"
    r"|,\s*(?:%|n|y|yrs?|years?|mo|months?|wks?|weeks?|d|days?|h|hours?|mL|mg|µg|cells?(?:/kg)?|×.*)$"
)
"""A bracket that ends a header, or a unit after a comma."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?|#")
_OF = frozenset(
    ["of", "for", "in", "to", "with", "from", "by", "at", "per", "on", "after", "among"]
)
_STOP = _OF | {"the", "a", "an", "and", "or", "used", "their", "each", "s", "was", "were", "what"}
_SHORT: Mapping[str, str] = {
    **dict.fromkeys(("no", "nr", "num", "nos", "n", "#"), "number"),
    **dict.fromkeys(("pt", "pts", "pat"), "patient"),
    **dict.fromkeys(("admin", "adm", "administered"), "administration"),
    **dict.fromkeys(("fu", "followup"), "follow"),
    **dict.fromkeys(("id", "ids"), "identifier"),
    **dict.fromkeys(("tx", "tt"), "treatment"),
    **dict.fromkeys(("dx",), "diagnosis"),
    **dict.fromkeys(("inj",), "injection"),
    **dict.fromkeys(("reg",), "registration"),
    **dict.fromkeys(("ref", "refs"), "reference"),
    **dict.fromkeys(("yr", "yrs"), "year"),
    "dosage": "dose",
    "dosing": "dose",
    "programme": "program",
    "tumour": "tumor",
    "enrolment": "enrollment",
    "enrolled": "enrollment",
    "centre": "center",
}
"""Short forms and spellings that headers have for one word."""
_EMPTY = frozenset(
    [
        *("study", "trial", "clinical", "main", "key", "reported", "overall", "target", "kind"),
        *("type", "detail", "information", "data", "summary", "estimated", "actual", "planned"),
        *("current", "patient", "cell", "msc", "stem", "treatment", "therapy", "therapeutic"),
        *("name", "description", "total", "mean", "median", "final", "observed", "specific"),
        *("primary", "major", "principal", "human", "given", "number", "proposed"),
    ]
)
"""Words that hardly tell one header from another."""
_PEOPLE = frozenset(
    [
        *("patient", "participant", "subject", "people", "person", "individual", "case", "child"),
        *("volunteer", "recipient", "man", "woman", "eye", "knee", "limb", "infant", "adult"),
    ]
)
_CELLS = frozenset(["cell", "msc", "vesicle", "particle", "exosome", "ev"])
_TIMES = frozenset(["dose", "infusion", "injection", "administration", "treatment", "cycle"])
_COUNTED: tuple[tuple[frozenset[str], str], ...] = (
    (_PEOPLE, "arm"),
    (_CELLS, "dose"),
    (_TIMES, "schedule"),
)
"""What is counted, and the role of a column that counts it."""
_COUNTS = frozenset(["number", "count", "total"])


@lru_cache(maxsize=HEADERS)
def meaning_of(header: str) -> Meaning:
    """Give what a header means, by the labels that say it or most of it.

    >>> meaning_of("Delivery route").role, meaning_of("Patients (n)").role
    ('route', 'arm')
    >>> meaning_of("Route of MSC infusion").role, meaning_of("Sponsoring company").other
    ('route', 'sponsor')
    >>> meaning_of("Age of patients").role, meaning_of("Weather").role
    ('', '')
    """
    return exact_meaning(header) or _by_its_words(header) or NOTHING


@lru_cache(maxsize=HEADERS)
def exact_meaning(header: str) -> Meaning | None:
    """Give what a header means where a label says all of it, or all but a bracket."""
    bare = _LAST_BRACKET.sub(" ", header)
    for names, other in ((role_names(), False), (other_names(), True)):
        for words in (header, bare, fold(bare).removesuffix("s")):
            if name := names.get(fold(words), ""):
                return Meaning("", name, whole=True) if other else Meaning(name, whole=True)
    # "5 × 105 cells/kg" is a cell, for all that a column may be called "Cells/kg".
    return None if _DIGIT.search(bare) else _of_the_same_words().get(_words(bare))


@cache
def _of_the_same_words() -> Mapping[frozenset[str], Meaning]:
    """Give what labels of several words mean, in whatever order: "study type", "type of study".

    "Dose Frequency" are two headers: where each word is a label, the order tells.
    """
    alone = {word for words, _ in _labels() if len(words) == 1 for word in words}
    several = ((words, meaning) for words, meaning in _labels() if words - alone and len(words) > 1)
    return {words: replace(meaning, whole=True) for words, meaning in several}


@lru_cache(maxsize=HEADERS)
def says_nothing(header: str) -> bool:
    """Tell whether no word of a header tells it from others: "Mean", "Number of"."""
    return _words(header) <= _EMPTY


def says_something(word: str) -> bool:
    """Tell whether a word is one at all, and not "of" or a sign."""
    return bool(_stems(word))


@lru_cache(maxsize=HEADERS)
def is_of_headers(word: str) -> bool:
    """Tell whether some label has the word, in one form or another.

    >>> is_of_headers("Pts"), is_of_headers("outcomes"), is_of_headers("Weather")
    (True, True, False)
    """
    stems = _stems(word)
    return bool(stems) and all(stem in _labels_by_word() or stem in _EMPTY for stem in stems)


def _by_its_words(header: str) -> Meaning | None:
    """Give what the label means that has the header's head and most of its words."""
    for phrase in _phrases(header):
        words = _words(phrase)
        if not words or len(words) > _LONGEST:
            continue
        found = _counted(words) or _nearest(words, _head(phrase))
        if found is not None:
            return found
    return _named(header)


def _named(header: str) -> Meaning | None:
    """Take a header that names a disease, or a measure, for one of the disease or its findings."""
    bare = BRACKETS.sub(" ", header)
    telling = " ".join(word for word in bare.split() if _stem(word.casefold()) not in _EMPTY)
    if lexicon("condition").look_up(telling) is not None or names_disease(telling):
        return Meaning("condition")
    if any(True for _ in lexicon("measure").scan(bare)):
        return Meaning("hasFinding", "test")
    return None


_LONGEST = 6


def _phrases(header: str) -> Iterator[str]:
    """Give the header without its brackets, its parts, then what the brackets say."""
    bare = BRACKETS.sub(" ", header)
    yield bare
    parts = re.split(r"[/;,&]|\band\b|\bor\b", bare)
    if len(parts) > 1:
        yield from parts
    yield from BRACKETS.findall(header)


def _words(phrase: str) -> frozenset[str]:
    return frozenset(_stems(phrase))


@lru_cache(maxsize=HEADERS)
def _stems(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase that say something, each in one form."""
    text = unicodedata.normalize("NFKC", phrase).casefold()
    found = (_stem(match[0]) for match in _WORD.finditer(text) if match[0] not in _STOP)
    return tuple(word for word in found if word)


def _stem(word: str) -> str:
    word = re.sub(r"['’]s$", "", word)
    word = _SHORT.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SHORT.get(word, word)


_AFTER_OF = re.compile(rf"\b(?:{'|'.join(sorted(_OF))})\b", re.IGNORECASE)


def _head(phrase: str) -> str:
    """Give the head of a phrase: its last word before "of", or after it where that is empty."""
    parts = [_stems(part) for part in _AFTER_OF.split(phrase)]
    heads = [part[-1] for part in parts if part]
    return next((head for head in heads if head not in _EMPTY), heads[0] if heads else "")


def _counted(words: frozenset[str]) -> Meaning | None:
    """Tell what a column counts: people, cells, times."""
    if words & _COUNTS:
        for things, role in _COUNTED:
            if words & things and words <= things | _EMPTY | _COUNTS | {"enrollment"}:
                return Meaning(role)
    return None


@cache
def _labels() -> tuple[tuple[frozenset[str], Meaning], ...]:
    """Give the words of every label, and what it means."""
    roles = (
        (_words(label), Meaning(concept.name))
        for concept in ontology().scheme("role").values()
        for label in concept.labels
    )
    others = (
        (_words(label), Meaning("", concept.name))
        for concept in ontology().scheme(OTHER).values()
        for label in concept.labels
    )
    return tuple((words, meaning) for words, meaning in (*roles, *others) if words)


@cache
def _labels_by_word() -> Mapping[str, tuple[tuple[frozenset[str], Meaning], ...]]:
    found: dict[str, list[tuple[frozenset[str], Meaning]]] = {}
    for words, meaning in _labels():
        for word in words:
            found.setdefault(word, []).append((words, meaning))
    return {word: tuple(labels) for word, labels in found.items()}


_MOST = 0.34
"""The share of a header's telling words that a label says, at least."""


def _nearest(words: frozenset[str], head: str) -> Meaning | None:
    """Find the label of most of the words that has their head; on a tie the shortest."""
    best: tuple[float, int] = (0.0, 0)
    found: Meaning | None = None
    for label, meaning in _labels_by_word().get(head, ()):
        missed = label - words
        if missed - _EMPTY:
            continue
        shared = sum(0.3 if word in _EMPTY else 1.0 for word in label & words)
        rank = (shared, -len(missed))
        if rank > best:
            best, found = rank, meaning
    telling = sum(0.3 if word in _EMPTY else 1.0 for word in words)
    return found if found is not None and best[0] >= _MOST * telling else None
