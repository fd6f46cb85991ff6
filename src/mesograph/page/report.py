"""The page itself: what was built, the pictures, what came out, coverage, flags by cell."""

from collections.abc import Iterable, Sequence
from importlib.resources import files

from mesograph import __version__
from mesograph.cards.asking import Line, lines
from mesograph.cards.flags import gravest_first
from mesograph.page.markup import scrolling, table, tag, words
from mesograph.page.outcomes import outcome_table
from mesograph.page.reporting import BuildReport
from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.pictures.reports import load_reports, trials_of
from mesograph.questions.answers import Table
from mesograph.store import Store

TITLE = "What the reviews claim"

SECTIONS = {
    "reviews": "The reviews",
    "evidence-map-of": "Conditions by route",
    "flow-of": "From condition to outcome",
    "outcomes": "What came out",
    "coverage": "What the tables say, and do not say",
    "flags": "What is odd, by cell",
}
"""The parts of the page, by the name that links lead to."""


def report_html(store: Store, report: BuildReport) -> bytes:
    """Write the page of a build: one file that needs no other."""
    body = (
        _head_of_page(store, report),
        _section("reviews", _reviews(report.reviews)),
        _section("evidence-map-of", _figure(evidence_map(store, {}), "evidence-map")),
        _section("flow-of", _figure(flow(store, {}), "flow")),
        _section("outcomes", outcome_table(load_reports(store, {}))),
        _section("coverage", _coverage(report.coverage)),
        _section("flags", _flags(lines(store, "flags"))),
    )
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"mesograph {__version__}"),
        tag("title", words(f"{TITLE} – mesograph")),
        tag("style", "\n", _style()),
    )
    page = tag("html", "\n", tag("head", *head), "\n", tag("body", *body), "\n", lang="en")
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _style() -> str:
    return (files("mesograph.page") / "style.css").read_text("utf-8")


def _head_of_page(store: Store, report: BuildReport) -> str:
    trials = len(trials_of(load_reports(store, {})))
    rows = sum(int(line["rows"]) for line in _by_column(report.reviews))
    findings = sum(int(line["findings"]) for line in _by_column(report.reviews))
    counts = (
        (len(report.reviews.rows), "reviews"),
        (rows, "rows"),
        (trials, "trials, each once"),
        (findings, "findings"),
        (len(report.flags.rows), "flags"),
        (report.quads, "quads in the graph"),
    )
    links = (tag("li", tag("a", words(title), href=f"#{name}")) for name, title in SECTIONS.items())
    return tag(
        "header",
        tag("h1", words(TITLE)),
        tag(
            "p",
            words(
                "A graph of what reviews of clinical trials say, cell by cell. A count here is a "
                "count of statements: it says what was reported, not whether a treatment works."
            ),
        ),
        tag("nav", tag("ul", *links), aria_label="Parts of this page"),
        tag(
            "ul",
            *(tag("li", tag("b", f"{count:,}"), " ", words(what)) for count, what in counts),
            class_="counts",
        ),
        tag("p", words(f"Made by mesograph {__version__}."), class_="note"),
    )


def _section(name: str, *content: str) -> str:
    return "\n" + tag("section", tag("h2", words(SECTIONS[name])), *content, id=name)


def _figure(picture: str, name: str) -> str:
    command = tag("code", words(f"mesograph picture {name} --param condition=…"))
    hint = words(" draws it for one condition; --param rows=… for more of them, or fewer.")
    swipe = tag("span", words("It goes on to the right. "), class_="narrow")
    caption = tag("figcaption", swipe, command, hint)
    return tag("figure", scrolling(picture, SECTIONS[f"{name}-of"]), caption)


def _reviews(found: Table) -> str:
    columns = ("review", "name", "rows", "claims", "missing", "findings", "trials")
    kinds = {"review": "slug", **dict.fromkeys(columns[2:], "number")}
    about = "By review: rows, claims with a value, claims without, findings, trials."
    rows = [tuple(line[column] for column in columns) for line in _by_column(found)]
    return table(columns, rows, about, kinds)


def _coverage(found: Table) -> str:
    columns = ("column", "read for", "rows that say it", "rows that do not")
    kinds = {"column": "name", **dict.fromkeys(columns[2:], "number")}
    parts = []
    for review in dict.fromkeys(line["review"] for line in _by_column(found)):
        rows = [
            (line["column"], line["role"], line["stated"], line["silent"])
            for line in _by_column(found)
            if line["review"] == review
        ]
        about = "Each printed column, and how many rows give a value there."
        parts += [tag("h3", words(review)), table(columns, rows, about, kinds)]
    return "".join(parts)


def _flags(found: Sequence[Line]) -> str:
    about = "A flag is about what a review says; it is no judgement of a trial."
    parts = [tag("p", words(about), class_="note")]
    for review in sorted({line["review"] for line in found}):
        own = [line for line in found if line["review"] == review]
        items = "\n".join(map(_flag, _alike(own)))
        parts += [tag("h3", words(f"{review}: {len(own)} flags")), tag("ul", items, class_="flags")]
    return "".join(parts)


def _alike(found: Iterable[Line]) -> Iterable[Sequence[Line]]:
    """Gather flags that say the same of several rows of a column, gravest first."""
    alike: dict[tuple[str, ...], list[Line]] = {}
    for line in gravest_first(found):
        same = tuple(line[name] for name in ("code", "column", "message", "repair"))
        alike.setdefault(same, []).append(line)
    return alike.values()


def _flag(alike: Sequence[Line]) -> str:
    line = alike[0]
    rows = ", ".join(str(row) for row in sorted({int(one["row"]) for one in alike if one["row"]}))
    many = "rows" if "," in rows else "row"
    where = f"{many} {rows}, {line['column']}" if rows else "the legend"
    told = line["message"].rstrip(".")
    # Some messages say themselves how the words are read.
    repair = f" Read as {line['repair']}." if line["repair"] not in told else ""
    return tag(
        "li",
        tag("span", words(where), class_="where"),
        words(f"{told}.{repair}"),
        tag("span", words(f" {line['severity']}: {line['code']}"), class_="what"),
        class_=line["severity"],
    )


def _by_column(found: Table) -> Sequence[Line]:
    return tuple(dict(zip(found.columns, row, strict=True)) for row in found.rows)
