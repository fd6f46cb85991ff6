import re
from html.parser import HTMLParser

import pytest

from mesograph.cards.asking import lines, question
from mesograph.page.markup import VOID
from mesograph.page.report import SECTIONS, report_html
from mesograph.page.reporting import report_of


class Reader(HTMLParser):
    """Reads a page as a browser would, and notes what does not fit together."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in known:
            self.ids.append(known["id"] or "")
        if "href" in known:
            self.links.append(known["href"] or "")
        self.fetched += [tag] if tag in ("script", "link", "img", "iframe") else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def page(store) -> str:
    return report_html(store, report_of(store)).decode()


@pytest.fixture(scope="module")
def read(page) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def line_of(page: str, condition: str, route: str) -> str:
    """The line of a condition and a route in the table of what came out."""
    (line,) = (
        line
        for line in page.split("<tr>")
        if f">{condition}</td>" in line and f'"route">{route}</td>' in line
    )
    return line


def test_every_element_ends_where_it_should(read):
    assert read.wrong == []
    assert read.open == []


def test_nothing_is_fetched_from_anywhere(page, read):
    assert read.fetched == []
    assert "url(" not in page
    assert "@import" not in page
    assert all(link.startswith("#") for link in read.links)


def test_links_lead_to_parts_of_the_page_and_no_name_is_given_twice(read):
    assert [link.removeprefix("#") for link in read.links] == list(SECTIONS)
    assert set(SECTIONS) <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_a_phone_and_paper_are_thought_of(page):
    assert 'name="viewport"' in page
    assert "@media print" in page
    assert "max-width: 40rem" in page


def test_every_flag_is_there_with_its_row(store, page):
    flags = lines(store, "flags")
    said = re.findall(r'class="where">(?P<where>[^<]*)<', page)

    rows = {row for where in said for row in re.findall(r"\d+", where.rpartition(", ")[0])}

    assert {line["row"] for line in flags if line["row"]} <= rows
    assert f"<b>{len(flags)}</b> flags" in page


def test_what_has_no_outcome_column_is_not_counted_as_without_outcome(page):
    assert "no column for outcomes" in line_of(page, "ovarian cancer", "intraperitoneal")


def test_words_of_reviews_cannot_break_the_page(page):
    assert "<script" not in page
    assert page.count("<html") == 1


def test_what_came_out_says_the_trials_of_each_condition_and_route_in_words(store, page):
    (line,) = (
        line
        for line in question(store, "safety", condition="Crohn")
        if line["route"] == "intralesional"
    )

    row = line_of(page, "Crohn disease", "intralesional")

    assert f'data-of="trials">{line["trials"]}<' in row
    assert f"{line['with_unwanted_events']} unwanted events stated" in row


def test_a_trial_that_stands_under_another_route_too_is_counted_as_one(page):
    row = line_of(page, "multiple sclerosis", "intrathecal")

    assert re.search(r'data-of="trials">\d+ \(\d+ by another route too\)<', row)


def test_the_page_names_the_reviews_in_full(store, page):
    for name in (line["name"] for line in question(store, "reviews")):
        assert f">{name}<" in page


def test_no_table_is_wider_than_a_sheet_of_paper(page):
    for head in re.findall(r"<thead>.*?</thead>", page, re.DOTALL):
        assert head.count("<th ") <= 7
