"""Registration numbers, as the reviews print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mesograph.model import Identifier, Span
from mesograph.reading.printed import Printed, Said
from mesograph.vocabulary.terms import ontology

RULE = "identifier"

_BARE = re.compile(r"(?<![\w/.-])[\w/.-]*?\d{4}[\w/.-]*")
"""Looked for where a run of such signs begins, and nowhere else: that bounds the time."""
_LOOSE_TAIL = r"(?:-[A-Za-z]{2,4}|[A-Za-z](?=\d{5}))?[-:\s]*\d[\w/-]*"


@dataclass(frozen=True, slots=True)
class Form:
    """How the numbers of one registry look."""

    registry: str
    letters: str
    """What its numbers hold, in small letters; empty for registries without letters."""
    strict: re.Pattern[str]
    loose: re.Pattern[str] | None
    """The registry's letters with whatever digits follow; None for registries without letters."""


@cache
def forms() -> tuple[Form, ...]:
    """Give the forms of all registries whose numbers can be told by their look."""
    found = []
    for concept in ontology().scheme("registry").values():
        prefixes, patterns = concept.values("prefixWord"), concept.values("pattern")
        if not patterns or concept.values("neverByPattern") == ("true",):
            continue
        body = patterns[0].removeprefix("^").removesuffix("$")
        # A blank may stand between the letters and the digits; letters may be glued in front.
        if prefixes:
            spaced = body.replace(prefixes[0], prefixes[0] + r"\s?", 1)
            strict = re.compile(rf"(?:{spaced})(?!\d)", re.IGNORECASE)
            loose = re.compile(re.escape(prefixes[0]) + _LOOSE_TAIL, re.IGNORECASE)
            found.append(Form(concept.name, prefixes[0].casefold(), strict, loose))
        else:
            # The register's name may be glued in front, the country behind: EUCTR2016-001234-11-ES.
            names = "|".join(re.escape(label) for label in concept.labels if " " not in label)
            glued = rf"(?:(?:{names})[-\s]?)?" if names else ""
            number = rf"(?<![\w/-]){glued}(?P<code>{body})(?:-[A-Z]{{2}})?(?![\w/-])"
            found.append(Form(concept.name, "", re.compile(number, re.IGNORECASE), None))
    return tuple(found)


def read_identifiers(text: str) -> tuple[tuple[Identifier, Span], ...]:
    """Read the registration numbers of a text, and where they stand.

    >>> for found, _ in read_identifiers("NCT00698191 andNCT01741857, NCT0291768"):
    ...     print(found.code, found.status)
    NCT00698191 well-formed
    NCT01741857 well-formed
    NCT0291768 malformed
    >>> [found.registry for found, _ in read_identifiers("432/2020BO")]
    ['unknown']
    >>> [found.code for found, _ in read_identifiers("EUCTR2016-001234-11-ES NCT 03042143 b")]
    ['2016-001234-11', 'NCT03042143']
    >>> [(f.code, f.status) for f, _ in read_identifiers("NCT01741857NCT00698191, NCT4047810")]
    [('NCT01741857', 'well-formed'), ('NCT00698191', 'well-formed'), ('NCT4047810', 'malformed')]
    >>> [found.code for found, _ in read_identifiers("JRCTS041220087, irct20080904001199n7")]
    ['jRCTs041220087', 'IRCT20080904001199N7']
    >>> [(f.registry, f.status) for f, _ in read_identifiers("NCTO1234567")]
    [('clinicaltrials-gov', 'malformed')]
    """
    folded = text.casefold()
    near = [form for form in forms() if form.letters in folded]
    strict = [(form.strict, form.registry, "well-formed") for form in near]
    loose = [(form.loose, form.registry, "malformed") for form in near if form.loose]
    found: list[tuple[Identifier, Span]] = []
    left = text
    for pattern, registry, status in (*strict, *loose, (_BARE, "unknown", "unrecognised")):
        matches = tuple(pattern.finditer(left))
        for match in matches:
            code = match["code"] if "code" in pattern.groupindex else match[0]
            found.append((_identifier(match[0], code, registry, status), Span(*match.span())))
        if matches:
            left = _blanked(left, pattern)
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _identifier(printed: str, number: str, registry: str, status: str) -> Identifier:
    code = "".join(number.split())
    concept = ontology().find("registry", registry)
    for prefix in concept.values("prefixWord"):
        if code.casefold().startswith(prefix.casefold()):
            tail = code[len(prefix) :]
            code = prefix + (tail.lower() if _is_small(registry) else tail.upper())
    return Identifier(printed, code, registry, status)


@cache
def _is_small(registry: str) -> bool:
    """Tell whether a registry writes small letters behind its own; case tells no numbers apart."""
    concept = ontology().find("registry", registry)
    tails = [
        example.removeprefix(prefix)
        for example in concept.values("exampleCode")
        for prefix in concept.values("prefixWord")
    ]
    return any(tail != tail.upper() for tail in tails)


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def read(printed: Printed) -> Iterator[Said]:
    """Claim the registration numbers of a cell."""
    for identifier, span in read_identifiers(printed.text):
        yield printed.claim("identifier", identifier, span, RULE)
        if identifier.status == "malformed":
            message = f"{identifier.printed!r} does not fit the pattern of its registry"
            yield printed.flag("identifier-malformed", "identifier", message)
        if identifier.status == "unrecognised":
            message = f"{identifier.printed!r} is no number of a known registry"
            yield printed.flag("identifier-unrecognised", "identifier", message)
