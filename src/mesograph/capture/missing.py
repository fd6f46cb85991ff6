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
