"""Lines that are no rows: titles, notes, figures, pages, legends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from mesograph.capture.words.atoms import Atom

_CUE = re.compile(
    r"(?:Abbreviations?|Notes?|Footnotes?|Source|Sources|Fig(?:ure)?s?\b|Table|Supplementary|Copyright|©"
    r"|Downloaded|https?:|www\.|doi|Page|Available|References?$|Discussion|Conclusions?$)\b",
    re.IGNORECASE,
)


def is_cue(line: Sequence[Atom]) -> bool:
    """Tell whether a line says that it is no row: a note, a figure, a page."""
    return bool(_CUE.match(" ".join(atom.text for atom in line[:6])))


_TITLE = re.compile(r"(?:(?:supplementary|online|additional)\s+)?table\b", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Tell whether a line begins as the title of a table does, or a note about one.

    >>> is_title("Supplementary Table 2. Trials"), is_title("Tablets, once a day")
    (True, False)
    """
    return bool(_TITLE.match(text))


_SHORT = re.compile(r"[A-Za-zα-ω][\w./+-]*[A-Z0-9.][\w./+-]*[:,]?")


def is_legend(line: Sequence[Atom]) -> bool:
    """Tell whether a line expands short forms, one after the other.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> is_legend(atoms_of("i.v. intravenous, GVHD graft-versus-host disease, UC umbilical cord"))
    True
    """
    after_comma = [b.text for a, b in pairwise(line) if a.text[-1:] in ",;"]
    heads = [line[0].text, *after_comma] if line else []
    short = sum(bool(_SHORT.fullmatch(head)) for head in heads)
    return len(heads) >= 3 and short >= 0.6 * len(heads)
