"""What the cells of one row say of each other: the aim, the routes of doses, the whole product."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mesograph.model import (
    Claim,
    Dose,
    Flag,
    Identifier,
    Missing,
    Product,
    Term,
    Text,
    Together,
)
from mesograph.names import term
from mesograph.reading.printed import Said

FACETS = ("tissue", "donor", "productKind", "payload", "carrier", "productName")


def settle(said: Iterable[Said]) -> tuple[Said, ...]:
    """Hold the claims of a row against each other, one question after the other."""
    settled = tuple(dict.fromkeys(said))
    for question in (_aim, _routes_of_doses, _product, _trials):
        settled = tuple(question(settled))
    return settled


def _claims(said: Iterable[Said], *roles: str) -> list[Claim]:
    """Give the claims of some roles that have a value."""
    return [
        item
        for item in said
        if isinstance(item, Claim) and item.role in roles and not isinstance(item.value, Missing)
    ]


def _values(said: Iterable[Said], role: str) -> list[str]:
    """Give what the claims of a role name, each once, in the order of the cells."""
    named = (claim.value for claim in _claims(said, role))
    words = (v.iri if isinstance(v, Term) else v.words for v in named if isinstance(v, Term | Text))
    return list(dict.fromkeys(words))


def _aim(said: Sequence[Said]) -> Iterator[Said]:
    """Take what people have as treated, unless a complication of its therapy is the aim."""
    aims = [item for item in said if isinstance(item, Claim) and item.role == "aim"]
    underlying = _values(said, "underlyingCondition")
    complication = term("aim", "complication")
    itself = not aims or term("aim", "tumour") in _values(said, "aim")
    for item in said:
        if isinstance(item, Flag) or item.role != "underlyingCondition" or not itself:
            yield item
        elif isinstance(item, Claim):
            yield replace(item, role="condition", rule="settled-aim" if aims else item.rule)
        else:
            yield replace(item, role="condition")
    if complication in _values(said, "aim") and underlying == _values(said, "condition"):
        cell = _claims(said, "aim")[0].cell
        message = "the purpose only repeats the disease; it is counted as a complication"
        yield Flag("aim-not-stated", cell, "aim", message)


def _routes_of_doses(said: Sequence[Said]) -> Iterator[Said]:
    """Tie doses joined by “and” to as many routes joined by “and”; else they are levels."""
    doses = _claims(said, "dose")
    respective = [claim for claim in doses if _structure(claim) == "per route"]
    routes = _values(said, "route")
    all_routes = any(
        isinstance(item, Together) and item.role == "route" and item.how == "all" for item in said
    )
    tied = dict(zip(map(id, respective), routes, strict=False))
    fits = all_routes and len(respective) == len(routes)
    for item in said:
        if isinstance(item, Claim) and isinstance(item.value, Dose) and item in respective:
            dose = replace(item.value, structure="levels")
            if fits:
                dose = replace(item.value, route=tied[id(item)])
            yield replace(item, value=dose)
        else:
            yield item
    if not fits and len(routes) > 1 and len(doses) == len(routes):
        message = "as many doses as routes, and nothing says which goes with which"
        yield Flag("dose-route-untied", doses[0].cell, "dose", message)


def _structure(claim: Claim) -> str:
    return claim.value.structure if isinstance(claim.value, Dose) else ""


def _product(said: Sequence[Said]) -> Iterator[Said]:
    """Put one product together for each tissue that the row names, or one where it names none."""
    yield from said
    facets = _claims(said, *FACETS)
    if not facets:
        return
    donors = _values(said, "donor")
    if len(donors) > 1:
        message = "both kinds of donor are named; which product has which is not said"
        yield Flag("donor-unclear", facets[0].cell, "donor", message)
    kinds, payloads, carriers, names = (tuple(_values(said, role)) for role in FACETS[2:])
    tissues = _values(said, "tissue")
    for tissue in tissues or [""]:
        donor = donors[0] if len(donors) == 1 else ""
        product = Product(tissue, donor, kinds, payloads, carriers, names)
        source = next(c for c in facets if not tissue or c.value == Term(tissue))
        yield Claim(source.cell, "product", product, source.span, "composition")


def _trials(said: Sequence[Said]) -> Iterator[Said]:
    """Flag a row that gives several registrations."""
    yield from said
    codes = [
        claim.value.code
        for claim in _claims(said, "identifier")
        if isinstance(claim.value, Identifier) and claim.value.status == "well-formed"
    ]
    if len(codes) > 1:
        cell = _claims(said, "identifier")[0].cell
        message = f"one row, {len(codes)} registrations: {' '.join(codes)}"
        yield Flag("several-trials", cell, "identifier", message)
