"""How much of made-up tables is read right in each layout: the table of docs/reading.md.

Run it from a checkout: `python -m bench.read`.
"""

from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import BLIND, FAR, LATER, NAMES, UNSEEN, load, load_roles
from tests.capture.measure import Measured, measure, unknown_headers
from tests.capture.printed_pages import MEDIA, measure_page, printed

from mesograph.errors import BadInput

GROUPS = {
    "made-up tables": NAMES,
    "tables far from the lexicon": (*FAR, *LATER),
    "tables by a blind author": BLIND,
    "more tables by that author": UNSEEN,
}


def main():
    for title, names in GROUPS.items():
        print(f"| {title} | cells | right | wrong | wrong and flagged | right and flagged |")
        print("|---|---|---|---|---|---|")
        totals = [0, 0, 0, 0]
        for layout in LAYOUTS:
            every = [measured(name, layout) for name in names]
            counts = counted(every)
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
            print(line(layout, counts))
        print(line("all", totals))
        print()
    for author in ("first", "second", "third"):
        pages(author)
    headers()


def pages(author):
    """Print how much of an author's own pages is read right."""
    title = f"pages of the {author} author"
    print(f"| {title} | cells | right | wrong | wrong and flagged | right and flagged |")
    print("|---|---|---|---|---|---|")
    totals = [0, 0, 0, 0]
    for layout in MEDIA:
        every = [measure_page(table) for table in printed(author, layout)]
        if every:
            counts = counted(every)
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
            print(line(layout, counts))
    print(line("all", totals))
    print()


def counted(every):
    """Add up the counts of some tables."""
    return (
        sum(m.cells for m in every),
        sum(m.right for m in every),
        sum(m.wrong_flagged for m in every),
        sum(m.right_flagged for m in every),
    )


def measured(name, layout):
    """Measure a table; one that is not found is all wrong, and said to be."""
    table = load(name)
    try:
        return measure(table, layout)
    except BadInput:
        cells = len(table.rows) * len(table.headers)
        return Measured(cells, 0, cells, 0, ())


def headers():
    """Print how many headers of the blind tables are found and known for what they mean."""
    roles = load_roles()
    print("| layout | headers | known | not known |")
    print("|---|---|---|---|")
    for layout in LAYOUTS:
        lost = [h for name in BLIND for h in unknown_headers(name, load(name), layout, roles)]
        print(f"| {layout} | {len(roles)} | {len(roles) - len(lost)} | {', '.join(lost)} |")


def line(name, counts):
    cells, right, wrong_flagged, right_flagged = counts
    return (
        f"| {name} | {cells} | {right / cells:.3f} | {cells - right} | {wrong_flagged} "
        f"| {right_flagged / max(right, 1):.3f} |"
    )


if __name__ == "__main__":
    main()
