"""The command line: what it answers without a screen, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from model.paths import DataFolder
from tests.model.conftest import NOON, SetClock

ROOT = Path(main.__file__).parent
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def headmap(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, without a screen."""
    environment = {k: v for k, v in os.environ.items() if k not in NO_SCREEN} | more
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="a screen is always there elsewhere")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nowhere.invalid:0"}])
def test_without_a_screen_one_sentence_and_exit_code_2(
    tmp_path: Path, display: dict[str, str]
) -> None:
    ended = headmap("--data-dir", str(tmp_path), **display)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "`chart`, `sessions` and `verify`" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_commands() -> None:
    ended = headmap("--help")
    assert ended.returncode == 0
    assert "chart" in ended.stdout
    assert "sessions" in ended.stdout
    assert "verify" in ended.stdout
    assert "--demo" in ended.stdout


def test_the_version_is_that_of_the_project() -> None:
    assert f'version = "{main.VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert headmap("--version").stdout == f"Headmap {main.VERSION}\n"


def test_sessions_of_an_empty_folder_is_one_line_on_stderr(tmp_path: Path) -> None:
    ended = headmap("--data-dir", str(tmp_path), "sessions")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1


def test_demo_and_a_screen_open_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui import app

    asked: dict[str, object] = {}

    def note(folder: DataFolder, **how: object) -> int:
        asked.update(how, folder=folder.root)
        return 0

    monkeypatch.setattr(app, "run", note)
    monkeypatch.setattr(app, "no_screen", lambda: "")
    words = ["--demo", "--data-dir", str(tmp_path), "--theme", "dark", "--size", "1280x800"]
    assert main.main(words) == 0
    assert asked == {
        "demonstration": True, "theme_name": "dark", "size": "1280x800", "folder": tmp_path
    }  # fmt: skip


def test_a_list_cut_short_by_its_reader_ends_quietly(tmp_path: Path) -> None:
    from model.demonstration import make_demonstration

    make_demonstration(DataFolder(tmp_path), SetClock(NOON))
    command = f'"{sys.executable}" "{ROOT / "main.py"}" --demo --data-dir "{tmp_path}" sessions'
    ended = subprocess.run(
        f"{command} | head -n 1", shell=True, capture_output=True, text=True, check=False
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


def test_a_wrong_size_is_wrong_usage(tmp_path: Path) -> None:
    ended = headmap("--data-dir", str(tmp_path), "--size", "large")
    assert ended.returncode == 2
    assert "1440x900" in ended.stderr
