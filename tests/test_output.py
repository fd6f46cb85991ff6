"""A build that fails leaves the former one whole; a build and readers share a folder."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mesograph.building import output
from mesograph.building.build import build
from mesograph.building.output import NotOurFolder, find_build, publish
from mesograph.errors import BadInput, BuildMissing
from mesograph.store import open_store, query
from tests.made_up import ROWS, table, write_review


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in output.FILES}


def files(mark: bytes) -> dict[str, bytes]:
    return dict.fromkeys(output.FILES, mark)


def test_a_build_that_fails_leaves_the_former_one_whole(tmp_path):
    shelf = tmp_path / "shelf"
    write_review(shelf)
    build(tmp_path / "out", [shelf])
    before = digests(tmp_path / "out")
    write_review(shelf, rows_tsv=table(ROWS[:2]))

    with pytest.raises(BadInput):
        build(tmp_path / "out", [shelf])

    assert digests(tmp_path / "out") == before


def test_a_build_that_is_killed_while_writing_leaves_the_former_one_whole(tmp_path):
    publish(tmp_path, "first", files(b"first"), lambda folder: folder.mkdir())
    script = (
        "import os, pathlib, sys\n"
        "from mesograph.building.output import FILES, publish\n"
        "publish(pathlib.Path(sys.argv[1]), 'second', dict.fromkeys(FILES, b'second'),\n"
        "        lambda folder: os.kill(os.getpid(), 9))\n"
    )

    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)

    assert killed.returncode == -9
    assert (tmp_path / "mesograph.nq").read_bytes() == b"first"
    assert find_build(tmp_path).name == "first"


def test_what_a_killed_build_left_is_tidied_by_the_next(tmp_path):
    (tmp_path / "versions" / "making-old").mkdir(parents=True)
    os.utime(tmp_path / "versions" / "making-old", (0, 0))

    publish(tmp_path, "first", files(b"first"), lambda folder: folder.mkdir())

    assert [path.name for path in (tmp_path / "versions").iterdir()] == ["first"]


def test_a_reader_keeps_its_version_while_another_is_built(tmp_path):
    shelf = tmp_path / "shelf"
    write_review(shelf)
    build(tmp_path / "out", [shelf])
    reader = open_store(find_build(tmp_path / "out") / output.STORE)
    count = len(reader)
    write_review(shelf, rows_tsv=table((*ROWS[:2], ("2", "OA", *ROWS[2][2:]))))

    built = build(tmp_path / "out", [shelf])

    assert built.changed
    assert len(reader) == count
    assert query(reader, "ASK { ?s ?p ?o }", "test")


def test_an_unchanged_build_is_not_made_again(tmp_path):
    first = build(tmp_path)
    before = (tmp_path / "current").readlink()

    second = build(tmp_path)

    assert (first.changed, second.changed) == (True, False)
    assert (first.quads, first.flags) == (second.quads, second.flags)
    assert (tmp_path / "current").readlink() == before


def test_a_folder_that_is_not_ours_is_not_touched(tmp_path):
    (tmp_path / "report.md").write_text("mine")

    with pytest.raises(NotOurFolder, match="was not written by mesograph"):
        publish(tmp_path, "first", files(b"x"), lambda folder: folder.mkdir())

    assert (tmp_path / "report.md").read_text() == "mine"


def test_a_missing_build_says_what_to_do(tmp_path):
    with pytest.raises(BuildMissing, match="run `mesograph build` first"):
        find_build(tmp_path)


def test_going_back_to_an_earlier_version_keeps_what_readers_have_open(tmp_path):
    for name in ("first", "second", "first"):
        publish(tmp_path, name, files(name.encode()), lambda folder: folder.mkdir())

    assert (tmp_path / "mesograph.nq").read_bytes() == b"first"
    assert len(list((tmp_path / "versions").iterdir())) == output.KEPT


def test_other_people_may_read_a_build(tmp_path):
    publish(tmp_path, "first", files(b"x"), lambda folder: folder.mkdir())

    assert (tmp_path / "versions" / "first").stat().st_mode & 0o755 == 0o755
