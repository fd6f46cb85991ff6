"""The document that a review's folder was made from, where it is at hand."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mesograph.canonical import digest
from mesograph.errors import BadInput, Fault
from mesograph.review.declaration import Declaration


@dataclass(frozen=True, slots=True)
class Document:
    """A document's canonical text, and the line of the file that each character stands in."""

    name: str
    text: str
    lines: tuple[int, ...]


def read_document(name: str, content: bytes) -> Document:
    r"""Read a document; raises `BadInput` where it is not UTF-8.

    >>> made = read_document("x", b"a\n b  c")
    >>> made.text, made.lines
    ('a b c', (1, 2, 2, 2, 2))
    """
    try:
        raw = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        fault = Fault(name, 0, "", "the document is not UTF-8", "save it as UTF-8")
        raise BadInput([fault]) from error
    signs: list[str] = []
    lines: list[int] = []
    line, gap = 1, False
    for sign in raw:
        if sign.isspace():
            gap = True
            line += sign == "\n"
            continue
        if gap and signs:
            signs.append(" ")
            lines.append(line)
        gap = False
        signs.append(sign)
        lines.append(line)
    return Document(name, "".join(signs), tuple(lines))


def find_documents(folder: Path, declared: Iterable[Declaration]) -> Mapping[str, Document]:
    """Find the documents of some reviews, by slug: a file called so, or one with the digest.

    Raises `BadInput` where there is no such folder, or not one document in it.
    """
    if not folder.is_dir():
        raise BadInput([Fault(str(folder), 0, "", "there is no such folder", "mend --sources")])
    files = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    documents = [read_document(path.name, path.read_bytes()) for path in files]
    by_digest = {digest(document.text): document for document in documents}
    by_name = {Path(document.name).stem: document for document in documents}
    found = {
        review.slug: document
        for review in declared
        if (document := by_name.get(review.slug) or by_digest.get(review.document))
    }
    if not found:
        cure = "put the text of a review there, named after its slug"
        raise BadInput([Fault(str(folder), 0, "", "no document of a review is here", cure)])
    return found
