"""IRIs as CURIEs, and back: prefixes of ours, and those that the mappings of terms declare.

The KGX program knows a CURIE by what follows its prefix: neither a slash nor a colon may stand
there. In those of ours a dot stands for a slash; an IRI of others with such a rest stays whole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from mesograph.assets import asset
from mesograph.names import BASE, PREFIXES
from mesograph.vocabulary.matches import MAPPINGS, curie_map

OURS = "mesograph"
_LENGTH = len(BASE)
_REST = re.compile("[^/:]+")
_ESCAPES = str.maketrans({"/": ".", ".": "%2E", ":": "%3A", "%": "%25"})


@dataclass(frozen=True, slots=True)
class Curies:
    """Prefixes of others, the longest space first."""

    spaces: tuple[tuple[str, str], ...]
    prefixes: Mapping[str, str]

    def contract(self, iri: str) -> str:
        """Write an IRI as a CURIE where a prefix fits, else whole."""
        if iri.startswith(BASE) and iri != BASE:
            return f"{OURS}:{dotted(iri[_LENGTH:])}"
        for space, prefix in self.spaces:
            if iri.startswith(space) and _REST.fullmatch(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def expand(self, curie: str) -> str:
        """Write a CURIE as the IRI that it came from."""
        prefix, _, local = curie.partition(":")
        if prefix == OURS:
            return BASE + unquote(local.replace(".", "/"))
        return self.prefixes[prefix] + local if prefix in self.prefixes else curie


def dotted(path: str) -> str:
    """Write a path with dots for slashes.

    >>> dotted("id/report/wjsc-2025/9"), dotted("vocab/0.1.0")
    ('id.report.wjsc-2025.9', 'vocab.0%2E1%2E0')
    """
    if "." in path or ":" in path or "%" in path:
        return path.translate(_ESCAPES)
    return path.replace("/", ".")


@cache
def curies() -> Curies:
    """Read the prefixes.

    >>> curies().contract("http://purl.obolibrary.org/obo/MONDO_0005101")
    'MONDO:0005101'
    >>> curies().contract("https://w3id.org/mesograph/term/route/intravenous")
    'mesograph:term.route.intravenous'
    >>> curies().expand("mesograph:term.route.intravenous")
    'https://w3id.org/mesograph/term/route/intravenous'
    """
    declared = {**PREFIXES, **curie_map(asset(MAPPINGS).read_bytes().decode())}
    prefixes = {name: space for name, space in declared.items() if not space.startswith(BASE)}
    spaces = sorted(((space, name) for name, space in prefixes.items()), key=_longest_first)
    return Curies(tuple(spaces), prefixes)


def _longest_first(pair: tuple[str, str]) -> tuple[int, str]:
    return (-len(pair[0]), pair[0])
