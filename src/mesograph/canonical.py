"""The canonical text of a document or a cell, in which offsets are counted."""

import hashlib
import unicodedata


def canonical(text: str) -> str:
    """Normalise to NFC, collapse white space, trim.

    >>> canonical(f"  2 ×{chr(160)}106   cells/kg ")
    '2 × 106 cells/kg'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(text: str) -> str:
    """Give the SHA-256 of a canonical text, as UTF-8.

    >>> digest("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def bare(text: str) -> str:
    """Drop white space and the hyphens that end a line, to compare word for word.

    >>> bare("Refracto- ry Tumors") == bare("Refractory  Tumors")
    True
    """
    return "".join(text.replace("- ", "").split())
