"""Tables of trials that nobody ran, as the pages of reviews would print them."""

from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
"""Each a file: the title, the headers, then the rows."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A table as it is meant: headers, and rows of cells; an empty cell is an empty text."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def load(name: str) -> MadeUp:
    """Read a made-up table by the name of its file."""
    text = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n")
    title, headers, *rows = text.split("\n")
    return MadeUp(title, tuple(headers.split("\t")), tuple(tuple(r.split("\t")) for r in rows))


NAMES = tuple(sorted(path.stem for path in TABLES.glob("*.tsv")))


def _below(folder: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{path.stem}" for path in sorted((TABLES / folder).glob("*.tsv")))


FAR, LATER = _below("far"), _below("later")
"""Tables whose diseases, products and headers the lexicon hardly knows."""
BLIND = _below("blind")
"""Tables as reviews print them, by an author who had not seen how they are read."""
UNSEEN = _below("unseen")
"""More tables of that author, scored before anything was mended for them, and looked at since."""


def load_roles() -> dict[tuple[str, str], frozenset[str]]:
    """Read what the headers of the blind tables mean: by table and header, roles; `-` for none."""
    lines = (TABLES / "blind" / "roles.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    fields = (line.split("\t") for line in lines[1:])
    return {(f"blind/{table}", header): frozenset(of.split(",")) for table, header, of in fields}
