r"""CSV as the importer of Neo4j and its `LOAD CSV` both read it, with their default delimiters.

Nothing is an empty field, an empty text is `""`. A backslash is doubled, since `LOAD CSV` takes it
for an escape; the importer reads the same with `--legacy-style-quoting=true`. An array has `;`
between its elements and no way to write one within, so that the elements of a column where it
occurs are written with `%3B` for it (and `%25` for `%`), and set right after loading; an empty
element, which the importer would drop from an array of one, is written `%`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_QUOTED = re.compile(r'[",;\\\n\r\t]|^\s|\s$')
_FIELD = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?:,|$)|(?P<bare>[^,"]*)(?:,|$)')


def field(text: str | None) -> str:
    r"""Write one field.

    >>> print(field('say "a" twice'), field(""), field(None), field("c\\d"))
    "say ""a"" twice" ""  "c\\d"
    """
    if text is None:
        return ""
    if not text:
        return '""'
    if _QUOTED.search(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'
    return text


def record(fields: Iterable[str | None]) -> str:
    """Write one record."""
    return ",".join(map(field, fields)) + "\n"


def records(path: Path) -> Iterator[list[str | None]]:
    """Read records back."""
    with path.open(encoding="utf-8", newline="") as file:
        held = ""
        for line in file:
            held += line
            if held.count('"') % 2 == 0 and held.endswith("\n"):
                yield _fields(held[:-1])
                held = ""
    if held:
        raise ValueError(f"{path.name} ends within a record")


def _fields(line: str) -> list[str | None]:
    fields: list[str | None] = []
    at = 0
    while at <= len(line):
        found = _FIELD.match(line, at)
        if found is None:
            raise ValueError(f"a field cannot be read: {line[at : at + 40]!r}")
        quoted = found["quoted"]
        if quoted is not None:
            fields.append(quoted.replace('""', '"').replace("\\\\", "\\"))
        else:
            fields.append(found["bare"] or None)
        at = found.end() if found[0].endswith(",") else len(line) + 1
    return fields


def needs_marks(element: str) -> bool:
    """Whether an element cannot stand in an array as it is."""
    return not element or ";" in element


def marked(element: str) -> str:
    """Write an element of an array whose column is marked.

    >>> marked("a;b %"), marked("")
    ('a%3Bb %25', '%')
    """
    return element.replace("%", "%25").replace(";", "%3B") if element else "%"


def unmarked(element: str) -> str:
    """Read an element of a marked column.

    >>> unmarked("a%3Bb %25")
    'a;b %'
    """
    return "" if element == "%" else element.replace("%3B", ";").replace("%25", "%")
