"""The headers of queries: what a `.rq` file says of itself in lines that begin with `#+`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.assets import files_below
from mesograph.errors import BadInput, Fault, UnknownName, did_you_mean, nearest

KEYS = (
    "title",
    "about",
    "subject",
    "key",
    "example",
    "expect",
    "pitfalls",
    "order",
    "severity",
    "code",
    "mirrors",
    "because",
    "layout",
)
EXPECTATIONS = ("rows", "none", "any", "")

_LINE = re.compile(r"#\+ (?P<key>[a-z]+): (?P<value>.*)")
_PARAMETER = re.compile(
    r"VALUES \s+ \?(?P<variable>\w+) \s* \{ \s* UNDEF \s* \} \s* "
    r"\#param \s+ (?P<name>[\w-]+) \s+ (?P<type>[\w-]+) (?P<required> [ ]+ required \b)?",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a query that a caller may fill."""

    name: str
    variable: str
    type: str
    """A scheme of concepts, or `term` (of any scheme, by its IRI), `text`, `code`, `slug`."""
    line: str
    """The line of the query that stands for it as long as it is not filled."""
    required: bool = False
    """A caller must fill it; the file itself runs without."""


@dataclass(frozen=True, slots=True)
class Query:
    """One `.rq` file: a question, a ledger, an audit or a rule."""

    name: str
    folder: str
    path: str
    text: str
    header: Mapping[str, str]
    parameters: tuple[Parameter, ...]

    @property
    def title(self) -> str:
        """What it is called, for people."""
        return self.header.get("title", self.name)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that make one line; the others gather values. Empty: a solution is a line."""
        return tuple(self.header.get("key", "").split())

    @property
    def example(self) -> Mapping[str, str]:
        """Parameters that show what it is good for, as `name=value; name=value`."""
        pairs = (pair.partition("=") for pair in self.header.get("example", "").split(";"))
        return {name.strip(): value.strip() for name, sign, value in pairs if sign}


def read_query(path: str, text: bytes) -> Query:
    """Read the header of a query.

    Raises `BadInput` where a key is not known or the file is not UTF-8.
    """
    _, folder, *_, file = path.split("/")
    try:
        words = text.decode()
    except UnicodeDecodeError as error:
        fault = Fault(path, 0, "", "the file is not UTF-8", "save it as UTF-8")
        raise BadInput([fault]) from error
    header: dict[str, str] = {}
    faults: list[Fault] = []
    for number, line in enumerate(words.split("\n"), 1):
        if not line.startswith("#+"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        key = match["key"] if match else line.removeprefix("#+").strip()
        if match is None or key not in KEYS:
            hint = did_you_mean(nearest(key, KEYS)[:1])
            found = f"no header is called {key!r}{hint}"
            faults.append(Fault(path, number, "", found, f"use one of {', '.join(KEYS)}"))
        else:
            header[key] = f"{header[key]} {match['value']}" if key in header else match["value"]
    if not header.get("title"):
        faults.append(Fault(path, 1, "", "there is no title", "add a line `#+ title: …`"))
    if header.get("expect", "") not in EXPECTATIONS:
        found = f"expect is {header['expect']!r}"
        faults.append(Fault(path, 1, "", found, "say rows, none or any"))
    if faults:
        raise BadInput(faults)
    found_blanks = (
        Parameter(
            match["name"], match["variable"], match["type"], match[0], bool(match["required"])
        )
        for match in _PARAMETER.finditer(words)
    )
    # A blank that stands in several parts of a query is one parameter.
    parameters = tuple(dict.fromkeys(found_blanks))
    return Query(file.removesuffix(".rq"), folder, path, words, header, parameters)


def load_queries(*folders: str) -> Mapping[str, Query]:
    """Read the queries of some folders of `queries/`, by name.

    Raises `BadInput` with the faults of all of them.
    """
    found: dict[str, Query] = {}
    faults: list[Fault] = []
    for folder in folders:
        for path, text in files_below(f"queries/{folder}", ".rq"):
            try:
                query = read_query(path, text)
            except BadInput as error:
                faults += error.faults
                continue
            if query.name in found:
                clash = f"{query.name} is the name of {found[query.name].path} too"
                faults.append(Fault(path, 0, "", clash, "rename one of them"))
            found[query.name] = query
    if faults:
        raise BadInput(faults)
    return found


def find_query(name: str, *folders: str) -> Query:
    """Find a query by its name; raises `UnknownName` with the nearest."""
    known = load_queries(*folders)
    if name not in known:
        raise UnknownName("question", name, known)
    return known[name]
