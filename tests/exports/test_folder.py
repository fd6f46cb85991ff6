"""An export is whole or not there, and nothing that is not ours is touched."""

from pathlib import Path

import pytest

from mesograph.cli import main
from mesograph.exports.exporter import Exporter, Options, find_exporter
from mesograph.exports.exporting import export
from mesograph.exports.folder import NotOurExport

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

    with pytest.raises(OSError, match="disk is full"):
        export(small, [broken()], tmp_path / "out", OPTIONS, silent)
    with pytest.raises(OSError, match="disk is full"):
        export(small, [broken()], tmp_path / "new", OPTIONS, silent)

    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == before


def test_a_target_that_is_misspelt_is_named_with_the_nearest(capsys):
    assert main(["export", "neo4", "somewhere"]) == 2
    assert "did you mean neo4j?" in capsys.readouterr().err


def test_without_a_target_they_are_listed(capsys):
    assert main(["export"]) == 0
    assert "neo4j    a bundle for Neo4j" in capsys.readouterr().out


def test_verifying_what_is_no_export_says_so(tmp_path, capsys):
    assert main(["verify", str(tmp_path), "--graph", str(tmp_path)]) == 2
    assert "mesograph build" in capsys.readouterr().err
