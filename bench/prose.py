"""Score the reader of prose on the curated reviews, with and without a review's own words.

    python bench/prose.py DIR                the tables of docs/prose.md
    python bench/prose.py DIR --show SLUG    every cell of one review, read and coded, side by side

DIR is the folder with the reviews' documents. The words of a document are shown, never written.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mesograph.building.documents import find_documents
from mesograph.building.sources import load_sources
from mesograph.capture.drafts.findings import DOUBTED
from mesograph.model import Cell, Finding
from mesograph.prose.read import read_prose
from mesograph.prose.score import score
from mesograph.prose.vocabulary import Vocabulary, make_vocabulary, vocabulary
from mesograph.review.proof import text_of
from mesograph.vocabulary.lexicon import words
from mesograph.vocabulary.terms import Concept, ontology

LONGEST = 8
"""No label is more words than this."""
FIELDS = (
    *("group", "timepoint", "value", "unit", "count", "denominator", "significance", "hedged"),
    "associated_with",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--show", metavar="SLUG")
    chosen = parser.parse_args()
    reviews = {r.slug: r for r in load_sources().reviews if r.findings}
    documents = find_documents(chosen.documents, [r.declared for r in reviews.values()], [])
    cells = {slug: cells_of(r, documents[slug]) for slug, r in reviews.items()}
    coded = {slug: coded_of(r) for slug, r in reviews.items()}
    if chosen.show:
        show(cells[chosen.show], coded[chosen.show])
        return
    print_scores(cells, coded)
    print_confidence(cells, coded)
    print_doubts(cells, coded)


def cells_of(review, document) -> dict[Cell, str]:
    outcomes = [c.header for c in review.declared.columns if "hasFinding" in c.roles]
    cells = [cell for cell in review.cells() if cell.column in outcomes and cell in review.places]
    return {cell: text_of(review, document, cell) for cell in cells}


def coded_of(review) -> Mapping[Cell, tuple[Finding, ...]]:
    found = defaultdict(tuple)
    for claim in review.findings:
        found[claim.cell] += (claim.value,)
    return found


def print_scores(cells, coded) -> None:
    print("| tested on | words known | measure | measure and direction | every field |")
    print("|---|---|---|---|---|")
    for slug in cells:
        (other,) = (o for o in cells if o != slug)
        for name, known in vocabularies(cells[slug].values(), cells[other].values()):
            read = {
                cell: tuple(r.finding for r in read_prose(text, known).findings)
                for cell, text in cells[slug].items()
            }
            result = score(read, coded[slug])
            parts = (result.measure, result.direction, result.whole)
            figures = (f"{p.precision:.2f} / {p.recall:.2f} / **{p.f1:.3f}**" for p in parts)
            print(f"| {slug} | {name} | {' | '.join(figures)} |")


def vocabularies(tested, tuned) -> Iterator[tuple[str, Vocabulary]]:
    """Give the whole vocabulary, and it without what only the tested review's cells say."""
    measures = ontology().scheme("measure").values()
    cues = ontology().scheme("cue").values()
    own = runs_of(tested) - runs_of(tuned)
    yield "all", vocabulary()
    spared = make_vocabulary(without(measures, own, spare=True), cues)
    yield "no synonym of its own", spared
    bare = make_vocabulary(without(measures, own, spare=False), without(cues, own, spare=False))
    yield "no word of its own", bare


def runs_of(texts) -> set[tuple[str, ...]]:
    """Give every run of words of some texts."""
    found = set()
    for text in texts:
        said = [word.folded for word in words(text)]
        for n in range(1, LONGEST + 1):
            found.update(tuple(said[at : at + n]) for at in range(len(said) - n + 1))
    return found


def without(concepts, own, *, spare: bool) -> Iterator[Concept]:
    """Take the labels out that are among some runs of words; spare the preferred ones if asked."""
    for concept in concepts:
        kept = (
            label
            for label in concept.labels
            if (spare and label == concept.label)
            or tuple(word.folded for word in words(label)) not in own
        )
        yield replace(concept, labels=tuple(kept))


def print_confidence(cells, coded) -> None:
    total, right, whole = Counter(), Counter(), Counter()
    for slug in cells:
        for cell, text in cells[slug].items():
            want = coded[slug].get(cell, ())
            for read in read_prose(text).findings:
                step = int(read.confidence * 10) / 10
                total[step] += 1
                right[step] += any(alike(read.finding, other) for other in want)
                whole[step] += read.finding in want
    print("\n| confidence from | findings | measure and direction right | every field right |")
    print("|---|---|---|---|")
    for step in sorted(total):
        shares = f"{right[step] / total[step]:.0%} | {whole[step] / total[step]:.0%}"
        print(f"| {step} | {total[step]} | {shares} |")


def print_doubts(cells, coded) -> None:
    """Count the cells that a draft doubts, among those whose measures and directions are right."""
    print("\n| review | cells right | doubted | cells with a fault | doubted |")
    print("|---|---|---|---|---|")
    for slug in cells:
        total, doubted = Counter(), Counter()
        for cell, text in cells[slug].items():
            reading = read_prose(text)
            read = Counter((r.finding.measure, r.finding.direction) for r in reading.findings)
            want = Counter((f.measure, f.direction) for f in coded[slug].get(cell, ()))
            total[read == want] += 1
            unsure = any(found.confidence < DOUBTED for found in reading.findings)
            doubted[read == want] += bool(reading.unread) or unsure
        print(f"| {slug} | {total[True]} | {doubted[True]} | {total[False]} | {doubted[False]} |")


def alike(one: Finding, other: Finding) -> bool:
    return (one.measure, one.direction) == (other.measure, other.direction)


def show(cells, coded) -> None:
    for cell, text in cells.items():
        reading = read_prose(text)
        want = coded.get(cell, ())
        print(f"\n## {cell.row}: {text}")
        for read in reading.findings:
            near = any(alike(read.finding, other) for other in want)
            sign = "==" if read.finding in want else "= " if near else "XX"
            stretch = text[read.span.start : read.span.end]
            print(f"  {sign} {brief(read.finding)} [{read.confidence}] {stretch!r}")
        got = [read.finding for read in reading.findings]
        for finding in want:
            if finding not in got:
                sign = "differs" if any(alike(finding, other) for other in got) else "missed"
                print(f"  -- {sign}: {brief(finding)}")
        for unread in reading.unread:
            print(f"  ?? {unread.reason}: {text[unread.span.start : unread.span.end]!r}")


def brief(finding: Finding) -> str:
    named = (finding.measure, finding.direction, finding.comparator or "-")
    said = {name: getattr(finding, name) for name in FIELDS}
    rest = (f"{n}={last(str(v))}" for n, v in said.items() if v not in ("", None, False))
    return " ".join((*map(last, named), *rest))


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


if __name__ == "__main__":
    main()
