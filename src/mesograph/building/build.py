"""The main job: from the folders of reviews to a published build."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mesograph.building.graph import graph_of
from mesograph.building.output import current, find_build, publish
from mesograph.building.sources import fingerprint, folders, load_sources
from mesograph.names import PREFIXES, term
from mesograph.page.report import report_html
from mesograph.page.reporting import report_json, report_markdown, report_of
from mesograph.rdf import write_trig
from mesograph.release import issued
from mesograph.severity import GRAVEST_FIRST
from mesograph.store import quads_in_order, save, sorted_lines
from mesograph.vocabulary.terms import ontology


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    version: Path
    """The folder that holds it."""
    changed: bool
    """False where the build that was there would have come out the same."""
    quads: int
    flags: int
    severities: frozenset[str]


def build(
    out: Path,
    extra: Iterable[Path] = (),
    documents: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Built:
    """Build the graph into a folder, unless the build that is there is of the same sources.

    `extra` are folders of further reviews; `documents` is a folder of the reviews' own documents,
    which adds quotes, and the proof that each says what its folder holds.
    Raises `BadInput` with every fault of every file; a former build then stays as it was.
    """
    extra = tuple(extra)
    date = issued(os.environ)
    name = fingerprint(folders(extra), documents, date)[:16]
    version = current(out)
    if version is None or version.name != name:
        say("reading the reviews")
        sources = load_sources(extra, documents, say)
        for slug, document in sorted(sources.documents.items()):
            say(f"every cell of {slug} is where it should be in {document.name}")
        say(f"making the graph of {len(sources.reviews)} reviews")
        store = graph_of(sources, date)
        say(f"writing {len(store)} quads")
        lines = sorted_lines(store)
        report = report_of(store)
        files = {
            "mesograph.nq": lines,
            "mesograph.trig": write_trig(quads_in_order(lines), prefixes()),
            "report.html": report_html(store, report),
            "report.json": report_json(report),
            "report.md": report_markdown(report),
        }
        publish(out, name, files, lambda folder: save(lines, folder))
        return _built(out, changed=True)
    return _built(out, changed=False)


def prefixes() -> dict[str, str]:
    """Give the prefixes that make a file legible: those of the vocabularies, one a scheme."""
    return {**PREFIXES, **{scheme: term(scheme, "") for scheme in ontology().schemes}}


def _built(out: Path, *, changed: bool) -> Built:
    """Read back what a build came to."""
    version = find_build(out)
    counts = json.loads((version / "report.json").read_bytes())
    flags = {level: counts["flags"][level] for level in GRAVEST_FIRST}
    found = frozenset(level for level, count in flags.items() if count)
    return Built(version, changed, counts["quads"], sum(flags.values()), found)
