"""Which reviews a build takes: those that come with the package, and those of further folders."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mesograph.assets import asset, files_below
from mesograph.building.shelf import files_on
from mesograph.capture.documents.decoding import LARGEST
from mesograph.errors import BadInput, Fault
from mesograph.review.document import Document
from mesograph.review.folder import Review, load_review
from mesograph.review.proof import prove
from mesograph.tables import Faults
from mesograph.trials.identity import Link, read_links
from mesograph.trials.registry import Record, read_records


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a build reads."""

    reviews: tuple[Review, ...]
    links: tuple[Link, ...]
    records: tuple[Record, ...]
    documents: Mapping[str, Document]
    """The documents that are at hand, by the slug of their review."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of reviews, and what errors call it."""

    place: Traversable
    name: str


def folders(extra: Iterable[Path]) -> tuple[Folder, ...]:
    """Give the folders that hold reviews; raises `BadInput` for one that is not there or empty."""
    found = [Folder(asset("data"), "data")]
    faults: list[Fault] = []
    for path in extra:
        if path.is_dir():
            found.append(Folder(path, str(path)))
            faults += _without_reviews(found[-1])
        else:
            faults.append(Fault(str(path), 0, "", "there is no such folder", "mend --data"))
    if faults:
        raise BadInput(faults)
    return tuple(found)


_BESIDE = ("identity.tsv", "registry")
"""What a folder may hold beside reviews, or alone."""


def _without_reviews(folder: Folder) -> Iterator[Fault]:
    beside = [folder.place / name for name in _BESIDE]
    if not any(_reviews_in(folder)) and not any(p.is_file() or p.is_dir() for p in beside):
        cure = "name the folder that holds the folders of reviews"
        yield Fault(folder.name, 0, "", "there is no review in it", cure)


def load_sources(
    extra: Iterable[Path] = (),
    documents: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Sources:
    """Read every review and every decision about identity.

    Where `documents` names a folder, every cell and finding is held against the documents in it.
    Raises `BadInput` with the faults of all files together.
    """
    reviews: list[Review] = []
    links: list[Link] = []
    records: list[Record] = []
    faults: list[Fault] = []
    for folder in folders(extra):
        for place, name in _reviews_in(folder):
            try:
                reviews.append(load_review(place, name))
            except BadInput as error:
                faults += error.faults
        links += _links_in(folder, faults)
        records += _records_in(folder, faults)
    faults += _twice(reviews)
    if faults:
        raise BadInput(faults)
    at_hand = _proven(reviews, documents, say) if documents else {}
    ordered = tuple(sorted(reviews, key=lambda review: review.slug))
    return Sources(ordered, tuple(links), tuple(records), at_hand)


def _proven(
    reviews: Sequence[Review], folder: Path, say: Callable[[str], None]
) -> Mapping[str, Document]:
    """Find the documents of reviews; raises `BadInput` with all that does not fit them."""
    # What reads workbooks and markup takes 0.2 s to load, which a build without documents need not.
    from mesograph.building.documents import find_documents  # noqa: PLC0415 - as said above

    faults: list[Fault] = []
    found = find_documents(folder, [review.declared for review in reviews], faults, say)
    for review in reviews:
        if review.slug in found:
            faults += prove(review, found[review.slug])
    if faults:
        raise BadInput(faults)
    return found


def _reviews_in(folder: Folder) -> Iterator[tuple[Traversable, str]]:
    """Find reviews in `reviews/`, in the folder itself, or take the folder as one."""
    if (folder.place / "review.toml").is_file():
        yield folder.place, folder.name
        return
    shelf = folder.place / "reviews"
    base, name = (
        (shelf, f"{folder.name}/reviews") if shelf.is_dir() else (folder.place, folder.name)
    )
    for entry in sorted(base.iterdir(), key=lambda entry: entry.name):
        if (entry / "review.toml").is_file():
            yield entry, f"{name}/{entry.name}"


def _links_in(folder: Folder, faults: list[Fault]) -> tuple[Link, ...]:
    file = folder.place / "identity.tsv"
    if not file.is_file():
        return ()
    found = Faults(f"{folder.name}/identity.tsv")
    links = read_links(file.read_bytes(), found)
    faults += found.found
    return links


def _records_in(folder: Folder, faults: list[Fault]) -> Iterator[Record]:
    shelf = folder.place / "registry"
    entries = sorted(shelf.iterdir(), key=lambda entry: entry.name) if shelf.is_dir() else []
    for entry in (entry for entry in entries if entry.name.endswith(".tsv")):
        found = Faults(f"{folder.name}/registry/{entry.name}")
        yield from read_records(entry.name, entry.read_bytes(), found)
        faults += found.found


def _twice(reviews: Iterable[Review]) -> Iterator[Fault]:
    seen: set[str] = set()
    for review in reviews:
        if review.slug in seen:
            found = f"a review {review.slug!r} is there already"
            yield Fault(review.slug, 0, "slug", found, "give one of them another slug and folder")
        seen.add(review.slug)


def fingerprint(extra: Iterable[Folder], documents: Path | None, date: str) -> str:
    """Digest everything that a build depends on: the code, the assets, the folders, the date.

    Raises `BadInput` where there is no such folder of documents.
    """
    digest = hashlib.sha256(date.encode())
    for part in ("ontology", "shapes", "queries"):
        _add(digest, files_below(part, ""))
    _add(digest, _files_in(files("mesograph"), "mesograph"))
    for folder in extra:
        _add(digest, _files_in(folder.place, ""))
    if documents:
        _add(digest, _documents_on(documents))
    return digest.hexdigest()


def _documents_on(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the documents of a folder; those that are too large to be read, by their size."""
    for path in files_on(folder):
        size = path.stat().st_size
        yield path.name, path.read_bytes() if size <= LARGEST else str(size).encode()


def _files_in(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_file():
            yield name, entry.read_bytes()
        elif entry.name not in ("__pycache__", "_assets"):
            yield from _files_in(entry, name)


def _add(digest: "hashlib._Hash", found: Iterable[tuple[str, bytes]]) -> None:
    for name, content in found:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
