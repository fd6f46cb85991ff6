"""The documents of reviews in a folder: which file is whose, in any format that `read` takes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from mesograph.building.shelf import files_on
from mesograph.canonical import digest
from mesograph.capture.documents.decoding import read_bytes
from mesograph.capture.documents.text import text_of
from mesograph.errors import BadInput, Fault
from mesograph.review.declaration import Declaration
from mesograph.review.document import Document, read_document

ENDINGS = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".nxml"),
    *(".csv", ".tsv", ".tab", ".xlsx"),
)
"""What a file's name ends with that is looked into though it is named after no review."""

MOST_SEARCHED, MOST_SEARCHED_BYTES = 50, 16 * 1024 * 1024
"""How much is looked into at most, for documents that go by another name than their review's."""
PACKED = 20
"""How many bytes of text a byte of a workbook may take the time of."""

NAMED = 5
"""How many files a message names."""

Say: TypeAlias = Callable[[str], None]
_Read: TypeAlias = Callable[[Path], Document | tuple[Fault, ...]]


def find_documents(
    folder: Path,
    declared: Sequence[Declaration],
    faults: list[Fault],
    say: Say = lambda _: None,
) -> Mapping[str, Document]:
    """Find the documents of some reviews, by slug: a file called so, or else one with the digest.

    Notes what is wrong with the files that are called so. Raises `BadInput` where there is no such
    folder, or not one document in it.
    """
    files = files_on(folder)
    named = {review.slug: _named_after(review.slug, files) for review in declared}
    read: _Read = cache(_read)
    found: dict[str, Document] = {}
    for review in (review for review in declared if named[review.slug]):
        try:
            found[review.slug] = _choose(review, named[review.slug], read, say)
        except BadInput as error:
            faults += error.faults
    known = [path for paths in named.values() for path in paths]
    others = [path for path in files if path not in known]
    unnamed = [review for review in declared if not named[review.slug]]
    by_digest = dict(_search(unnamed, known, others, read, say))
    found |= {r.slug: by_digest[r.document] for r in unnamed if r.document in by_digest}
    if not found and not faults:
        cure = "put the document of a review there, named after its slug"
        raise BadInput([Fault(str(folder), 0, "", "no document of a review is here", cure)])
    used = {document.name for document in found.values()}
    if strangers := [path.name for path in others if str(path) not in used]:
        say(f"passed over in {folder}, as the document of no review: {_listed(strangers)}")
    if without := [slug for slug in named if slug not in found and not named[slug]]:
        say(f"without a document in {folder}, and so not proven: {_listed(sorted(without))}")
    return found


def _named_after(slug: str, files: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in files if slug in (path.name, path.stem))


def _read(path: Path) -> Document | tuple[Fault, ...]:
    """Read a document, or give what is wrong with it."""
    try:
        page = text_of(read_bytes(path), str(path))
    except BadInput as error:
        return error.faults
    return read_document(str(path), page.text, page.line_names)


def _choose(review: Declaration, named: Sequence[Path], read: _Read, say: Say) -> Document:
    """Choose among the files that are named after a review: the one with the digest, or the only.

    Raises `BadInput` where none can be read, or several and none has the digest.
    """
    found = [read(path) for path in named]
    documents = [one for one in found if isinstance(one, Document)]
    if not documents:
        raise BadInput(fault for one in found if isinstance(one, tuple) for fault in one)
    same = [one for one in documents if digest(one.text) == review.document]
    if len(documents) > 1 and not same:
        names = _listed([Path(one.name).name for one in documents])
        both = f"{names} are named after {review.slug}, and none has the digest of its document"
        cure = "leave the one that is meant; rename the others"
        raise BadInput([Fault(str(named[0].parent), 0, "", both, cure)])
    chosen = [*same, *documents][0]
    if others := [path.name for path in named if str(path) != chosen.name]:
        used = Path(chosen.name).name
        say(f"{used} is the document of {review.slug}; not needed: {_listed(others)}")
    return chosen


def _search(
    unnamed: Iterable[Declaration],
    known: Iterable[Path],
    others: Sequence[Path],
    read: _Read,
    say: Say,
) -> Iterator[tuple[str, Document]]:
    """Give documents by digest until all are found: those read already, then some of the others."""
    wanted = {review.document for review in unnamed if review.document}
    likely = [path for path in others if path.name.casefold().endswith(ENDINGS)]
    within = list(_within_bounds(likely))
    for path in (*known, *within):
        if not wanted:
            return
        document = read(path)
        if isinstance(document, Document) and (found := digest(document.text)) in wanted:
            wanted.remove(found)
            yield found, document
    if wanted and len(within) < len(likely):
        left = [path.name for path in likely if path not in within]
        say(f"too many or too large to look into unless named after a review: {_listed(left)}")


def _within_bounds(files: Iterable[Path]) -> Iterator[Path]:
    weight = 0
    for path in sorted(files, key=_weight)[:MOST_SEARCHED]:
        weight += _weight(path)
        if weight > MOST_SEARCHED_BYTES:
            return
        yield path


def _weight(path: Path) -> int:
    size = path.stat().st_size
    return size * PACKED if path.suffix.casefold() == ".xlsx" else size


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
