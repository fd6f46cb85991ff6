"""The arrows of the house: a module imports only from the layers below its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "mesograph"

LAYERS = (
    ("errors", "canonical", "severity", "console", "__init__"),
    ("assets", "model", "names", "release"),
    ("rdf",),
    ("pattern", "tables"),
    ("vocabulary",),
    ("review",),
    ("reading",),
    ("rows",),
    ("trials", "prose"),
    ("emit", "store"),
    ("questions",),
    ("deriving",),
    ("shacl", "capture"),
    ("explain", "cards"),
    ("pictures",),
    ("page",),
    ("building",),
    ("exports", "api"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the ground up; a package counts as one, and within it cycles are forbidden."""

ROOMS = {
    "capture": ("words", "documents", "headers", "lattice", "layouts", "drafts"),
}
"""The packages within a package, from the ground up, each a floor of its own."""

OWNERS = {
    "networkx": ("exports",),
    "pyoxigraph": ("rdf",),
    "rdflib": ("shacl",),
    "pyshacl": ("shacl",),
    "owlready2": ("deriving",),
}
"""Which module may import a package from outside."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        yield name.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    return name.removeprefix("mesograph.").split(".")[0] or "__init__"


def test_every_room_stands_on_a_floor():
    placed = {name for layer in LAYERS for name in layer}

    homeless = {room(name) for name, _ in modules()} - placed

    assert not homeless


def test_no_module_imports_from_its_own_floor_or_above():
    floor = {name: at for at, layer in enumerate(LAYERS) for name in layer}

    wrong = [
        f"{name} imports {other}"
        for name, tree in modules()
        for other in imports(tree)
        if other.startswith("mesograph.")
        and room(other) in floor
        and room(other) != room(name)
        and floor[room(other)] >= floor[room(name)]
    ]

    assert not wrong


@pytest.mark.parametrize("package", sorted(ROOMS))
def test_no_inner_room_imports_from_one_above(package):
    floor = {f"{package}.{inner}": at for at, inner in enumerate(ROOMS[package])}
    inner = [(name, tree) for name, tree in modules() if name.startswith(f"{package}.")]

    homeless = {name for name, _ in inner if storey(name) not in floor}
    wrong = [
        f"{name} imports {other}"
        for name, tree in inner
        for other in imports(tree)
        if floor.get(storey(other.removeprefix("mesograph.")), -1) > floor.get(storey(name), 0)
    ]

    assert not homeless
    assert not wrong


def storey(name: str) -> str:
    """Give the package and the inner room of a module."""
    return ".".join(name.split(".")[:2])


def test_no_package_has_a_cycle_within():
    graph: dict[str, set[str]] = {}
    names = {name for name, _ in modules()}
    for name, tree in modules():
        inner = {other.removeprefix("mesograph.") for other in imports(tree)}
        graph[name] = {other for other in inner if other in names and other != name}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join([*path, name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("package", sorted(OWNERS))
def test_a_package_from_outside_has_one_door(package):
    users = {
        room(name)
        for name, tree in modules()
        for other in imports(tree)
        if other.split(".")[0] == package
    }

    assert users <= set(OWNERS[package])


def test_no_module_is_longer_than_three_hundred_lines():
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }

    assert not long
