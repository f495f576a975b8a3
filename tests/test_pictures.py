"""The pictures of all screens and of the chart can be made again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tools.picture_screens import NAMES

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 500_000  # bytes of a picture in the README


def colours(picture: QImage) -> int:
    """How many colours a grid of its pixels has."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        }
    )


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed")
def test_every_picture_is_made_and_shows_something(tmp_path: Path) -> None:
    readme, folder = tmp_path / "readme", tmp_path / "all"
    ran = subprocess.run(
        [sys.executable, "-m", "tools.make_pictures", str(readme), "--all", str(folder),
         "--size", "1280x800", "--theme", "dark"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    listed = [Path(line) for line in ran.stdout.splitlines()]
    screens = folder / "1280x800" / "dark"
    assert {path.stem for path in listed if path.parent == screens} == set(NAMES)
    charts = [path for path in listed if path.parent == folder / "chart"]
    assert len(charts) >= 8  # two states, two papers, colour and grey
    for path in listed:
        picture = QImage(str(path))
        assert colours(picture) > 5, path.name
        if path.parent == screens:
            assert picture.size().toTuple() == (1280, 800), path.name
    assert QImage(str(readme / "session-map.png")).size().toTuple() == (1440, 900)
    assert QImage(str(readme / "chart.png")).width() == 900
    assert all(path.stat().st_size < LARGEST for path in readme.iterdir())
