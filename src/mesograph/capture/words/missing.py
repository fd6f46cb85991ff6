"""The tokens by which tables say that they say nothing, from the scheme of missing reasons."""

from collections.abc import Mapping
from functools import cache

from mesograph.vocabulary.terms import ontology


@cache
def missing_reasons() -> Mapping[str, str]:
    """Give, for each token in small letters, the name of the reason that it stands for.

    >>> missing_reasons()["n.a."], missing_reasons()["–"]
    ('not-reported', 'not-reported')
    """
    return {
        label.casefold(): concept.name
        for concept in ontology().scheme("missing").values()
        for label in concept.labels
    }


def reason_of(text: str) -> str:
    """Say why a cell of this text gives no value; empty where it is no such token.

    >>> reason_of("Not yet published"), reason_of("NCT01")
    ('not-yet-published', '')
    """
    return missing_reasons().get(" ".join(text.split()).casefold(), "")


def begins_token(text: str) -> bool:
    """Tell whether a word, or a piece of one, may begin such a token.

    >>> begins_token("Not"), begins_token("n"), begins_token("RA")
    (True, True, False)
    """
    return text.casefold() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    first = (token.split()[0] for token in missing_reasons())
    return frozenset(word[:end] for word in first for end in range(1, len(word) + 1))
