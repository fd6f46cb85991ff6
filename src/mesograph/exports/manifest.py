"""The manifest of an export: what was written, of which graph, under which licence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mesograph.errors import MesographError
from mesograph.exports.elements import Shown
from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.folder import MANIFEST, MARK, Folder, Written
from mesograph.release import VERSION

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class NoExport(MesographError):  # noqa: N818 - it reads as what happened
    """There is no export where one was looked for."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        super().__init__(f"{folder}: {reason}; run `mesograph export` first")


@dataclass(frozen=True, slots=True)
class Listed:
    """A target as a manifest lists it."""

    name: str
    folder: Path
    files: Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of an export."""

    graph: str
    """The SHA-256 of the graph's sorted N-Quads."""
    options: Options
    targets: tuple[Listed, ...]


def entry(exporter: Exporter, folder: Folder, place: str) -> dict[str, object]:
    """Tell what was written for one target."""
    return {
        "about": exporter.about,
        "folder": place,
        "counts": dict(sorted(folder.counts.items())),
        "cannot_hold": list(exporter.cannot_hold),
        "replaced": sorted(folder.replaced),
        "files": {
            name: {"bytes": file.size, "sha256": file.sha256}
            for name, file in sorted(folder.written.items())
        },
    }


def write_manifest(
    folder: Path, graph: str, options: Options, targets: Mapping[str, dict[str, object]]
) -> None:
    """Write the manifest of an export."""
    told = {
        "written_by": MARK,
        "version": VERSION,
        "licence": LICENCE,
        "attribution": "The mesograph authors, and the reviews and ontologies that the graph names",
        "graph": {"sha256": graph},
        "options": {"edges": options.shown.value, "spreadsheet_safe": options.spreadsheet_safe},
        "targets": dict(sorted(targets.items())),
    }
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an export; raises `NoExport`."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        if told["written_by"] != MARK:
            raise NoExport(folder, "its manifest is not one of ours")
        options = told["options"]
        chosen = Options(Shown(options["edges"]), bool(options["spreadsheet_safe"]))
        listed = (_listed(folder, name, told["targets"][name]) for name in told["targets"])
        return Manifest(told["graph"]["sha256"], chosen, tuple(listed))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoExport(folder, "there is no manifest.json") from error
    except (ValueError, KeyError, TypeError) as error:
        raise NoExport(folder, f"its manifest cannot be read ({error!r})") from error


def _listed(folder: Path, name: str, told: Mapping[str, object]) -> Listed:
    files = told["files"]
    if not isinstance(files, dict):
        raise TypeError(name)
    written = {file: Written(said["bytes"], said["sha256"]) for file, said in files.items()}
    return Listed(name, folder / str(told["folder"]), written)
