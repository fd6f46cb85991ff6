r"""Several values in one cell: joined by `|`, and read back as they were.

Within a value `\` is `\\`, a bar `\|`, a tab `\t`, line ends `\n` and `\r`; an empty value is `\0`.
A cell without values is empty.
"""

import re
from collections.abc import Iterable

_WRITTEN = str.maketrans({"\\": r"\\", "|": r"\|", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_NEEDS = re.compile(r"[\\|\t\n\r]")
_READ = {"\\": "\\", "|": "|", "t": "\t", "n": "\n", "r": "\r", "0": ""}
_PIECE = re.compile(r"\\(?P<escaped>.)|(?P<bar>\|)|(?P<plain>[^\\|]+)", re.DOTALL)


def joined(values: Iterable[str]) -> str:
    r"""Write values in one cell.

    >>> joined(["bone marrow", "a|b", ""])
    'bone marrow|a\\|b|\\0'
    """
    return "|".join(map(joined_one, values))


def joined_one(value: str) -> str:
    """Write the only value of a cell."""
    if _NEEDS.search(value):
        return value.translate(_WRITTEN)
    return value or r"\0"


def split(cell: str) -> tuple[str, ...]:
    r"""Read the values of a cell.

    >>> split('bone marrow|a\\|b|\\0'), split("")
    (('bone marrow', 'a|b', ''), ())
    """
    if not cell:
        return ()
    if "\\" not in cell:
        return tuple(cell.split("|"))
    values = [""]
    for piece in _PIECE.finditer(cell):
        if piece["bar"]:
            values.append("")
        else:
            values[-1] += piece["plain"] or _READ[piece["escaped"]]
    return tuple(values)
