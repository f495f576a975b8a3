"""Headmap: charts chronic-migraine injection sessions on a head-and-neck map."""

import argparse
import os
import sys
from pathlib import Path

from model.paths import DataFolder, default_data_folder

VERSION = "0.1.0"
COMMANDS = {"chart", "sessions", "verify"}


def window_size(text: str) -> str:
    """A size such as 1440x900; anything else is wrong usage."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form 1440x900")
    return text


def arguments(argv: list[str]) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="headmap", description=__doc__)
    parser.add_argument("--version", action="version", version=f"Headmap {VERSION}")
    parser.add_argument("--data-dir", type=Path, help="the folder that holds the records")
    parser.add_argument(
        "--demo", action="store_true", help="a made-up practice, apart from the real records"
    )
    parser.add_argument(
        "--theme", choices=("light", "dark"), default="", help="instead of the setting"
    )
    parser.add_argument("--size", type=window_size, metavar="1440x900", help="of the window in px")
    commands = parser.add_subparsers(dest="command", metavar="command")
    if COMMANDS & set(argv):
        from gui.screenless import add_commands

        add_commands(commands)
    else:  # only named, so that a plain start imports nothing for them
        commands.add_parser("chart", help="write a session's chart as PDF, without a screen")
        commands.add_parser("sessions", help="list sessions, without a screen")
        commands.add_parser("verify", help="check audit and signatures, without a screen")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Do what the command line asks; the exit code."""
    # Records, backups and charts are for this account alone.
    os.umask(0o077)
    asked = arguments(argv)
    folder = DataFolder(asked.data_dir.absolute()) if asked.data_dir else default_data_folder()
    if asked.command:
        from gui.screenless import run as run_command

        return run_command(asked)
    from gui.app import no_screen, run

    problem = no_screen()
    if problem:
        print(problem, file=sys.stderr)
        return 2
    return run(folder, demonstration=asked.demo, theme_name=asked.theme, size=asked.size or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
