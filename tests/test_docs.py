"""The docs do what they say: commands run, outputs are those shown, links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from mesograph.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "LICENSE-DATA.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")


def shown(page: Path) -> list[tuple[str, str]]:
    """Each `$ mesograph …` of a console block, with the output shown below it."""
    pairs: list[tuple[str, str]] = []
    for block in _BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            pairs.append((command.strip(), output))
    return pairs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reader")
    assert main(["build", "--quiet", "--out", str(made / "build")]) == 0
    (made / "docs").symlink_to(ROOT / "docs")
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    wanted = list(_LINK.findall(page.read_text("utf-8")))

    assert [link for link in wanted if not (page.parent / link).exists()] == []


def test_the_readme_shows_what_a_reader_then_sees(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "120")
    wrong = []

    for command, output in shown(ROOT / "README.md"):
        asked, _, first = command.partition(" | head -n ")
        main(shlex.split(asked)[1:])
        told = capsys.readouterr().out
        if first:
            told = "".join(told.splitlines(keepends=True)[: int(first)])
        if told != output:
            wrong.append((command, told))

    assert not wrong


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in COMMANDS if f"mesograph {name}" not in text] == []
