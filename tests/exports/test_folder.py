"""An export is whole or not there, and nothing that is not ours is touched."""

import subprocess
import sys
from pathlib import Path

import pytest

from mesograph.cli import main
from mesograph.exports.exporter import Exporter, Options, find_exporter
from mesograph.exports.exporting import export
from mesograph.exports.folder import CannotWrite, NotOurExport
from mesograph.exports.manifest import NoExport, read_manifest

OPTIONS = Options()


def broken() -> Exporter:
    def write(source, folder, options):
        folder.put("half.txt", "written before it broke")
        raise OSError("the disk is full")

    return Exporter("broken", "breaks", write, lambda *_: iter(()), lambda *_: iter(()))


def silent(_: str) -> None:
    """Say nothing."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_with_files_of_others_is_not_touched(small, tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "thesis.txt").write_text("years of work")

    with pytest.raises(NotOurExport, match="was not written by"):
        export(small, [find_exporter("csv")], tmp_path / "theirs", OPTIONS, silent)

    assert (tmp_path / "theirs" / "thesis.txt").read_text() == "years of work"
    assert names(tmp_path) == ["theirs"]


def test_a_file_that_someone_put_into_our_folder_is_not_lost(small, tmp_path):
    export(small, [find_exporter("csv")], tmp_path / "out", OPTIONS, silent)
    (tmp_path / "out" / "notes.txt").write_text("mine")

    with pytest.raises(NotOurExport, match=r"notes\.txt"):
        export(small, [find_exporter("csv")], tmp_path / "out", OPTIONS, silent)


def test_an_export_of_ours_is_replaced_and_an_empty_folder_filled(small, tmp_path):
    (tmp_path / "out").mkdir()

    export(small, [find_exporter("csv")], tmp_path / "out", OPTIONS, silent)
    export(small, [find_exporter("graphml")], tmp_path / "out", OPTIONS, silent)

    assert names(tmp_path / "out") == ["manifest.json", "mesograph.graphml", "schema.json"]
    assert names(tmp_path) == ["out"]


def test_with_force_whatever_is_there_is_replaced(small, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old.txt").write_text("old")

    export(small, [find_exporter("csv")], tmp_path / "out", OPTIONS, silent, force=True)

    assert "old.txt" not in names(tmp_path / "out")


def test_an_export_that_fails_leaves_nothing_half_written_and_the_former_whole(small, tmp_path):
    export(small, [find_exporter("csv")], tmp_path / "out", OPTIONS, silent)
    before = names(tmp_path / "out")

    with pytest.raises(CannotWrite, match="disk is full"):
        export(small, [broken()], tmp_path / "out", OPTIONS, silent)
    with pytest.raises(CannotWrite, match="disk is full"):
        export(small, [broken()], tmp_path / "new", OPTIONS, silent)

    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == before


def test_a_target_that_is_misspelt_is_named_with_the_nearest(capsys):
    assert main(["export", "neo4", "somewhere"]) == 2
    assert "did you mean neo4j?" in capsys.readouterr().err


def test_without_a_target_they_are_listed(capsys):
    assert main(["export"]) == 0
    assert "neo4j    a bundle for Neo4j" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_named_with_the_reason(small, tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(CannotWrite, match="cannot be written"):
        export(small, [find_exporter("csv")], tmp_path / "file" / "out", OPTIONS, silent)


@pytest.mark.parametrize("force", [False, True])
def test_the_folder_that_one_is_in_is_not_replaced(small, tmp_path, monkeypatch, force):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotOurExport, match="the folder that you are in"):
        export(small, [find_exporter("csv")], Path(), OPTIONS, silent, force=force)


def test_verifying_a_file_says_that_it_is_no_export(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NoExport, match=r"there is no manifest\.json"):
        read_manifest(tmp_path / "file")


def test_an_export_that_is_killed_leaves_nothing_under_the_name(tmp_path):
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from mesograph.exports.folder import replacing\n"
        "with replacing(Path(sys.argv[1]), force=False) as making:\n"
        "    (making / 'half.csv').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )

    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "out")], check=False)

    assert done.returncode == -9
    assert not (tmp_path / "out").exists()


def test_verifying_what_is_no_export_says_so(tmp_path, capsys):
    assert main(["verify", str(tmp_path), "--graph", str(tmp_path)]) == 2
    assert "mesograph build" in capsys.readouterr().err
