"""How the cells of a page are written: as sentences are, or with a capital for each word."""

from collections.abc import Sequence
from dataclasses import replace

from mesograph.capture.words.atoms import Atom
from mesograph.capture.words.spacing import LEFT_HANGING, Spacing
from mesograph.capture.words.vocabulary import find_labels

AS_SENTENCES, UNTOLD, IN_CAPITALS = 1.2, 1.0, 0.1
"""What a capital costs within a cell where labels of several words have but the first, where too
few labels tell, and where each of their words has one."""
_ENOUGH = 4
"""Words of labels, beside their first, that tell how a page is written."""
_MOST_SMALL, _FEW_SMALL = 0.75, 0.4
"""The share of them that begin with small letters, from which cells are written as sentences, and
below which each word has a capital."""


def as_written(atoms: Sequence[Atom], spacing: Spacing) -> Spacing:
    """Give the spacing with what a capital within a cell costs on this page.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.words.spacing import BLANKS
    >>> page = atoms_of("Multiple Sclerosis Bone Marrow Rheumatoid Arthritis Umbilical Cord")
    >>> as_written(page, BLANKS).capital
    0.1
    """
    if not spacing.capitals:
        return spacing
    later = [
        word
        for found in find_labels(atoms)
        for atom in atoms[found.first + 1 : found.end]
        if (word := atom.text.strip(",.;")).isalpha() and word not in LEFT_HANGING
    ]
    if len(later) < _ENOUGH:
        return replace(spacing, capital=UNTOLD)
    small = sum(text.islower() for text in later)
    if small >= _MOST_SMALL * len(later):
        return replace(spacing, capital=AS_SENTENCES)
    return replace(spacing, capital=IN_CAPITALS) if small < _FEW_SMALL * len(later) else spacing
