"""What the Biolink model calls what we name."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from mesograph.tables import Faults, read_table

INFORES = "infores:mesograph"
"""What the graph is called among sources of knowledge."""


@cache
def biolink() -> Mapping[tuple[str, str], str]:
    """Read which category or predicate of Biolink stands for which name of ours."""
    text = (files("mesograph.exports") / "biolink.tsv").read_bytes()
    faults = Faults("exports/biolink.tsv")
    table = read_table(text, ("kind", "name", "biolink"), (), faults)
    found = {(line["kind"], line["name"]): f"biolink:{line['biolink']}" for line in table}
    faults.stop()
    return found
