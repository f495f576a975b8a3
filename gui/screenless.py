"""The commands that need no screen: list sessions, write a chart, check the records.

Nothing here may import Qt: a list of sessions is to be quick and to work on any machine.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import HeadmapError, NotFoundError
from model.one_line import one_line
from model.paths import DataFolder, default_data_folder
from model.patient import Patient
from model.session import SessionSummary
from model.store.store import Store, open_store_for_reading

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

FAILED, MISUSED = 1, 2
HEADS = ("ID", "Date", "Record", "Patient", "State", "Sites", "Units")
# What every system's calendar can turn into a moment of its own time zone.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 30)
BY_ID = re.compile(r"id:(\d{1,18})", re.ASCII)
WHO = "record number, or id:N for the number N inside the file"


def add_commands(subparsers: "Subparsers") -> None:
    """Add `chart`, `sessions` and `verify` to the program's commands."""
    chart = subparsers.add_parser("chart", help="write a session's chart as PDF, without a screen")
    chosen = chart.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--session", type=int, metavar="ID", help="as `sessions` lists it")
    chosen.add_argument("--patient", metavar="P", help=f"{WHO}; needs --date")
    chart.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="day of the session")
    chart.add_argument("--pdf", type=Path, required=True, metavar="FILE", help="where to write it")
    chart.add_argument("--paper", choices=("A4", "Letter"), help="instead of the clinic's")
    sessions = subparsers.add_parser("sessions", help="list sessions, without a screen")
    sessions.add_argument("--patient", metavar="P", help=WHO)
    sessions.add_argument("--from", dest="first", type=_day, metavar="YYYY-MM-DD")
    sessions.add_argument("--to", dest="last", type=_day, metavar="YYYY-MM-DD", help="this day too")
    verify = subparsers.add_parser("verify", help="check audit and signatures, without a screen")
    for command in (chart, sessions, verify):
        # Also behind the command; SUPPRESS keeps what was given before it.
        kept = argparse.SUPPRESS
        command.add_argument("--data-dir", type=Path, default=kept, help="folder of the records")
        command.add_argument("--demo", action="store_true", default=kept, help="made-up practice")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; the exit code. What went wrong is one line on stderr."""
    misused = _misused(arguments)
    if misused:
        return _complain(misused, MISUSED)
    data_dir = arguments.data_dir
    folder = DataFolder(data_dir.absolute()) if data_dir else default_data_folder()
    folder = folder.demonstration() if arguments.demo else folder
    try:
        return COMMANDS[arguments.command](arguments, folder)
    except HeadmapError as error:
        return _complain(str(error), FAILED)
    except BrokenPipeError:  # whoever read the list has seen enough
        sys.stdout = None
        return 0
    except Exception as error:
        return _complain(f"unexpected {type(error).__name__}: {error}", FAILED)


def list_sessions(
    store: Store, *, patient: str | None = None, first: date | None = None, last: date | None = None
) -> list[SessionSummary]:
    """Sessions from first to last day (both included), the earliest first."""
    start = _midnight(_within_calendar(first or FIRST_DAY))
    end = _midnight(_within_calendar(last or LAST_DAY) + timedelta(days=1))
    if patient is None:
        return store.sessions.between(start, end)
    found = store.sessions.of_patient(patient_named(store, patient).patient_id)
    return [each for each in reversed(found) if start <= each.session.started_at < end]


def patient_named(store: Store, text: str) -> Patient:
    """The patient of a record number, or of id:N; raises NotFoundError.

    A bare number is never taken for an id: mistyped, it would name another patient.
    """
    try:
        return store.patients.by_record_number(text)
    except NotFoundError:
        if match := BY_ID.fullmatch(text.strip()):
            return store.patients.get(int(match[1]))
        raise


def session_on(store: Store, patient: str, day: date) -> int:
    """The id of a patient's only session on a day; raises NotFoundError, saying which there are."""
    found = list_sessions(store, patient=patient, first=day, last=day)
    if len(found) == 1:
        return found[0].session.session_id
    if not found:
        raise NotFoundError(f"There is no session of that patient on {day}.")
    ids = ", ".join(str(each.session.session_id) for each in found)
    raise NotFoundError(f"There are {len(found)} sessions on {day}: choose --session from {ids}.")


def _chart(arguments: argparse.Namespace, folder: DataFolder) -> int:
    session_id = arguments.session
    if session_id is not None and not 0 < session_id < 2**63:
        raise NotFoundError(f"There is no session {session_id}.")
    if session_id is None:
        store = open_store_for_reading(folder)
        try:
            session_id = session_on(store, arguments.patient, arguments.date)
        finally:
            store.close()
    from gui.reports.screenless import write_chart

    pages = write_chart(
        folder,
        session_id=session_id,
        pdf=arguments.pdf,
        paper=arguments.paper or "",
        demonstration=arguments.demo,
    )
    word = "page" if pages == 1 else "pages"
    sys.stdout.write(f"Wrote {arguments.pdf} ({pages} {word}).\n")
    return 0


def _sessions(arguments: argparse.Namespace, folder: DataFolder) -> int:
    store = open_store_for_reading(folder)
    try:
        found = list_sessions(
            store, patient=arguments.patient, first=arguments.first, last=arguments.last
        )
    finally:
        store.close()
    lines = [HEADS, *(_cells(summary) for summary in found)]
    sys.stdout.writelines(f"{line}\n" for line in _aligned(lines))
    return 0


def _verify(_: argparse.Namespace, folder: DataFolder) -> int:
    from gui.verifying import verify

    return verify(folder)


COMMANDS = {"chart": _chart, "sessions": _sessions, "verify": _verify}


def _cells(summary: SessionSummary) -> tuple[str, ...]:
    session = summary.session
    extras = f" +{summary.extras_given}" if summary.extras_given else ""
    return (
        str(session.session_id),
        f"{session.started_at.astimezone():%Y-%m-%d}",
        summary.record_number,
        summary.patient_name,
        _state(summary),
        f"{summary.sites_given}{extras}",
        _plain(summary.units_given),
    )


def _state(summary: SessionSummary) -> str:
    if summary.is_void:
        return "void"
    return "signed" if summary.signed_by else summary.session.state.value


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _misused(arguments: argparse.Namespace) -> str:
    """What of the command makes no sense, in words; empty where all of it does."""
    if arguments.command == "verify":
        return ""
    if arguments.patient is not None and not one_line(arguments.patient):
        return "--patient is empty: give a record number"
    if arguments.command == "chart":
        if (arguments.patient is None) != (arguments.date is None):
            return "--patient and --date belong together"
    elif arguments.first and arguments.last and arguments.first > arguments.last:
        return f"--from {arguments.first} is later than --to {arguments.last}"
    return ""


def _within_calendar(day: date) -> date:
    return min(max(day, FIRST_DAY), LAST_DAY)


def _midnight(day: date) -> datetime:
    """When a day begins at this workstation."""
    return datetime.combine(day, time.min).astimezone()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-20") from error


def _complain(text: str, code: int) -> int:
    sys.stderr.write(f"headmap: {' '.join(text.split())}\n")
    return code
