"""Makes the pictures of every screen and of the printed chart, from the made-up practice.

Run as `python -m tools.make_pictures [OUT]`: OUT (docs/pictures) gets the two of the README,
--all DIR (pictures, not kept in git) all of them: every screen in light and dark at three
window sizes, the chart as draft, signed, amended and void, in colour and grey, on A4 and
Letter. The practice's day is fixed, so that the pictures change only when the program does.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("1280x800", "1440x900", "1920x1080")
THEMES = ("light", "dark")


def main(argv: list[str]) -> int:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.make_pictures", description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--all", type=Path, default=ROOT / "pictures", metavar="DIR")
    parser.add_argument("--size", choices=SIZES, action="append", help="this window size alone")
    parser.add_argument("--theme", choices=THEMES, action="append", help="these colours alone")
    parser.add_argument("--readme", action="store_true", help="those of the README alone")
    asked = parser.parse_args(argv)
    out, folder = asked.out.absolute(), asked.all.absolute()
    settle()
    from tools.picture_charts import make_charts, make_readme_chart
    from tools.picture_screens import make_readme_screens, make_screens

    with tempfile.TemporaryDirectory() as temporary:
        # A short relative name is what stands on the screens that name the folder.
        os.chdir(temporary)
        made = [*make_readme_screens(out), make_readme_chart(out)]
        if not asked.readme:
            for size in asked.size or SIZES:
                for theme in asked.theme or THEMES:
                    made += make_screens(folder, size, theme)
            made += make_charts(folder)
        os.chdir(ROOT)
    for path in made:
        print(path)
    return 0


def settle() -> None:
    """No screen, one time zone, one language: the same pictures everywhere."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["TZ"] = "UTC"
    time.tzset()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
