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
_HEAD = re.compile(r"[^(),;]*")


def read(printed: Printed) -> Iterator[Said]:
    """Claim every facet of a product that the cell names."""
    for role, scheme in FACETS:
        yield from printed.terms(role, scheme, RULE)


def read_name(printed: Printed, taken: list[Span]) -> Iterator[Said]:
    """Claim the names of products.

    A column that is there for the name begins with it: all up to a bracket, a comma or an idle
    word. A column of products may have one among what no other reader took. Elsewhere only what
    looks like a code is a name: letters and digits in one word.
    """
    if printed.column.roles[0] == "productName":
        head = _HEAD.match(printed.text)
        spans = rest(head[0], (), cut_at_idle=True)[:1] if head else ()
    else:
        spans = rest(printed.text, taken)
    for span in spans:
        words = printed.text[span.start : span.end]
        if printed.column.roles[0] in ("product", "productName") or _CODE.fullmatch(words):
            yield printed.claim("productName", Text(words), span, NAME_RULE)
