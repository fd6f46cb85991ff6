"""Registry records at hand: facts of named trials, as of a date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mesograph.tables import Faults, Line, read_table, read_whole

COLUMNS = (
    *("code", "conditions", "phases", "interventions", "enrolled", "enrolment", "status"),
    *("started", "countries", "allocation", "study_type", "other_ids"),
)
_FILE = re.compile(r"(?P<registry>.+)-(?P<date>\d{4}-\d{2}-\d{2})\.tsv")


@dataclass(frozen=True, slots=True)
class Record:
    """What a registry said of a trial on the day of the snapshot."""

    snapshot: str
    """Registry and date, as in the file's name."""
    code: str
    conditions: str
    phases: str
    interventions: str
    enrolled: int | None
    """None where the record gives no number."""
    status: str


def read_records(name: str, text: bytes, faults: Faults) -> tuple[Record, ...]:
    """Read a snapshot; `name` is the name of its file, `<registry>-<date>.tsv`."""
    match = _FILE.fullmatch(name)
    if match is None:
        faults.add(0, "", f"{name!r} names no date", "call it <registry>-<year-month-day>.tsv")
    snapshot = name.removesuffix(".tsv")
    lines = read_table(text, COLUMNS, (), faults)
    return tuple(_record(snapshot, line, faults) for line in lines)


def _record(snapshot: str, line: Line, faults: Faults) -> Record:
    enrolled = read_whole(line, "enrolled", faults) if line["enrolled"] else None
    said = (line[column] for column in ("code", "conditions", "phases", "interventions"))
    code, conditions, phases, interventions = said
    return Record(snapshot, code, conditions, phases, interventions, enrolled, line["status"])


def one_edit_apart(code: str, other: str) -> bool:
    """Tell whether one character dropped, added or changed makes one code the other.

    >>> one_edit_apart("NCT0291768", "NCT02917681"), one_edit_apart("NCT1", "NCT1")
    (True, False)
    """
    short, long = sorted((code, other), key=len)
    if len(long) - len(short) > 1 or code == other:
        return False
    at = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def candidates(code: str, records: Iterable[Record]) -> Iterator[Record]:
    """Give the records whose code is one edit away."""
    return (record for record in records if one_edit_apart(code, record.code))
