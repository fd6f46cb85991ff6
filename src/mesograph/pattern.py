"""Turtle with holes, compiled once to a writer of N-Quads.

A pattern is a Turtle file whose nodes may be holes, `?name`. Its header says what each hole takes:

    #+ report: iri
    #+ label: string?      optional: without a value, the triples that mention it are left out
    #+ tissue: iri*        repeated: the triples that mention it are written once for each value

Types: iri, string, english (a language string), integer, decimal, boolean, date, year.
Escaping is the compiler's business, so that no value can make bad RDF.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from mesograph.errors import BadInput, Fault, MesographError
from mesograph.names import PREFIXES
from mesograph.rdf import Literal, NamedNode, Triple, triples_of_turtle

Filling: TypeAlias = str | int | Decimal | bool
Holes: TypeAlias = Filling | Sequence[Filling] | None

_HEADER = re.compile(r"#\+ (?P<name>[a-z][a-z0-9_]*): (?P<type>[a-z]+)(?P<often>[?*]?)")
_HOLE = re.compile(r"\?(?P<name>[a-z][a-z0-9_]*)")
_HOLE_SPACE = "urn:hole:"
_LEGAL_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_XSD = PREFIXES["xsd"]


class BadFilling(MesographError):  # noqa: N818 - it reads as what happened
    """A value that does not fit the hole it was meant for."""

    def __init__(self, pattern: str, hole: str, reason: str) -> None:
        self.pattern = pattern
        self.hole = hole
        super().__init__(f"pattern {pattern}, hole {hole}: {reason}")


def _iri(value: Filling) -> str:
    if not (isinstance(value, str) and _LEGAL_IRI.fullmatch(value)):
        raise ValueError(f"{value!r} is not an absolute IRI")
    return f"<{value}>"


def _string(value: Filling) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")  # noqa: TRY004 - one mistake, one exception
    return f'"{value.translate(_ESCAPES)}"'


def _integer(value: Filling) -> str:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")  # noqa: TRY004 - as above
    return f'"{value}"^^<{_XSD}integer>'


def plain(value: Decimal) -> str:
    """Write a decimal without exponent or idle zeros.

    >>> plain(Decimal("2.50E+6")), plain(Decimal("1.50"))
    ('2500000', '1.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(value: Filling) -> str:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise ValueError(f"{value!r} is not a finite decimal")
    return f'"{plain(value)}"^^<{_XSD}decimal>'


def _boolean(value: Filling) -> str:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 - as above
    return f'"{str(value).lower()}"^^<{_XSD}boolean>'


def _typed(datatype: str, form: str) -> Callable[[Filling], str]:
    shape = re.compile(form)

    def write(value: Filling) -> str:
        if not shape.fullmatch(str(value)):
            raise ValueError(f"{value!r} is not an xsd:{datatype}")
        return f'"{value}"^^<{_XSD}{datatype}>'

    return write


WRITERS: Mapping[str, Callable[[Filling], str]] = {
    "iri": _iri,
    "string": _string,
    "english": lambda value: _string(value) + "@en",
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _typed("date", r"\d{4}-\d\d-\d\d"),
    "year": _typed("gYear", r"\d{4}"),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: templates of lines, grouped by the holes that may be empty or repeat."""

    name: str
    types: Mapping[str, str]
    always: str
    """The lines that only mention holes with exactly one value."""
    sometimes: tuple[tuple[str, str], ...]
    """Pairs of a hole that may be empty or repeat, and the lines that mention it."""

    def write(self, graph: str, **holes: Holes) -> str:
        """Fill the holes and give the N-Quads lines for `graph`.

        Raises `BadFilling` for a hole that is unknown, empty or filled with what does not fit.
        """
        for name in holes.keys() - self.types.keys():
            raise BadFilling(self.name, name, "there is no such hole")
        loose = {name for name, _ in self.sometimes}
        tokens = {"graph": _iri(graph)}
        for name in self.types.keys() - loose:
            tokens[name] = self._token(name, holes.get(name))
        lines = [self.always.format_map(tokens)]
        for name, template in self.sometimes:
            lines += (
                template.format_map({**tokens, name: self._token(name, value)})
                for value in _values(holes.get(name))
            )
        return "".join(lines)

    def _token(self, name: str, value: Holes) -> str:
        if value is None or not isinstance(value, str | int | Decimal):
            raise BadFilling(self.name, name, "takes exactly one value")
        try:
            return WRITERS[self.types[name]](value)
        except ValueError as error:
            raise BadFilling(self.name, name, str(error)) from error


def _values(filling: Holes) -> Iterable[Filling]:
    if filling is None:
        return ()
    return (filling,) if isinstance(filling, str | int | Decimal) else filling


def compile_pattern(name: str, text: str) -> Pattern:
    r"""Compile a pattern.

    >>> made = compile_pattern("x", "#+ s: iri\n#+ n: integer?\n?s <urn:p> ?n .")
    >>> made.write("urn:g", s="urn:s", n=3)
    '<urn:s> <urn:p> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .\n'
    >>> made.write("urn:g", s="urn:s")
    ''
    """
    headers = list(_HEADER.finditer(text))
    types = {m["name"]: m["type"] for m in headers}
    loose = {m["name"] for m in headers if m["often"]}
    body = _HOLE.sub(lambda m: f"<{_HOLE_SPACE}{m['name']}>", _HEADER.sub("", text))
    prologue = "".join(f"@prefix {prefix}: <{space}> . " for prefix, space in PREFIXES.items())
    always: list[str] = []
    sometimes: dict[str, list[str]] = {}
    mentioned: set[str] = set()
    for triple in triples_of_turtle((prologue + body).encode(), name):
        line, holes = _template(triple)
        mentioned |= holes
        free = sorted(holes & loose)
        if len(free) > 1:
            raise _fault(name, f"one triple mentions {' and '.join(free)}", "let one of them vary")
        (sometimes.setdefault(free[0], []) if free else always).append(line)
    if mentioned != types.keys():
        odd = sorted(mentioned ^ types.keys())
        raise _fault(name, f"header and body differ in {', '.join(odd)}", "declare every hole once")
    if unknown := set(types.values()) - WRITERS.keys():
        raise _fault(name, f"unknown types {sorted(unknown)}", f"use one of {sorted(WRITERS)}")
    loose_lines = tuple((hole, "".join(lines)) for hole, lines in sorted(sometimes.items()))
    return Pattern(name, types, "".join(always), loose_lines)


def _fault(name: str, found: str, cure: str) -> BadInput:
    return BadInput([Fault(name, 0, "", found, cure)])


def _template(triple: Triple) -> tuple[str, set[str]]:
    holes: set[str] = set()
    words: list[str] = []
    for node in (triple.subject, triple.predicate, triple.object):
        if isinstance(node, NamedNode) and node.value.startswith(_HOLE_SPACE):
            hole = node.value.removeprefix(_HOLE_SPACE)
            holes.add(hole)
            words.append(f"{{{hole}}}")
        else:
            assert isinstance(node, NamedNode | Literal)  # noqa: S101 - blank nodes are refused
            words.append(str(node).replace("{", "{{").replace("}", "}}"))
    return " ".join([*words, "{graph}", ".\n"]), holes
