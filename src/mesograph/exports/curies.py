"""IRIs as CURIEs, and back: prefixes of ours, and those that the mappings of terms declare."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mesograph.assets import asset
from mesograph.names import BASE
from mesograph.vocabulary.matches import MAPPINGS, curie_map

_OURS = (f"{BASE}id/", f"{BASE}term/")
"""What most IRIs begin with, and no prefix of others."""
_LENGTH = len(BASE)


@dataclass(frozen=True, slots=True)
class Curies:
    """Prefixes, the longest space first."""

    spaces: tuple[tuple[str, str], ...]
    prefixes: Mapping[str, str]

    def contract(self, iri: str) -> str:
        """Write an IRI as a CURIE where a prefix fits, else whole."""
        if iri.startswith(_OURS):
            return "mesograph:" + iri[_LENGTH:]
        for space, prefix in self.spaces:
            if iri.startswith(space) and not iri.startswith("//", len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def expand(self, curie: str) -> str:
        """Write a CURIE as the IRI that it came from."""
        prefix, _, local = curie.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else curie


@cache
def curies() -> Curies:
    """Read the prefixes.

    >>> curies().contract("http://purl.obolibrary.org/obo/MONDO_0005101")
    'MONDO:0005101'
    >>> curies().contract("https://w3id.org/mesograph/term/route/intravenous")
    'mesograph:term/route/intravenous'
    """
    declared = curie_map(asset(MAPPINGS).read_bytes().decode())
    foreign = {name: space for name, space in declared.items() if not space.startswith(BASE)}
    prefixes = {**foreign, "mesograph": BASE}
    spaces = sorted(((space, name) for name, space in prefixes.items()), key=_longest_first)
    return Curies(tuple(spaces), prefixes)


def _longest_first(pair: tuple[str, str]) -> tuple[int, str]:
    return (-len(pair[0]), pair[0])
