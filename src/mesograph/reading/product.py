"""What is given: tissue, donor, kind, payload, carrier and name, wherever a cell says so."""

import re
from collections.abc import Iterator

from mesograph.model import Span, Text
from mesograph.reading.printed import Printed, Said, rest

RULE = "product"
NAME_RULE = "product-name"

FACETS = (
    ("tissue", "tissue"),
    ("donor", "donor"),
    ("productKind", "product-kind"),
    ("payload", "payload"),
    ("carrier", "carrier"),
)
_CODE = re.compile(r"(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]+")


def read(printed: Printed) -> Iterator[Said]:
    """Claim every facet of a product that the cell names."""
    for role, scheme in FACETS:
        yield from printed.terms(role, scheme, RULE)


def read_name(printed: Printed, taken: list[Span]) -> Iterator[Said]:
    """Claim as names of products what no other reader took.

    In a column of products every word that is left is a name; elsewhere only what looks like a
    code, letters and digits in one.
    """
    own_column = printed.column.roles[0] in ("product", "productName")
    for span in rest(printed.text, taken):
        words = printed.text[span.start : span.end]
        if own_column or _CODE.fullmatch(words):
            yield printed.claim("productName", Text(words), span, NAME_RULE)
