"""The works that a row cites, as the reviews print them."""

import re
from collections.abc import Iterator

from mesograph.model import Span, Text
from mesograph.reading.printed import Printed, Said

RULE = "lexicon"

_NAME = r"""
    (?: (?: d[aeiu] | del | della | dos | l[ae] | van | von | de[rn] | el | al | ten ) \s ){0,3}
    [^\W\d_a-zß-öø-ÿ] [\w’'‐-]+
    (?: ,? \s (?: [A-Z] \.? -? ){1,3} (?! \w ) | \s [^\W\d_a-zß-öø-ÿ] [\w’'‐-]+ ){0,2}
"""
_OTHERS = r"""
    \s* (?: ,? \s et \s+ al\b \.? | ,? \s and \s (?:colleagues|others)\b )
"""
_YEAR = r"(?:19|20)\d\d[a-z]?"
_WORK = re.compile(
    rf"""
    (?<![\w’'‐-]) (?P<authors> {_NAME} (?: \s* (?: and | & | , ) \s+ {_NAME} )? )
    (?P<others> {_OTHERS} )?
    (?: \s* \[ (?P<before> \d{{1,3}}[a-z]? ) \] )?
    (?: \s* [,:]? \s* \(? \s* (?P<years> {_YEAR} (?: \s* [,;] \s* {_YEAR} (?!\w) ){{0,9}} )
        (?: \s* \) )? )?
    (?: \s* ,? \s* (?: \[ (?P<after> \d{{1,3}}[a-z]? ) \] | \( (?P<round> \d{{1,3}} ) \) ) )?
    """,
    re.VERBOSE,
)
_PUBLISHED = re.compile(
    r"""
    (?: doi \s* :? \s* )? (?P<doi> 10\.\d{4,9}/[^\s,;]+ ) | (?P<kind> PMID | PMC ) \s* :? \s*
    (?P<number> \d+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\w.])(?P<first>\d{1,4}[a-z]?)(?:\s*[-–—]\s*(?P<last>\d{1,4}))?(?!\w)", re.VERBOSE
)
_A_YEAR = re.compile(_YEAR)
_MOST = 50
"""Works that a run such as `12–14` may hold; more is no run."""


def read_references(text: str) -> tuple[tuple[str, Span], ...]:
    """Read the works that a text cites: the number of each, or else its authors and year.

    >>> [work for work, _ in read_references("Zhang et al. (2012), Li and Wu 2014a")]
    ['Zhang 2012', 'Li and Wu 2014a']
    >>> [work for work, _ in read_references("O’Brien 2019 [5]")], read_references("2012")
    (['5'], ())
    >>> [work for work, _ in read_references("[12, 14–16]")]
    ['12', '14', '15', '16']
    >>> [work for work, _ in read_references("Zhang 2012; 2014 and doi:10.1000/xyz")]
    ['Zhang 2012', 'Zhang 2014', '10.1000/xyz']
    """
    found: list[tuple[str, Span]] = []
    left = text
    for pattern, works in ((_PUBLISHED, _published), (_WORK, _named), (_NUMBERED, _numbers)):
        for match in pattern.finditer(left):
            span = Span(*match.span())
            read = [(work, span) for work in works(match)]
            found += read
            if read:
                left = left[: span.start] + " " * (span.end - span.start) + left[span.end :]
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _published(match: re.Match[str]) -> Iterator[str]:
    yield match["doi"] or f"{match['kind'].upper()} {match['number']}"


def _named(match: re.Match[str]) -> Iterator[str]:
    """Give a work by its number where one stands beside its authors, else by them."""
    number = match["before"] or match["after"] or match["round"]
    if number and (match["years"] or match["others"]):
        yield number
    elif match["years"]:
        authors = " ".join(match["authors"].replace("&", "and").split())
        yield from (f"{authors} {year}" for year in _A_YEAR.findall(match["years"]))
    elif match["others"]:
        yield f"{match['authors']} et al."


def _numbers(match: re.Match[str]) -> Iterator[str]:
    first, last = match["first"], match["last"]
    if _A_YEAR.fullmatch(first):
        # No review cites two thousand works: a year alone names none.
        return
    yield first
    if last and first.isdigit() and 0 < int(last) - int(first) < _MOST:
        yield from map(str, range(int(first) + 1, int(last) + 1))
    elif last:
        yield last


def read(printed: Printed) -> Iterator[Said]:
    """Claim the works that a cell cites."""
    works = read_references(printed.text)
    if not works and "reference" in printed.column.firm:
        yield printed.flag("unread", "reference", f"no work is cited by {printed.text!r}")
    for work, span in works:
        yield printed.claim("reference", Text(work), span, RULE)
