"""The phase of a trial, as the reviews write it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mesograph.model import Span, Term
from mesograph.reading.printed import Printed, Said, rest
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import Concept

RULE = "phase"

_ONE = r"(?:IV|I{1,3}|Ⅰ|Ⅱ|Ⅲ|Ⅳ|[0-4])[abc]?"
_WORD = r"ph(?:ase|\.)?\s*"
_NEXT = rf"(?:\s*(?:[/,&+|–-]|and|to)\s*(?:{_WORD})?(?P<second>{_ONE}))?"
_PHASE = re.compile(rf"(?:{_WORD})?(?P<first>{_ONE}){_NEXT}", re.IGNORECASE)
_WITHIN = re.compile(rf"(?:\bearly\s+)?\b{_WORD}{_ONE}{_NEXT}(?!\w)", re.IGNORECASE)
_PART = re.compile(r"[^,;:()]+")
_TRIAL = re.compile(r"\s+(?:clinical\s+)?(?:trial|study)$", re.IGNORECASE)
_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "ⅰ": "1", "ⅱ": "2", "ⅲ": "3", "ⅳ": "4"}


@lru_cache(maxsize=2**12)
def read_phase(text: str) -> Concept | None:
    """Read a phase; None where the text is none.

    >>> read_phase("Phase Ib/IIa").label, read_phase("III").label, read_phase("Phase 1 and 2").label
    ('1b/2a', '3', '1/2')
    >>> read_phase("Ⅰ/Ⅱ").label, read_phase("Phase I/II trial").label, read_phase("Ph. I, II").label
    ('1/2', '1/2', '1/2')
    >>> read_phase("Phase IBM") is None
    True
    """
    match = _PHASE.fullmatch(_TRIAL.sub("", text).strip())
    if match is None and text.casefold().startswith("early "):
        following = read_phase(text[len("early ") :])
        return lexicon("phase").look_up(f"early {following.label}") if following else None
    if match is None:
        return lexicon("phase").look_up(text)
    parts = [_plain(part) for part in match.group("first", "second") if part]
    return lexicon("phase").look_up("/".join(parts))


def _plain(part: str) -> str:
    folded = part.casefold()
    stem, letter = (folded[:-1], folded[-1]) if folded[-1] in "abc" else (folded, "")
    return _ARABIC.get(stem, stem) + letter


def find_phase(text: str) -> tuple[Concept, Span] | None:
    """Find the one phase that a text says among other words; None where it says none, or two.

    >>> phase, span = find_phase("Open-label phase I/II, single arm")
    >>> phase.label, span
    ('1/2', Span(start=11, end=21))
    >>> find_phase("II (completed)")[0].label, find_phase("Phase 1; then phase 3")
    ('2', None)
    """
    whole = read_phase(text)
    if whole is not None:
        return whole, Span(0, len(text))
    spans = [Span(*match.span()) for match in _WITHIN.finditer(text)]
    spans = spans or [_stripped(match) for match in _PART.finditer(text)]
    found = [(phase, s) for s in spans if (phase := read_phase(text[s.start : s.end])) is not None]
    return found[0] if len(found) == 1 else None


def _stripped(part: re.Match[str]) -> Span:
    words = part[0]
    start = part.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def read(printed: Printed) -> Iterator[Said]:
    """Claim the phase of a cell, and name the words beside it."""
    found = find_phase(printed.text)
    if found is None:
        yield printed.flag("unread", "phase", f"no phase is known by {printed.text!r}")
        return
    phase, span = found
    yield printed.claim("phase", Term(phase.iri), span, RULE)
    beside = [printed.text[left.start : left.end] for left in rest(printed.text, [span])]
    if beside:
        words = "; ".join(map(repr, beside))
        yield printed.flag("unread-words", "phase", f"no reader took {words}")
