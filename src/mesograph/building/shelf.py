"""The files of a folder that may be documents of reviews."""

from pathlib import Path

from mesograph.errors import BadInput, Fault


def files_on(folder: Path) -> tuple[Path, ...]:
    """List the files of a folder, but what is hidden and the locks of office programs.

    Raises `BadInput` where there is no such folder.
    """
    if not folder.is_dir():
        raise BadInput([Fault(str(folder), 0, "", "there is no such folder", "mend --sources")])
    paths = (path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    return tuple(sorted(path for path in paths if path.is_file()))
