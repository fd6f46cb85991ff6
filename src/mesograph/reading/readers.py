"""Which reader reads a role, and the reading of one fact cell by all that its column asks for."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from mesograph.model import Claim, Flag, Missing, Span
from mesograph.reading import (
    aim,
    arms,
    condition,
    dose,
    followup,
    identifier,
    phase,
    plain,
    product,
    reference,
    schedule,
)
from mesograph.reading.printed import Printed, Said, rest
from mesograph.review.declaration import Declaration
from mesograph.vocabulary.lexicon import key, lexicon

Reader: TypeAlias = Callable[[Printed], Iterator[Said]]

READERS: Mapping[str, Reader] = {
    "aim": aim.read,
    "arm": arms.read,
    "coIntervention": plain.read_co_intervention,
    "condition": condition.read_condition,
    "dose": dose.read,
    "followUp": followup.read,
    "identifier": identifier.read,
    "phase": phase.read,
    "product": product.read,
    "reference": reference.read,
    "schedule": schedule.read,
    "startYear": plain.read_year,
    "treated": arms.read_treated,
    "underlyingCondition": condition.read_underlying,
    **{role: partial(plain.read_terms, role=role) for role in plain.SCHEMES},
}
"""What reads a role; a facet of a product is read by `product`, its name by what is left over."""

FACET_ROLES = frozenset(role for role, _ in product.FACETS)
NO_WORDS_LEFT = frozenset({"arm", "treated", "followUp", "phase", "schedule"})
"""Roles whose readers answer for the whole cell, so that no word is left over."""

_UNREAD = frozenset({"unknown-word", "unread", "unit-missing"})
"""Flags of cells that say something of their role, which no reader can tell."""


def read_cell(printed: Printed, declared: Declaration) -> Iterator[Said]:
    """Read a fact cell that is not empty, for every role of its column."""
    if not printed.column.roles:
        # Nobody has said what the column holds: its words are kept, and claim nothing.
        return
    reason = missing_reason(printed.text, declared)
    if reason:
        for role in printed.column.firm:
            yield printed.claim(role, Missing(reason), printed.whole, "missing-token")
        return
    said = list(_said(printed))
    taken = [item.span for item in said if isinstance(item, Claim)]
    taken += [span for span, _ in tokens_within(printed.text, declared)]
    if "productName" in printed.column.roles:
        names = list(product.read_name(printed, taken))
        taken += [item.span for item in names if isinstance(item, Claim)]
        said += names
    yield from said
    yield from _not_said(printed, declared, said)
    yield from _left_over(printed, taken)


def _said(printed: Printed) -> Iterator[Said]:
    for role in printed.column.roles:
        if role in READERS:
            yield from READERS[role](printed)


def missing_reason(text: str, declared: Declaration) -> str:
    """Say why a cell gives nothing, if it is empty or holds a token for it; else empty.

    The reason is a name in the scheme of missing reasons.
    """
    if not text:
        return "not-reported"
    tokens = {key(token) or (token,): reason for token, reason in declared.missing.items()}
    return tokens.get(key(text) or (text,), "")


def tokens_within(text: str, declared: Declaration) -> Iterator[tuple[Span, str]]:
    """Find the tokens for what is missing that stand inside a longer cell, with their reasons."""
    for token, reason in declared.missing.items():
        at = text.find(token) if key(token) else -1
        if at >= 0 and token != text:
            yield Span(at, at + len(token)), reason


def _not_said(printed: Printed, declared: Declaration, said: list[Said]) -> Iterator[Said]:
    """Claim as missing every role that the column stands for and no reader found."""
    claimed = {item.role for item in said if isinstance(item, Claim)}
    if claimed & FACET_ROLES or "productName" in claimed:
        claimed |= {"product"}
    inside = dict(_roles_of_tokens(printed, declared))
    unread = {item.role for item in said if isinstance(item, Flag) and item.code in _UNREAD}
    for role in printed.column.firm:
        if role in claimed or (role == "treated" and "arm" in claimed):
            continue
        # A cell that nobody can read a word of is no silence of the review.
        otherwise = "not-reported" if claimed and role not in unread else "not-understood"
        span, reason = inside.get(role, (printed.whole, otherwise))
        yield printed.claim(role, Missing(reason), span, "nothing-read")


def _roles_of_tokens(
    printed: Printed, declared: Declaration
) -> Iterator[tuple[str, tuple[Span, str]]]:
    """Tell which role a token inside a cell speaks of, by the labels of the roles."""
    for span, reason in tokens_within(printed.text, declared):
        for match in lexicon("role").scan(printed.text[span.start : span.end]):
            yield match.concept.name, (span, reason)


def _left_over(printed: Printed, taken: list[Span]) -> Iterator[Flag]:
    if NO_WORDS_LEFT.intersection(printed.column.roles):
        return
    words = [printed.text[span.start : span.end] for span in rest(printed.text, taken)]
    if words:
        message = f"no reader took {'; '.join(repr(word) for word in words)}"
        yield printed.flag("unread-words", printed.column.roles[0], message)
