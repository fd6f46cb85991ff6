"""Score the reader of prose on the curated reviews, with and without a review's own words.

Run it with the folder of the documents:  python bench/prose.py DIR [--show SLUG]
"""

import argparse
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from mesograph.document import find_documents
from mesograph.lexicon import words
from mesograph.model import Cell, Finding
from mesograph.proof import text_of
from mesograph.prose.read import read_prose
from mesograph.prose.score import score
from mesograph.prose.vocabulary import make_vocabulary, vocabulary
from mesograph.sources import load_sources
from mesograph.terms import ontology


def cells_of(review, document):
    headers = [c.header for c in review.declared.columns if "hasFinding" in c.roles]
    cells = (
        Cell(review.slug, row, h) for row in range(1, review.declared.rows + 1) for h in headers
    )
    return {cell: text_of(review, document, cell) for cell in cells if cell in review.places}


def curated_of(review):
    found = defaultdict(tuple)
    for claim in review.findings:
        found[claim.cell] += (claim.value,)
    return found


def ngrams(texts, longest=8):
    found = set()
    for text in texts:
        said = [w.folded for w in words(text)]
        for n in range(1, longest + 1):
            found.update(tuple(said[i : i + n]) for i in range(len(said) - n + 1))
    return found


def without(concepts, tested, tuned, keep_preferred):
    """Take out the labels that stand in the tested review's cells and not in the tuned one's."""
    for concept in concepts:
        kept = tuple(
            label
            for label in concept.labels
            if (keep_preferred and label == concept.label)
            or (key := tuple(w.folded for w in words(label))) not in tested
            or key in tuned
        )
        yield replace(concept, labels=kept)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=Path)
    parser.add_argument("--show")
    chosen = parser.parse_args()
    reviews = {r.slug: r for r in load_sources().reviews if r.findings}
    documents = find_documents(chosen.documents, [r.declared for r in reviews.values()])
    cells = {slug: cells_of(r, documents[slug]) for slug, r in reviews.items()}
    said = {slug: ngrams(cells[slug].values()) for slug in reviews}
    if chosen.show:
        show(reviews[chosen.show], cells[chosen.show])
    for slug, review in reviews.items():
        (other,) = (o for o in reviews if o != slug)
        measures = ontology().scheme("measure").values()
        cues = ontology().scheme("cue").values()
        ways = {
            "all words": vocabulary(),
            "no synonym of this review's own": make_vocabulary(
                without(measures, said[slug], said[other], keep_preferred=True), cues
            ),
            "no word of this review's own": make_vocabulary(
                without(measures, said[slug], said[other], keep_preferred=False),
                without(cues, said[slug], said[other], keep_preferred=False),
            ),
        }
        for name, known in ways.items():
            read = {
                cell: tuple(r.finding for r in read_prose(text, known).findings)
                for cell, text in cells[slug].items()
            }
            result = score(read, curated_of(review))
            parts = (result.measure, result.direction, result.whole)
            line = "  ".join(f"{p.precision:.3f} {p.recall:.3f} {p.f1:.3f}" for p in parts)
            print(f"{slug}\t{name}\t{line}")


def show(review, cells):
    curated = curated_of(review)
    for cell, text in cells.items():
        read = read_prose(text)
        got = [r.finding for r in read.findings]
        want = list(curated.get(cell, ()))
        print(f"\n## {cell.row}: {text}")
        for r in read.findings:
            full = "=" if r.finding in want else " "
            rough = any(
                (f.measure, f.direction) == (r.finding.measure, r.finding.direction) for f in want
            )
            stretch = text[r.span.start : r.span.end]
            sign = "ok" if rough else "XX"
            print(f"  {sign}{full} {brief(r.finding)} [{r.confidence}] {stretch!r}")
        for f in want:
            if not any((f.measure, f.direction) == (g.measure, g.direction) for g in got):
                print(f"  -- missed: {brief(f)}")
            elif f not in got:
                print(f"  -- differs: {brief(f)}")
        for u in read.unread:
            print(f"  ?? {u.reason}: {text[u.span.start : u.span.end]!r}")


def brief(f: Finding) -> str:
    def last(iri):
        return iri.rpartition("/")[2]

    fields = [last(f.measure), last(f.direction), last(f.comparator) or "-"]
    for name in (
        "group",
        "timepoint",
        "value",
        "unit",
        "count",
        "denominator",
        "significance",
        "hedged",
        "associated_with",
    ):
        v = getattr(f, name)
        if v not in ("", None, False):
            fields.append(f"{name}={last(str(v))}")
    return " ".join(fields)


if __name__ == "__main__":
    main()
