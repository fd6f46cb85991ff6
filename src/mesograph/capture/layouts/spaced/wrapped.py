"""The lines of a cell as one text: words that the end of a line has parted are joined."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mesograph.capture.layouts.spaced.lines import Word
from mesograph.capture.words.atoms import Atom, Gap, mended, wording

_PARTED = re.compile(r"(?:[^\W\d_]|\d)[-–]$")
_INNER = re.compile(r"[^\W_][-–][^\W_]")


def joined(runs: Sequence[Sequence[Word]], known: frozenset[str]) -> tuple[Atom, ...]:
    """Join the parts of a cell that stand in several lines; `known` are the words of the page.

    The hyphen of a compound stays: one that the page has elsewhere, has one before, begins the
    next word with a capital, or is of two words that the page has by themselves.
    """
    atoms: list[Atom] = []
    for run in runs:
        first, *others = (word.atom for word in run)
        if atoms and _goes_on(atoms[-1], first, known):
            text = atoms[-1].text + first.text
            atoms[-1] = replace(
                atoms[-1], text=text, last_line=first.last_line, end=first.end, tight=first.tight
            )
        else:
            atoms.append(replace(first, gap=Gap.LINE) if atoms else first)
        atoms += others
    return mended(atoms)


def _goes_on(left: Atom, right: Atom, known: frozenset[str]) -> bool:
    """Tell whether a word goes on in the next line, with the hyphen or slash that ends this one."""
    if len(left.text) > 1 and left.text.endswith("/"):
        return True
    return bool(_PARTED.search(left.text)) and _is_compound(left, right, known)


def _is_compound(left: Atom, right: Atom, known: frozenset[str]) -> bool:
    """Tell whether a hyphen at the end of a line is of the word that goes on in the next."""
    if right.text[0] in "([=<>≤≥±":
        return False
    if left.text.endswith("–") or not right.text[0].islower():
        return True
    whole, plain = bare(left.text + right.text), bare(left.text[:-1] + right.text)
    if whole in known or plain in known:
        return whole in known
    return bool(_INNER.search(left.text)) or {bare(left.text[:-1]), bare(right.text)} <= known


def bare(text: str) -> str:
    """Give a word without the signs around it.

    >>> bare("(Steroid-refractory),")
    'steroid-refractory'
    """
    return text.strip(".,;:()[]").casefold()


def said(runs: Sequence[Sequence[Word]], known: frozenset[str]) -> str:
    """Give the words of several lines as one text."""
    return wording(joined(runs, known))
