"""`mesograph read`."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mesograph.building.sources import load_sources
from mesograph.capture.documents.decoding import read_bytes
from mesograph.capture.drafts.compare import compare, finding_scores, of_same_table, scores
from mesograph.capture.drafts.draft import Draft, doubts_of, draft_of, files_of
from mesograph.capture.drafts.legends import read_legend
from mesograph.capture.layouts.tables import FoundTable, Page, choose, page_of
from mesograph.capture.words.atoms import atoms_of
from mesograph.capture.words.vocabulary import fold
from mesograph.commands.opened import add_format
from mesograph.console import Console
from mesograph.errors import BadInput, Fault, UnknownName, did_you_mean, nearest
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
    _check_slug(chosen.slug)
    told = _told(chosen.column)
    page = page_of(read_bytes(chosen.document), chosen.document.name, told)
    name = chosen.document.name
    _check_told(chosen.column, page)
    draft = _draft(chosen.slug, page, choose(page, chosen.table, name), name)
    for remark in draft.remarks:
        out.say(remark)
    style = chosen.format or ("table" if out.on_terminal else "tsv")
    curated = _curated(chosen, draft, out)
    if chosen.score is not None:
        if curated is None:
            raise UnknownName("curated review", chosen.score or chosen.slug, _slugs())
        out.write(WRITERS[style](_score_table(draft, curated)))
        return 0
    if curated is not None:
        _say_difference(draft, curated, style, out)
        folder = chosen.out / curated.slug
        if folder.is_dir():
            out.say(f"for a fresh draft remove {folder}, or name another folder with --out")
        return 0
    _write(draft, chosen, out)
    return 0


def _check_slug(slug: str) -> None:
    """Raise `BadInput` for a name that is not fit for an IRI and a folder."""
    if slug != path_part(slug) or not slug[:1].isalnum():
        cure = "use letters, digits and hyphens"
        if fit := path_part(slug).strip("-._~"):
            cure = f"call it {fit}"
        raise BadInput([Fault("--as", 0, "", f"{slug!r} is not fit for an IRI", cure)])


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


def _check_told(columns: Iterable[str], page: Page) -> None:
    """Raise `BadInput` for headers that a person names and no table has, with the nearest."""
    printed = {fold(h.text): h.text for found in page.tables for h in found.headings}
    faults = []
    for column in columns:
        header = column.rpartition("=")[0]
        if printed and fold(header) not in printed:
            cure = did_you_mean(nearest(header, printed.values())).lstrip(", ")
            found = f"no table has the header {header!r}"
            faults.append(Fault("--column", 0, "", found, cure or "write it as it is printed"))
    if faults:
        raise BadInput(faults)


def _draft(slug: str, page: Page, found: FoundTable, name: str) -> Draft:
    table = found.read()
    if not table.rows:
        said = ", ".join(repr(heading.text[:40]) for heading in found.headings[:3])
        found_none = f"no row was read below the headers {said}"
        raise BadInput([Fault(name, 0, "", found_none, "name another table with --table")])
    legend = read_legend(atoms_of(page.text), table)
    remarks = [*page.remarks, *table.remarks]
    if len(page.tables) > 1:
        remarks.append(f"{len(page.tables)} tables were found; --table takes another one")
    return draft_of(slug, table, page.text, legend, remarks)


def _slugs() -> list[str]:
    return [review.slug for review in load_sources().reviews]


def _curated(chosen: argparse.Namespace, draft: Draft, out: Console) -> Review | None:
    """Find what is curated of the table: the folder named, or one of its name or its document."""
    if chosen.score:
        folder = Path(chosen.score)
        if folder.is_dir():
            return load_review(folder.resolve(), chosen.score)
    if (chosen.out / chosen.slug / "review.toml").is_file() and chosen.score is None:
        return load_review(chosen.out / chosen.slug, str(chosen.out / chosen.slug))
    wanted = chosen.score or chosen.slug
    known = load_sources().reviews
    by_name = [review for review in known if review.slug == wanted]
    beside = _reviews_in(chosen.out, out) if chosen.score is None else ()
    same = [review for review in (*beside, *known) if of_same_table(draft, review)]
    return next(iter([*by_name, *same]), None)


def _reviews_in(folder: Path, out: Console) -> Iterator[Review]:
    """Read the reviews of a folder; one that cannot be read is said, and is no obstacle."""
    for path in sorted(folder.glob("*/review.toml")):
        try:
            yield load_review(path.parent, str(path.parent))
        except BadInput as error:
            out.say(f"not compared with {path.parent}: {error.faults[0]}")


def _say_difference(draft: Draft, curated: Review, style: str, out: Console) -> None:
    out.say(
        f"{curated.slug} is curated already, and nothing is written: below is where the draft "
        "differs, if it does"
    )
    differences = _differences(draft, curated)
    out.write(WRITERS[style](differences))
    out.say(f"{len(differences.rows)} cells of {curated.slug} differ")


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


def _write(draft: Draft, chosen: argparse.Namespace, console: Console) -> None:
    """Write the folder and the doubts beside it; raises `BadInput` rather than write over files."""
    out: Path = chosen.out
    folder = out / draft.slug
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        fault = Fault(str(folder), 0, "", f"it cannot be made ({error.strerror})", "mend --out")
        raise BadInput([fault]) from error
    if there:
        found = f"files are there ({', '.join(there[:3])}), and no review.toml"
        raise BadInput([Fault(str(folder), 0, "", found, "name another folder with --out")])
    for name, text in files_of(draft).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    doubts = out / f"{draft.slug}.draft.tsv"
    doubts.write_text(doubts_of(draft), encoding="utf-8", newline="")
    doubtful = doubts_of(draft).count("\tyes\t")
    roleless = [column.heading for column in draft.columns if not column.firm]
    unknown = [heading.text for heading in roleless if not heading.other]
    others = [heading.text for heading in roleless if heading.other]
    rows = f"{draft.table.rows} {'row' if draft.table.rows == 1 else 'rows'}"
    console.say(f"{rows} of layout “{draft.table.layout}” in {folder}")
    console.say(f"{doubtful} of {len(draft.table.cells)} cells are doubtful: see {doubts}")
    if unknown:
        names = ", ".join(map(repr, unknown))
        console.say(f"nobody knows what these columns hold: {names}; say it with --column")
    if others:
        console.say(f"no role speaks of these columns: {', '.join(map(repr, others))}")
    console.say(
        f"correct rows.tsv, findings.tsv and review.toml, then: mesograph build --data {out} "
        f"--sources {chosen.document.parent}"
    )
