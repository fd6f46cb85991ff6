"""The output folder: each build whole in a folder of its own, and one link that says which counts.

    build/versions/<fingerprint>/…   what one build wrote, never changed after
    build/current -> versions/<…>    moved in one step when a build is complete
    build/mesograph.nq -> current/…  the promised names

A reader follows `current` once and stays with that version; a build that fails or is killed
leaves `current` where it was.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from mesograph import __version__
from mesograph.errors import BuildMissing, MesographError

FILES = ("mesograph.nq", "mesograph.trig", "report.html", "report.json", "report.md")
STORE = "store"
MADE_BY = "made-by"
"""Names the version of mesograph that wrote a build; another one may read it wrongly."""
_US = f"mesograph {__version__}"
KEPT = 2
"""How many versions stay: the current one, and the one that readers may still have open."""

ABANDONED = 3600
"""Seconds after which a version that is still being made is held to be left by a killed build."""


class NotOurFolder(MesographError):  # noqa: N818 - it reads as what happened
    """The output folder holds something that no build of ours wrote."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was not written by mesograph; name another folder by --out")


def current(folder: Path) -> Path | None:
    """Give the version that counts; None where there is none."""
    link = folder / "current"
    return link.resolve() if (link / FILES[0]).is_file() else None


def find_build(folder: Path) -> Path:
    """Find the version that counts.

    Raises `BuildMissing` where there is none, or another version of mesograph made it.
    """
    version = current(folder)
    if version is None:
        raise BuildMissing(str(folder), "there is no build here")
    note = version / MADE_BY
    maker = note.read_text("utf-8").strip() if note.is_file() else "an unknown version"
    if maker != _US:
        raise BuildMissing(str(folder), f"it was made by {maker}, and this is {_US}")
    return version


def publish(
    folder: Path, name: str, files: Mapping[str, bytes], save: Callable[[Path], None]
) -> None:
    """Write a version beside the others and make it the one that counts, in one step.

    `save` writes the store into the folder that it is given.
    Raises `NotOurFolder` rather than overwrite what is not ours.
    """
    for promised in (*FILES, STORE, "current"):
        path = folder / promised
        if path.exists() and not path.is_symlink():
            raise NotOurFolder(path)
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=versions))
    try:
        for file, content in files.items():
            (making / file).write_bytes(content)
        (making / MADE_BY).write_text(f"{_US}\n", "utf-8")
        save(making / STORE)
        # Of one name is of one content: a version that is there, a reader may have open, is kept.
        making.chmod(0o755)
        if not (versions / name).exists():
            making.rename(versions / name)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    _point(folder / "current", Path("versions") / name)
    for promised in (*FILES, STORE):
        if not (folder / promised).is_symlink():
            _point(folder / promised, Path("current") / promised)
    _tidy(versions, name)


def _point(link: Path, target: Path) -> None:
    """Move a link in one step."""
    fresh = link.with_name(f".{link.name}-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _tidy(versions: Path, newest: str) -> None:
    """Remove all but the newest versions, and what killed builds left behind long ago."""
    others = [path for path in versions.iterdir() if path.name != newest]
    whole = [path for path in others if not path.name.startswith("making-")]
    whole.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    abandoned = [
        path
        for path in others
        if path.name.startswith("making-") and time.time() - path.stat().st_mtime > ABANDONED
    ]
    for path in (*whole[KEPT - 1 :], *abandoned):
        shutil.rmtree(path, ignore_errors=True)
