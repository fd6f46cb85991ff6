import ast
import json
from collections.abc import Sized
from pathlib import Path

import pytest

from mesograph.errors import BuildMissing

NOTEBOOK = Path(__file__).parents[2] / "docs" / "first-questions.ipynb"


@pytest.fixture(scope="module")
def cells() -> list[dict[str, object]]:
    content = json.loads(NOTEBOOK.read_text("utf-8"))
    assert content["nbformat"] == 4
    return list(content["cells"])


def source(cell) -> str:
    return "".join(cell["source"])


def run(code: str, names: dict[str, object]) -> object:
    """Run a cell as a notebook does: all of it, and give the value of a last expression."""
    tree = ast.parse(code)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - the notebook is ours
        return None
    tree.body.pop()
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - as above
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above


@pytest.mark.parametrize("where", [".", "docs"])
def test_the_notebook_runs_from_top_to_bottom_and_every_answer_has_rows(
    cells, shipped_build, monkeypatch, where
):
    pytest.importorskip("pandas")
    folder = shipped_build.parent / where
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}

    for cell in cells:
        if cell["cell_type"] == "code":
            shown = run(source(cell), names)

            assert shown is None or (isinstance(shown, Sized) and len(shown) > 0), source(cell)
    assert "crohn" in names


def test_the_notebook_is_kept_without_outputs(cells):
    kept = [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]

    assert kept == []


def test_where_there_is_no_build_the_notebook_says_how_to_make_one(cells, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    opening = next(source(cell) for cell in cells if cell["cell_type"] == "code")

    with pytest.raises(BuildMissing, match="run `mesograph build` first"):
        run(opening, {})
