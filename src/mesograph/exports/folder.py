"""The folder that an export is written to: whole or not at all, and never over what is not ours."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedWriter, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import IO

from mesograph.errors import MesographError

MANIFEST = "manifest.json"
MARK = "mesograph export"
_CURE = "name another folder, or replace it with --force"


class NotOurExport(MesographError):  # noqa: N818 - it reads as what happened
    """The target folder holds something that no export of ours wrote."""

    def __init__(self, folder: Path, reason: str, cure: str = _CURE) -> None:
        self.folder = folder
        super().__init__(f"{folder} {reason}; {cure}")


class CannotWrite(MesographError):  # noqa: N818 - it reads as what happened
    """The machine refused to write a folder."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        super().__init__(f"{folder} cannot be written ({reason}); nothing was changed there")


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: its size in bytes and its SHA-256."""

    size: int
    sha256: str


class _Hashed(RawIOBase):
    """A file that adds up its digest while it is written, so that nothing is read twice."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self._digest = hashlib.sha256()
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override] # typeshed's buffer type is not public
        written = self._file.write(data)
        self._digest.update(memoryview(data)[:written])
        self._size += written
        return written

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def sum(self) -> Written:
        return Written(self._size, self._digest.hexdigest())


class Folder:
    """A folder that files are written into, with their digests kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written: dict[str, Written] = {}
        self.counts: dict[str, int] = {}
        """What the exporter says it wrote: nodes, edges, rows."""
        self.replaced: list[str] = []
        """Values that the format cannot hold, each with what was put in its place."""

    @contextmanager
    def binary(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file to write bytes to; folders on the way are made."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = _Hashed(path)
        with BufferedWriter(raw, 1 << 18) as file:  # type: ignore[type-var] # a RawIOBase will do
            yield file
        self.written[name] = raw.sum()

    @contextmanager
    def text(self, name: str) -> Iterator[IO[str]]:
        """Open a file to write UTF-8 to, line ends as given."""
        with self.binary(name) as file, TextIOWrapper(file, "utf-8", newline="") as text:
            yield text

    def put(self, name: str, text: str) -> None:
        """Write a small file."""
        with self.text(name) as file:
            file.write(text)


@contextmanager
def replacing(target: Path, *, force: bool) -> Iterator[Path]:
    """Give a new folder beside the target, and put it in the target's place when all is written.

    Raises `NotOurExport` where the target holds something else, unless forced, and `CannotWrite`
    where the machine refuses.
    """
    if target.resolve() == Path.cwd():
        raise NotOurExport(target, "is the folder that you are in", "name another folder")
    if not force:
        check_ours(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            yield making
            making.chmod(0o777 & ~_umask())
            _swap(making, target)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(target, error.strerror or str(error)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _swap(making: Path, target: Path) -> None:
    if not target.exists() and not target.is_symlink():
        making.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent)) / target.name
    target.rename(old)
    try:
        making.rename(target)
    except OSError:
        old.rename(target)
        raise
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old.parent)
    else:
        old.unlink()
        old.parent.rmdir()


def check_ours(target: Path) -> None:
    """Raise `NotOurExport` unless the target is not there, is empty, or is an export of ours."""
    if not target.exists() and not target.is_symlink():
        return
    if not target.is_dir():
        raise NotOurExport(target, "is a file")
    held = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    if not held:
        return
    ours = _listed(target / MANIFEST)
    if ours is None:
        raise NotOurExport(target, "was not written by `mesograph export`")
    if strange := sorted(held - ours - {MANIFEST}):
        raise NotOurExport(target, f"holds {strange[0]}, which `mesograph export` did not write")


def _listed(manifest: Path) -> set[str] | None:
    """Give the files that a manifest lists; None where it is not one of ours."""
    try:
        held = json.loads(manifest.read_bytes())
        if held["written_by"] != MARK:
            return None
        return {
            f"{target['folder']}/{name}".removeprefix("./")
            for target in held["targets"].values()
            for name in target["files"]
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
