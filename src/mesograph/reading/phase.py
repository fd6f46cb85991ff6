"""The phase of a trial, as the reviews write it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mesograph.model import Term
from mesograph.reading.printed import Printed, Said
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import Concept

RULE = "phase"

_ONE = r"(?:IV|I{1,3}|Ⅰ|Ⅱ|Ⅲ|Ⅳ|[0-4])[abc]?"
_PHASE = re.compile(
    rf"(?:phase\s*)?(?P<first>{_ONE})(?:\s*(?:/|-|–|and|to)\s*(?:phase\s*)?(?P<second>{_ONE}))?",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\s+(?:clinical\s+)?(?:trial|study)$", re.IGNORECASE)
_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "ⅰ": "1", "ⅱ": "2", "ⅲ": "3", "ⅳ": "4"}


@lru_cache(maxsize=2**12)
def read_phase(text: str) -> Concept | None:
    """Read a phase; None where the text is none.

    >>> read_phase("Phase Ib/IIa").label, read_phase("III").label, read_phase("Phase 1 and 2").label
    ('1b/2a', '3', '1/2')
    >>> read_phase("Ⅰ/Ⅱ").label, read_phase("Phase I/II trial").label
    ('1/2', '1/2')
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


def read(printed: Printed) -> Iterator[Said]:
    """Claim the phase of a cell."""
    phase = read_phase(printed.text)
    if phase is None:
        yield printed.flag("unread", "phase", f"no phase is known by {printed.text!r}")
    else:
        yield printed.claim("phase", Term(phase.iri), printed.whole, RULE)
