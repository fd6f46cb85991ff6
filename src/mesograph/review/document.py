"""The document that a review's folder was made from, where it is at hand."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A document's canonical text, and the lines of the page that it is spread over."""

    name: str
    text: str
    starts: tuple[int, ...]
    """Where each line that is not empty begins in the text."""
    numbers: tuple[int, ...]
    """The numbers of those lines, as an editor counts them."""
    line_names: tuple[str, ...] = ()
    """What each line is called where the page is laid out; empty where it is a line of the file."""

    def line_of(self, offset: int) -> int:
        """Give the number of the line that a character of the text stands in."""
        return self.numbers[bisect_right(self.starts, offset) - 1]

    def lines(self, start: int, end: int) -> str:
        """Say where a stretch stands, as a reader of the document would find it."""
        first, last = self.line_of(start), self.line_of(end - 1)
        if self.line_names:
            names = (self.line_names[first - 1], self.line_names[last - 1])
            return " to ".join(dict.fromkeys(names))
        return f"line {first}" if first == last else f"lines {first} to {last}"


def read_document(name: str, text: str, line_names: Sequence[str] = ()) -> Document:
    r"""Make the text of a document canonical, and remember its lines.

    >>> made = read_document("x", "a\n\n b  c")
    >>> made.text, made.lines(0, 5), made.line_of(2)
    ('a b c', 'lines 1 to 3', 3)
    """
    lines: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    at = 0
    for number, line in enumerate(unicodedata.normalize("NFC", text).split("\n"), 1):
        if words := " ".join(line.split()):
            lines.append(words)
            starts.append(at)
            numbers.append(number)
            at += len(words) + 1
    return Document(name, " ".join(lines), tuple(starts), tuple(numbers), tuple(line_names))
