"""Verify: an export read back and set against the graph that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mesograph.exports.exporter import Exporter, Options, find_exporter
from mesograph.exports.facts import Fact, difference, sum_of
from mesograph.exports.manifest import Listed, read_manifest
from mesograph.exports.source import Source, digest_of

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one target stands to the graph."""

    target: str
    facts: int
    """How many facts the files tell."""
    troubles: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether nothing was lost, added or changed."""
        return not self.troubles

    def __str__(self) -> str:
        if self.well:
            return f"{self.target}: equal, {self.facts} facts"
        return f"{self.target}: NOT equal; {'; '.join(self.troubles)}"


def verify(folder: Path, source: Source) -> Iterator[Verdict]:
    """Read every target of an export back and compare it with the graph.

    Raises `NoExport` where the folder is none.
    """
    manifest = read_manifest(folder)
    for listed in manifest.targets:
        yield _verdict(listed, find_exporter(listed.name), source, manifest.options)


def _verdict(listed: Listed, exporter: Exporter, source: Source, options: Options) -> Verdict:
    troubles = [*_files(listed)]
    if any(trouble.endswith("is missing") for trouble in troubles):
        return Verdict(listed.name, 0, tuple(troubles))
    try:
        read = sum_of(exporter.read(listed.folder, options))
        graph = sum_of(exporter.tell(source, options))
        if read != graph:
            apart = difference(
                exporter.tell(source, options), exporter.read(listed.folder, options)
            )
            troubles += _told("lost", apart.lost)
            troubles += _told("added", apart.added)
    except (ValueError, SyntaxError, KeyError, IndexError) as error:
        # A file that was cut or edited may be anything.
        return Verdict(listed.name, 0, (*troubles, f"the files cannot be read ({error})"))
    return Verdict(listed.name, sum(count for _, count in read.counts), tuple(troubles))


def _files(listed: Listed) -> Iterator[str]:
    for name, written in listed.files.items():
        path = listed.folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif digest_of(path) != written.sha256:
            yield f"{name} was changed"


def _told(what: str, facts: tuple[Fact, ...]) -> Iterator[str]:
    if facts:
        first = ", ".join(" ".join(fact)[:200] for fact in facts[:_SHOWN])
        yield f"{len(facts)} {what}: {first}{' …' if len(facts) > _SHOWN else ''}"
