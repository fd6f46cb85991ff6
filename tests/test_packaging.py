"""The wheel: every asset is in it, and it works from an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASSETS = ("ontology", "shapes", "queries", "data")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = Path(folder).glob("*.whl")
    return made


def test_a_wheel_has_every_asset(wheel):
    listed = subprocess.run(
        ["git", "ls-files", *ASSETS], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wanted = {f"mesograph/_assets/{name}" for name in listed.stdout.split()}

    held = set(zipfile.ZipFile(wheel).namelist())

    assert wanted
    assert not wanted - held


def test_a_wheel_has_nothing_that_is_not_of_the_package(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert not [name for name in names if "tests/" in name or "__pycache__" in name]


def test_build_and_ask_work_from_a_wheel_in_an_empty_folder(wheel, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    probe = "import mesograph; print(mesograph.__file__)"

    def run(*words: str) -> str:
        command = [sys.executable, *words]
        told = subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        return told.stdout

    assert wheel.name in run("-c", probe)
    run("-m", "mesograph", "build", "--quiet")
    assert "wjsc-2025\t21" in run("-m", "mesograph", "ask", "rows")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_digests_and_no_host(lock):
    text = (ROOT / lock).read_text("utf-8")

    assert "--hash=sha256:" in text
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "group"), [("requirements.lock", ()), ("requirements-dev.lock", ("--group", "dev"))]
)
def test_a_lock_is_current(lock, group, tmp_path):
    made = tmp_path / lock
    made.write_bytes((ROOT / lock).read_bytes())
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header"),
        *("--no-emit-index-url", "--generate-hashes", "--universal", "--python-version", "3.11"),
        *(*group, "pyproject.toml", "--output-file", str(made)),
    ]

    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    if told.returncode and "network" in told.stderr.casefold():
        pytest.skip("no package registry can be reached to resolve the lock against")
    assert told.returncode == 0, told.stderr
    assert made.read_text("utf-8") == (ROOT / lock).read_text("utf-8")
