"""`mesograph read`."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from mesograph.building.sources import load_sources
from mesograph.canonical import digest
from mesograph.capture.compare import compare, finding_scores, scores
from mesograph.capture.document import read_bytes
from mesograph.capture.draft import Draft, doubts_of, draft_of, files_of
from mesograph.capture.legends import read_legend
from mesograph.capture.page import atoms_of
from mesograph.capture.tables import FoundTable, Page, choose, page_of
from mesograph.capture.vocabulary import fold
from mesograph.commands.opened import add_format
from mesograph.console import Console
from mesograph.errors import BadInput, Fault, UnknownName
from mesograph.names import path_part
from mesograph.questions.answers import Table
from mesograph.questions.writing import WRITERS
from mesograph.review.folder import Review, load_review
from mesograph.vocabulary.terms import ontology


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("document", type=Path, metavar="DOCUMENT")
    parser.add_argument(
        "--as", dest="slug", metavar="SLUG", required=True, help="the name of the review's folder"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("reviews"),
        metavar="DIR",
        help="where the folder is written, for `mesograph build --data DIR`",
    )
    parser.add_argument("--table", metavar="N|NAME", help="which table of the document")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADER=ROLE",
        help="what a header means, where the machine cannot tell",
    )
    parser.add_argument(
        "--score",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="compare with a curated folder, or with the review that comes by that name",
    )
    add_format(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Draft a review from a document, or show how the draft differs from a curated one."""
    if chosen.slug != path_part(chosen.slug):
        fault = Fault("--as", 0, "", f"{chosen.slug!r} is not fit for an IRI", "use a-z, 0-9, -")
        raise BadInput([fault])
    told = _told(chosen.column)
    page = page_of(read_bytes(chosen.document), chosen.document.name, told)
    draft = _draft(chosen.slug, page, choose(page, chosen.table, chosen.document.name))
    for remark in draft.remarks:
        out.say(remark)
    style = chosen.format or ("table" if out.on_terminal else "tsv")
    curated = _curated(chosen, draft)
    if chosen.score is not None:
        if curated is None:
            raise UnknownName("curated review", chosen.score or chosen.slug, _slugs())
        out.write(WRITERS[style](_score_table(draft, curated)))
        return 0
    if curated is not None:
        out.say(f"{curated.slug} is curated already; nothing is written, this is the difference")
        out.write(WRITERS[style](_differences(draft, curated)))
        return 0
    _write(draft, chosen.out, out)
    return 0


def _told(columns: Iterable[str]) -> Mapping[str, str]:
    """Read what a person says of headers; raises `UnknownName` for a role that there is not."""
    told = {}
    for column in columns:
        header, _, role = column.rpartition("=")
        if not header:
            fault = Fault("--column", 0, "", f"{column!r} names no role", "write HEADER=ROLE")
            raise BadInput([fault])
        ontology().find("role", role.strip())
        told[fold(header)] = role.strip()
    return told


def _draft(slug: str, page: Page, found: FoundTable) -> Draft:
    table = found.read()
    legend = read_legend(atoms_of(page.text), table)
    remarks = [*page.remarks, *table.remarks]
    if len(page.tables) > 1:
        remarks.append(f"{len(page.tables)} tables were found; --table takes another one")
    return draft_of(slug, table, page.text, legend, remarks)


def _slugs() -> list[str]:
    return [review.slug for review in load_sources().reviews]


def _curated(chosen: argparse.Namespace, draft: Draft) -> Review | None:
    """Find what is curated of the document: the folder named, or one of its name or digest."""
    if chosen.score:
        folder = Path(chosen.score)
        if folder.is_dir():
            return load_review(folder.resolve(), chosen.score)
    if (chosen.out / chosen.slug / "review.toml").is_file() and chosen.score is None:
        return load_review(chosen.out / chosen.slug, str(chosen.out / chosen.slug))
    wanted = chosen.score or chosen.slug
    known = load_sources().reviews
    by_name = [review for review in known if review.slug == wanted]
    same = [review for review in known if review.declared.document == digest(draft.document)]
    return next(iter([*by_name, *same]), None)


def _differences(draft: Draft, curated: Review) -> Table:
    """List the cells that differ; prose is not shown, only that it differs."""
    prose = set(curated.declared.headers("prose"))
    rows = [
        (
            str(one.cell.row),
            one.cell.column,
            "(prose)" if one.cell.column in prose else one.drafted,
            "(prose)" if one.cell.column in prose else one.curated,
            "yes" if one.doubtful else "",
        )
        for one in compare(draft, curated)
        if not one.right
    ]
    return Table(("row", "column", "drafted", "curated", "doubtful"), tuple(rows))


def _score_table(draft: Draft, curated: Review) -> Table:
    columns = ("what", "of", "right", "share", "wrong and flagged", "right and flagged")
    rows = [
        (
            one.column,
            str(one.cells),
            str(one.right),
            f"{one.right / one.cells:.3f}",
            str(one.wrong_flagged),
            str(one.right_flagged),
        )
        for one in scores(compare(draft, curated))
    ]
    if curated.findings:
        said = finding_scores(draft, curated)
        named = (("measure", said.measure), ("direction", said.direction), ("all", said.whole))
        rows += [
            (f"findings: {name}", str(one.coded), str(one.both), f"{one.f1:.3f}", "", "")
            for name, one in named
        ]
    return Table(columns, tuple(rows))


def _write(draft: Draft, out: Path, console: Console) -> None:
    folder = out / draft.slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files_of(draft).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    doubts = out / f"{draft.slug}.draft.tsv"
    doubts.write_text(doubts_of(draft), encoding="utf-8", newline="")
    doubtful = doubts_of(draft).count("\tyes\t")
    unknown = [column.heading.text for column in draft.columns if not column.firm]
    console.say(f"{draft.table.rows} rows of layout “{draft.table.layout}” in {folder}")
    console.say(f"{doubtful} of {len(draft.table.cells)} cells are doubtful: see {doubts}")
    if unknown:
        names = ", ".join(map(repr, unknown))
        console.say(f"nobody knows what these columns hold: {names}; say it with --column")
    console.say(f"correct the files, then: mesograph build --data {out}")
