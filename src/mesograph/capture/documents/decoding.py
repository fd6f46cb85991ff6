"""A document as bytes, told apart by what it begins with, and its text."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from mesograph.errors import BadInput, Fault

LARGEST = 64 * 1024 * 1024
"""Bytes of a document that are read at most."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a document, and how its bytes were read."""

    text: str
    encoding: str
    guessed: bool
    """Whether the encoding was none that says so itself: a doubt for the curator."""


def read_bytes(path: Path) -> bytes:
    """Read a document.

    Raises `BadInput` where it is not there, is empty, is larger than `LARGEST`, or may not be read.
    """
    if path.is_dir():
        raise BadInput([Fault(str(path), 0, "", "it is a folder", "name a document in it")])
    if not path.is_file():
        raise BadInput([Fault(str(path), 0, "", "there is no such document", "mend the path")])
    if path.stat().st_size > LARGEST:
        found = f"it is larger than {LARGEST // 1024 // 1024} MB"
        raise BadInput([Fault(str(path), 0, "", found, "cut out the page with the table")])
    try:
        content = path.read_bytes()
    except OSError as error:
        found = f"it cannot be read ({error.strerror})"
        raise BadInput([Fault(str(path), 0, "", found, "mend its permissions")]) from error
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise BadInput([Fault(str(path), 0, "", "the document is empty", "give one with a table")])
    return content


def decode(content: bytes) -> Decoded:
    r"""Decode bytes as UTF-8, by their mark, or else as the code page of Western Windows.

    >>> decode("β".encode("utf-16")).text, decode(b"10 \xd7 10").text
    ('β', '10 × 10')
    >>> decode(b"10 \xd7 10").guessed
    True
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, errors="replace"), encoding, guessed=False)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        pass
    for encoding in _without_mark(content):
        return Decoded(content.decode(encoding, errors="replace"), encoding, guessed=True)
    for encoding in _declared(content):
        return Decoded(content.decode(encoding, errors="replace"), encoding, guessed=False)
    return Decoded(content.decode("cp1252", errors="replace"), "cp1252", guessed=True)


_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._-]{3,20})")


def _declared(content: bytes) -> tuple[str, ...]:
    """Give the encoding that a page in markup says it has, if Python knows it for a text's."""
    match = _DECLARED.search(content[:2000])
    if match is None:
        return ()
    name = match[1].decode("ascii")
    try:
        known = codecs.lookup(name)
    except LookupError:
        return ()
    return (name,) if known._is_text_encoding else ()  # noqa: SLF001 - the only place it is said


def _without_mark(content: bytes) -> tuple[str, ...]:
    """Tell UTF-16 without a mark by the zeros in every second byte."""
    head = content[:2000]
    if head[1::2].count(0) > len(head) // 3:
        return ("utf-16-le",)
    if head[0::2].count(0) > len(head) // 3:
        return ("utf-16-be",)
    return ()
