"""Damage to the files of a review's folder, as a slip of a hand or a program would do it."""

from tests.mutants.damage import Folder, Kind
from tests.mutants.slips import (
    ARMS,
    DOSE,
    ID,
    cells,
    exchange,
    has,
    higher,
    lines,
    offsets,
    other_digit,
    put,
    relined,
    rewritten,
    toml,
    with_number_of,
)

R, C, F, K = "rows.tsv", "cells.tsv", "findings.tsv", "curation.tsv"
FOLDER_KINDS: tuple[Kind[Folder], ...] = (
    Kind("rows: a row is dropped", lines(R), relined(R, lambda a, n: a[:n] + a[n + 1 :])),
    Kind("rows: a row stands twice", lines(R), relined(R, lambda a, n: [*a[:n], a[n], *a[n:]])),
    Kind(
        "rows: a row has the words of the next",
        lines(R, 2),
        relined(R, lambda a, n: [*a[:n], with_number_of(a[n], a[n + 1]), *a[n + 1 :]]),
    ),
    Kind("rows: two rows are exchanged", lines(R, 2), relined(R, exchange(0))),
    Kind("rows: a cell is emptied", cells(R, has(r"\w{4}")), rewritten(R, lambda _: "")),
    Kind("rows: a cell goes to the next row", lines(R, 2), relined(R, exchange(3))),
    Kind(
        "rows: two neighbouring cells of a row are exchanged",
        lines(R),
        relined(R, lambda a, n: [*a[:n], (*a[n][:2], a[n][3], a[n][2], *a[n][4:]), *a[n + 1 :]]),
    ),
    Kind(
        "rows: treated and control change places",
        cells(R, has(ARMS)),
        rewritten(R, put(ARMS, r"\2/\1")),
    ),
    Kind(
        "rows: a dose is a hundred times as high",
        cells(R, has(DOSE)),
        rewritten(R, put(DOSE, higher)),
    ),
    Kind("rows: an exponent is lost", cells(R, has(DOSE)), rewritten(R, put(DOSE, r"\1 10"))),
    Kind(
        "rows: the unit of a dose loses /kg",
        cells(R, has("cells/kg")),
        rewritten(R, put("cells/kg", "cells")),
    ),
    Kind(
        "rows: a digit of a registration is lost",
        cells(R, has(ID)),
        rewritten(R, put(ID, lambda m: m[0][:-1])),
    ),
    Kind(
        "rows: a digit of a registration is another",
        cells(R, has(ID)),
        rewritten(R, put(ID, other_digit)),
    ),
    Kind("rows: a registration is dropped", cells(R, has(ID)), rewritten(R, lambda _: "")),
    Kind(
        "rows: a phase is another",
        cells(R, has(r"\bI{1,2}\b")),
        rewritten(R, put(r"\bI{1,2}\b", "III")),
    ),
    Kind(
        "rows: a token for what is missing takes a cell's place",
        cells(R, has(r"\w{4}")),
        rewritten(R, lambda _: "N.A."),
    ),
    Kind(
        "rows: a letter of a word is doubled",
        cells(R, has(r"[a-z]{4}")),
        rewritten(R, put(r"([a-z])(?=[a-z]{3})", r"\1\1")),
    ),
    Kind(
        "rows: a tab too many",
        lines(R),
        relined(R, lambda a, n: [*a[:n], (*a[n], ""), *a[n + 1 :]]),
    ),
    Kind("cells: a line is dropped", lines(C), relined(C, lambda a, n: a[:n] + a[n + 1 :])),
    Kind("cells: a line stands twice", lines(C), relined(C, lambda a, n: [*a[:n], a[n], *a[n:]])),
    Kind(
        "cells: a digest is broken",
        lines(C),
        relined(C, lambda a, n: [*a[:n], (*a[n][:6], a[n][6][::-1]), *a[n + 1 :]]),
    ),
    Kind(
        "cells: a digest is cut short",
        lines(C),
        relined(C, lambda a, n: [*a[:n], (*a[n][:6], a[n][6][:-1]), *a[n + 1 :]]),
    ),
    Kind("cells: a place begins one too early", lines(C), relined(C, offsets(-1, 0))),
    Kind("cells: a place ends two too late", lines(C), relined(C, offsets(0, 2))),
    Kind("cells: a place ends beyond the document", lines(C), relined(C, offsets(0, 10**6))),
    Kind("cells: a place ends before it begins", lines(C), relined(C, offsets(10**6, 0))),
    Kind("cells: a place lies elsewhere", lines(C), relined(C, offsets(3000, 3000))),
    Kind("cells: two places are exchanged", lines(C, 2), relined(C, exchange(2, 3, 4, 5))),
    Kind(
        "cells: two cells are exchanged, digest and all",
        lines(C, 2),
        relined(C, exchange(2, 3, 4, 5, 6)),
    ),
    Kind(
        "findings: a place lies out of the cell",
        cells(F, lambda c, _: c == "end"),
        rewritten(F, lambda w: str(int(w) + 9000)),
    ),
    Kind(
        "findings: a place ends before it begins",
        cells(F, lambda c, _: c == "end"),
        rewritten(F, lambda _: "0"),
    ),
    Kind(
        "findings: a direction is misspelt",
        cells(F, lambda c, _: c == "direction"),
        rewritten(F, lambda w: w[:-1]),
    ),
    Kind(
        "findings: a measure is misspelt",
        cells(F, lambda c, _: c == "measure"),
        rewritten(F, lambda w: w + "x"),
    ),
    Kind(
        "findings: a comparator is misspelt",
        cells(F, lambda c, w: c == "comparator" and w != ""),
        rewritten(F, lambda w: w + "s"),
    ),
    Kind(
        "findings: what fell rose",
        cells(F, lambda c, w: c == "direction" and w == "decreased"),
        rewritten(F, lambda _: "increased"),
    ),
    Kind(
        "findings: what rose did so against nothing",
        lambda folder: [
            n
            for n in lines(F)(folder)
            if folder.at(F, n, "direction") in ("increased", "decreased")
        ],
        lambda folder, n: folder.put(F, n, "comparator", "none"),  # type: ignore[arg-type] # a line
    ),
    Kind(
        "findings: a line stands again under the next number",
        lines(F),
        relined(F, lambda a, n: [*a, (a[n][0], "99", *a[n][2:])]),
    ),
    Kind("findings: a line is dropped", lines(F), relined(F, lambda a, n: a[:n] + a[n + 1 :])),
    Kind(
        "findings: it stands in another column",
        cells(F, lambda c, _: c == "column"),
        rewritten(F, lambda _: "Route"),
    ),
    Kind(
        "findings: it stands in another row",
        cells(F, lambda c, _: c == "row"),
        rewritten(F, lambda _: "999"),
    ),
    Kind(
        "findings: a count is a hundred times as high",
        cells(F, lambda c, w: c == "count" and w not in ("", "0")),
        rewritten(F, lambda w: w + "00"),
    ),
    Kind(
        "findings: a share is ten times as high",
        lambda folder: [
            n
            for n in lines(F)(folder)
            if folder.at(F, n, "unit") == "%" and folder.at(F, n, "direction") == "reported"
        ],
        lambda folder, n: folder.put(F, n, "value", "625"),  # type: ignore[arg-type] # a line
    ),
    Kind(
        "findings: a figure is lost, not its unit",
        cells(F, lambda c, w: c == "value" and w != ""),
        rewritten(F, lambda _: ""),
    ),
    Kind(
        "findings: a figure is no number",
        cells(F, lambda c, w: c == "value" and w != ""),
        rewritten(F, lambda w: w + "%"),
    ),
    Kind(
        "curation: a reason is emptied",
        cells(K, lambda c, _: c == "reason"),
        rewritten(K, lambda _: ""),
    ),
    Kind(
        "curation: a role is misspelt",
        cells(K, lambda c, _: c == "role"),
        rewritten(K, lambda w: w[1:]),
    ),
    Kind(
        "curation: a date is none",
        cells(K, lambda c, _: c == "date"),
        rewritten(K, lambda _: "2026-13-45"),
    ),
    Kind(
        "curation: a place lies out of the cell",
        cells(K, lambda c, w: c == "end" and w not in ("", "0")),
        rewritten(K, lambda w: str(int(w) + 9000)),
    ),
    Kind(
        "curation: a column is misspelt",
        cells(K, lambda c, _: c == "column"),
        rewritten(K, lambda w: w + "s"),
    ),
    Kind(
        "legend: a judgement is misspelt",
        cells("legend.tsv", lambda c, _: c == "judgement"),
        rewritten("legend.tsv", lambda w: w + "ly"),
    ),
    Kind(
        "legend: a short form is emptied",
        cells("legend.tsv", lambda c, _: c == "short"),
        rewritten("legend.tsv", lambda _: ""),
    ),
    Kind(
        "statements: a line ends before it begins",
        cells("statements.tsv", lambda c, _: c == "last_line"),
        rewritten("statements.tsv", lambda _: "1"),
    ),
    Kind(
        "statements: a number stands twice",
        cells("statements.tsv", lambda c, w: c == "n" and w != "1"),
        rewritten("statements.tsv", lambda _: "1"),
    ),
    toml(r"^rows = \d+", "rows = 12"),
    toml('kind = "fact"', 'kind = "prose"'),
    toml(r'roles = \["', 'roles = ["x'),
    toml('= "not-reported"', '= "not-told"'),
    toml("^slug = ", "slog = "),
    toml('^sha256 = "..', 'sha256 = "'),
    toml('^scope = "', 'scope = "x'),
    toml('^doi = "10', 'doi = "https://doi.org/10'),
)
