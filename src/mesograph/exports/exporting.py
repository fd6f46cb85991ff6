"""Export: the chosen targets written to a folder, whole or not at all."""

from collections.abc import Callable, Iterable
from pathlib import Path

from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.folder import Folder, replacing
from mesograph.exports.manifest import entry, write_manifest
from mesograph.exports.source import Source


def export(  # noqa: PLR0913 - what, which, whereto, how
    source: Source,
    chosen: Iterable[Exporter],
    target: Path,
    options: Options,
    say: Callable[[str], None],
    *,
    force: bool = False,
) -> None:
    """Write targets to a folder: one straight into it, several into a folder each.

    Raises `NotOurExport` rather than replace what is not ours.
    """
    chosen = tuple(chosen)
    with replacing(target, force=force) as making:
        told = {}
        for exporter in chosen:
            place = "." if len(chosen) == 1 else exporter.name
            folder = Folder(making / place)
            folder.path.mkdir(exist_ok=True)
            exporter.write(source, folder, options)
            told[exporter.name] = entry(exporter, folder, place)
            size = sum(file.size for file in folder.written.values())
            say(f"{exporter.name}: {len(folder.written)} files, {size} bytes")
        write_manifest(making, source.sha256(), options, told)
