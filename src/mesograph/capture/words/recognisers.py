"""What each kind of column costs an atom in a run of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mesograph.capture.words.vocabulary import SCHEMES, fold

FORMS = (
    *("identifier-form", "dose-form", "schedule-form", "arms-form", "time-form", "phase-form"),
    *(
        "reference-form",
        "year-form",
        "prose-form",
        "disease-form",
        "place-form",
        "route-form",
        "product-form",
    ),
    "body-form",
    "drug-form",
)
"""What an atom may be part of by its look, beside the labels of the schemes."""

BIT: Mapping[str, int] = {name: 1 << n for n, name in enumerate((*SCHEMES, *FORMS))}


@dataclass(frozen=True, slots=True)
class Taste:
    """What the atoms of one kind of column look like, as costs in nats."""

    takes: tuple[str, ...]
    """Labels and forms that it is made of."""
    word: float
    """The cost of a word in small letters that it does not know; so too the next two."""
    name: float
    """A word with a capital letter."""
    number: float
    shuns: Mapping[str, float]
    """What it is not made of, and what that costs on top."""


_PROSE = {"identifier-form": 5.0, "dose-form": 0.6, "arms-form": 0.2}
_LISTED = {"identifier-form": 3.0, "dose-form": 1.0, "prose-form": 0.5}
_NAMED = {
    "identifier-form": 3.0,
    "dose-form": 2.0,
    "schedule-form": 0.5,
    "prose-form": 1.2,
    "country": 0.5,
    "phase-form": 0.5,
    "product-form": 0.8,
    "body-form": 1.5,
}
_STRICT = {"identifier-form": 3.0}

TASTES: Mapping[str, Taste] = {
    "identifier": Taste(("identifier-form",), 4.0, 4.0, 2.5, {}),
    "country": Taste(("country", "place-form"), 3.0, 1.1, 4.0, _STRICT),
    "startYear": Taste((), 4.0, 4.0, 2.5, {}),
    "condition": Taste(("condition", "disease-form"), 1.0, 0.8, 1.8, _NAMED),
    "product": Taste(
        ("tissue", "donor", "product-kind", "payload", "carrier", "product-form"),
        1.4,
        0.9,
        1.8,
        _NAMED,
    ),
    "route": Taste(("route", "mode", "route-form"), 1.9, 1.9, 2.5, _NAMED),
    "dose": Taste(("dose-form", "unit"), 2.3, 2.3, 1.3, _STRICT),
    "schedule": Taste(("schedule-form",), 2.3, 2.3, 1.0, _STRICT),
    "arm": Taste(("arms-form", "arm-role"), 2.0, 1.8, 0.8, _STRICT),
    "phase": Taste(("phase-form",), 2.6, 2.2, 2.5, _STRICT),
    "followUp": Taste(("time-form",), 2.3, 2.5, 1.0, _STRICT),
    "reference": Taste(("reference-form",), 3.0, 1.5, 1.5, _NAMED),
    "mechanism": Taste(("mechanism",), 0.15, 0.18, 0.5, _LISTED),
    "plannedMeasure": Taste(("measure",), 0.18, 0.15, 0.4, _LISTED),
    "hasFinding": Taste((), 0.1, 0.15, 0.1, _PROSE),
    "resultsStatus": Taste(("results",), 1.5, 1.0, 3.0, _NAMED),
    "coIntervention": Taste(
        ("drug-form", "dose-form", "carrier", "payload", "schedule-form"), 1.2, 0.8, 0.8, _NAMED
    ),
    "number": Taste((), 4.0, 4.0, 0.6, _STRICT),
    "rowNumber": Taste((), 4.0, 4.0, 0.3, {}),
    "named": Taste(("body-form",), 0.7, 0.35, 1.2, {**_LISTED, "prose-form": 1.0}),
    "written": Taste((), 0.35, 0.3, 0.5, {"identifier-form": 2.5}),
    "measured": Taste((), 1.0, 0.7, 0.25, {"identifier-form": 3.0, "dose-form": 0.5}),
    "dated": Taste(("year-form",), 2.5, 1.2, 0.8, _STRICT),
    "": Taste(("body-form",), 0.7, 0.55, 0.7, {"identifier-form": 1.5}),
}
"""By role; the empty role is that of a column that nobody knows, `rowNumber` that of one that
counts the rows, `number` that of amounts whose unit the header has. The four before it are kinds of
other columns."""

OTHER: Mapping[str, str] = {
    "sponsor": "named",
    **dict.fromkeys(("title", "eligibility", "remarks", "quality", "procedure"), "written"),
    **dict.fromkeys(("severity", "characteristics", "test"), "measured"),
    "dates": "dated",
    "row-number": "rowNumber",
    **dict.fromkeys(("comparator", "vector", "device", "imaging", "making", "approval"), ""),
    **dict.fromkeys(("organ", "category"), ""),
}
"""What kind of column each of the other columns is."""

ALIKE: Mapping[str, str] = {
    **dict.fromkeys(("underlyingCondition", "qualifier", "aim"), "condition"),
    **dict.fromkeys(("tissue", "donor", "productKind", "productName", "payload"), "product"),
    "carrier": "product",
    **dict.fromkeys(("treated", "total"), "arm"),
    "administrationMode": "route",
}
"""Roles that are recognised as another is."""

_ALSO = {"aim": ("aim",), "arm": (), "productName": ()}
KNOWN = 0.05
"""What an atom costs a column that knows it."""


def kind_of(role: str) -> str:
    """Give the kind of column that a role makes."""
    return ALIKE.get(role, role if role in TASTES else "")


def asks(text: str, mask: int, roles: Iterable[str]) -> float:
    """Give what an atom costs a column of these roles; the role that knows it best decides."""
    return min(_ask(text, mask, role) for role in roles)


@cache
def _masks(role: str) -> tuple[int, tuple[tuple[int, float], ...]]:
    taste = TASTES[kind_of(role)]
    takes = sum(BIT[name] for name in (*taste.takes, *_ALSO.get(role, ())))
    shuns = ((BIT[name], cost) for name, cost in taste.shuns.items() if not BIT[name] & takes)
    return takes, tuple(shuns)


@lru_cache(maxsize=2**15)
def _ask(text: str, mask: int, role: str) -> float:
    taste = TASTES[kind_of(role)]
    takes, shuns = _masks(role)
    if mask & takes:
        return KNOWN
    cost = _unknown(text, taste)
    for bit, extra in shuns:
        if mask & bit:
            cost += extra
    return cost


_NOTHING = frozenset(
    ["-", "–", "—", "NA", "NR", "ND", "N/A", "N/R", "n.a.", "n.r.", "n/a", "n/r", "N.A.", "N.R."]
)
"""Tokens that are cells by themselves, as a rule."""
_SAYS_NOTHING = 1.5
"""What such a token costs a cell that has other words."""
JOINING = frozenset(["and", "or", "of", "with", "to", "the", "in", "for", "a", "an", "by", "from"])


def _unknown(text: str, taste: Taste) -> float:
    folded = fold(text)
    if text in _NOTHING:
        return _SAYS_NOTHING
    if not folded:
        return 0.1
    if folded in JOINING:
        return min(taste.word, 0.4)
    if folded[0].isdigit():
        return taste.number
    return taste.name if any(sign.isupper() for sign in text) else taste.word


class Asker:
    """Asks all columns at once; atoms of one look cost one computation."""

    __slots__ = ("_columns", "_known")

    def __init__(self, columns: Iterable[Sequence[str]]) -> None:
        self._columns = tuple(tuple(roles) or ("",) for roles in columns)
        self._known: dict[tuple[str, int], tuple[float, ...]] = {}

    def __call__(self, text: str, mask: int) -> tuple[float, ...]:
        """Give the cost of the atom for each column; place 0 is idle."""
        known = self._known.get((text, mask))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = (0.0, *(asks(text, mask, roles) for roles in self._columns))
            self._known[text, mask] = known
        return known


_REMEMBERED = 2**15
"""Words that an asker remembers at most, which bounds its memory."""


@lru_cache(maxsize=8)
def asker_of(columns: tuple[tuple[str, ...], ...]) -> Asker:
    """Give the asker of these columns: the blocks and the broken rows of a table share it."""
    return Asker(columns)
