"""`verify`: are the audit and every signature as they were written? Needs no screen and no Qt."""

import sys
from collections.abc import Iterator

from model.errors import HeadmapError
from model.paths import DataFolder
from model.signing.verification import Report, Verification
from model.store.records_check import RecordsCheck, check_records

IN_ORDER, BROKEN, UNCHECKED = 0, 1, 2


def verify(folder: DataFolder) -> int:
    """Check a practice's records and say what no longer agrees; the exit code.

    0: all in order. 1: something was changed from outside. 2: it could not be checked.
    Sessions are named by number and day, never by the patient.
    """
    try:
        found = check_records(folder.records)
    except HeadmapError as error:
        return _unchecked(str(error))
    except Exception as error:
        # Tables that were taken apart from outside fail in ways that nobody can list.
        return _unchecked(f"The records could not be checked ({type(error).__name__}).")
    sys.stdout.writelines(f"{line}\n" for line in lines(found))
    return IN_ORDER if found.in_order else BROKEN


def lines(found: RecordsCheck) -> Iterator[str]:
    """What is said, a line for everything that no longer agrees, the sum last."""
    report = found.report
    if found.damage:
        yield found.damage
    if report.first_broken is not None:
        yield f"Audit: event {report.first_broken} is not as Headmap wrote it."
    for guard in report.guards_amiss:
        yield f"Locks of signed records: {guard} is not as Headmap made it."
    for session in report.broken:
        yield from (f"{_name(session)}: {one.words}." for one in session.disagreements)
    yield _sum(report, in_order=found.in_order)


def _sum(report: Report, *, in_order: bool) -> str:
    checked = (
        f"Checked {report.events} audit events, {report.sessions} signed sessions"
        f" and {report.signatures} signatures"
    )
    if in_order:
        return f"{checked}: all in order."
    return f"{checked}: {len(report.broken)} sessions no longer agree with what was signed."


def _name(session: Verification) -> str:
    day = f" of {session.started_at.astimezone():%Y-%m-%d}" if session.started_at else ""
    return f"Session {session.session_id}{day}"


def _unchecked(text: str) -> int:
    sys.stderr.write(f"headmap: {' '.join(text.split())}\n")
    return UNCHECKED
