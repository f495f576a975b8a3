"""Holds the shape of the project: sizes, names, layers, and documents that say what is so."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FILE_LINES = 300
FUNCTION_LINES = 40

# path -> why it is larger. A good reason is one that a reader would agree with.
LARGE_FILES: dict[str, str] = {}
# path::qualified name -> why it is longer.
LONG_FUNCTIONS: dict[str, str] = {}

NAMES_THAT_SAY_NOTHING = {
    "manager",
    "helper",
    "util",
    "misc",
    "common",
    "info",
    "data",
    "handle",
    "process",
}

# In pieces, so that this file isn't the one that names them.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
]

PROGRAM = ["main.py", "gui", "model"]
EVERYTHING = [*PROGRAM, "tests", "benchmarks", "tools"]
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def python_files(places: list[str]) -> list[Path]:
    """The Python files in these places, as paths from the root; absent places are empty."""
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else path.rglob("*.py")
    return sorted(path.relative_to(ROOT) for path in found)


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one of our files."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, int]]:
    """Every function below the node: its qualified name and its lines."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}{child.name}"
            if not isinstance(child, ast.ClassDef) and child.end_lineno is not None:
                yield name, child.end_lineno - child.lineno + 1
            yield from functions(child, f"{name}.")
        else:
            yield from functions(child, prefix)


def last_word(name: str) -> str:
    """What a class says it is: the last word of its CamelCase name, in small letters."""
    words: list[str] = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
    return words[-1].lower()


def kept_files() -> Iterator[Path]:
    """Every file of ours: what is not hidden, cached or made by a run."""
    for path in ROOT.iterdir():
        if path.is_file():
            yield path
        elif path.name == ".ci" or not path.name.startswith((".", "pictures")):
            yield from (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def test_files_stay_small() -> None:
    large = {
        str(path): lines
        for path in python_files(EVERYTHING)
        if (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert {path: n for path, n in large.items() if path not in LARGE_FILES} == {}
    assert set(LARGE_FILES) <= set(large), "an exception that is no longer needed"


def test_functions_of_the_program_stay_short() -> None:
    long = {
        f"{path}::{name}": lines
        for path in python_files(PROGRAM)
        for name, lines in functions(parsed(path), "")
        if lines > FUNCTION_LINES
    }
    assert {name: n for name, n in long.items() if name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) <= set(long), "an exception that is no longer needed"


def test_every_python_file_says_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in python_files(EVERYTHING)
        if (tree := parsed(path)).body and ast.get_docstring(tree) is None
    ]
    assert silent == []


def test_names_of_files_and_classes_say_something() -> None:
    empty_words = NAMES_THAT_SAY_NOTHING | {f"{name}s" for name in NAMES_THAT_SAY_NOTHING}
    paths = python_files(EVERYTHING)
    files = [str(path) for path in paths if path.stem in empty_words]
    classes = [
        f"{path}::{node.name}"
        for path in paths
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and last_word(node.name) in empty_words
    ]
    assert files + classes == []


def test_the_model_loads_without_a_screen_library() -> None:
    code = """
import importlib, pkgutil, sys
import model
for module in pkgutil.walk_packages(model.__path__, "model."):
    importlib.import_module(module.name)
screen = ("PySide6", "shiboken6", "pyqtgraph", "gui")
print(*sorted(name for name in sys.modules if name.split(".")[0] in screen))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, ""), ran.stderr


def test_no_file_names_a_registry() -> None:
    naming = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in kept_files()
        for host in REGISTRY_HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert naming == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    pinned = re.findall(r"^\S+==\S+(?: ;[^\\\n]*)?(.*)$", text, flags=re.MULTILINE)
    assert pinned
    assert all(rest.strip() == "\\" for rest in pinned), "a version without a hash"


def test_the_tested_versions_are_the_ones_that_run() -> None:
    runtime, tested = (
        set(re.findall(r"^\S+==[^\\\n]+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime - tested == set()


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("./run", "./test"):
        assert command in readme
        assert (ROOT / command).stat().st_mode & 0o111, f"{command} can't be executed"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_point_at_what_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
    ours = "|".join([*EVERYTHING[1:], "resources", "docs"])
    named = re.findall(rf"`((?:\./|(?:{ours})/)[\w./-]+)`", text)
    assert [path for path in links + named if not (ROOT / path).exists()] == []


def test_every_icon_is_one_colour_on_one_grid() -> None:
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert icons
    for icon in icons:
        text = icon.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, icon.name
        assert "currentColor" not in text, f"{icon.name}: drawn black, whatever is asked for"
