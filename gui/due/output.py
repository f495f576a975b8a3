"""The list of those due on paper, as CSV and as a calendar file."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtWidgets import QWidget

from gui.due.wording import Act, badge_text, contact_text, title_of
from gui.reports.preview import show_preview
from gui.reports.table_document import Column, TableDocument
from gui.saving import save_text
from gui.wording import NO_BREAK, day, tr
from gui.workspace import Workspace
from model.dose import from_tenths
from model.errors import HeadmapError
from model.exchange.calendar_file import CalendarDay, calendar_text
from model.exchange.csv_file import csv_text
from model.outcome.contact import Result
from model.recall import Group, RecallAsked, RecallRow

MOST = 2000
"""So many rows of a group are written at most: they are read at once, and nobody calls more in a
week. What is left out is said."""


def put_out(
    workspace: Workspace, parent: QWidget, act: Act, groups: Sequence[Group], asked: RecallAsked
) -> None:
    """Print or write the whole list, however much of it is on the screen."""
    if act == "save_calendar":  # a day gone by is no appointment
        groups = [group for group in groups if group is not Group.LEFT_OPEN]
    try:
        rows, cut = _rows(workspace, groups, asked)
    except HeadmapError as error:
        workspace.failed.emit(str(error))
        return
    if cut:
        words = tr("Only the first {n} are in this list of: {groups}. All others are in it.")
        workspace.failed.emit(words.format(n=MOST, groups=", ".join(map(title_of, cut))))
    if act == "print_list":
        show_preview(parent, document_of(workspace, rows, groups, asked, cut))
    elif act == "save_csv":
        text, kinds = csv_of(rows, asked.today), tr("CSV files (*.csv)")
        save_text(parent, workspace, "headmap-due.csv", text, kinds)
    else:
        text = calendar_text(calendar_days(rows), workspace.clock())
        save_text(parent, workspace, "headmap-due.ics", text, tr("Calendar files (*.ics)"))


def _rows(
    workspace: Workspace, groups: Sequence[Group], asked: RecallAsked
) -> tuple[list[RecallRow], list[Group]]:
    """All of each group, and of which there are more: a long one takes no room from the others."""
    rows, cut = list[RecallRow](), list[Group]()
    for group in (one for one in Group if one in groups):
        found = workspace.store.recall.rows([group], asked, most=MOST + 1)
        rows += found[:MOST]
        cut += [group] if len(found) > MOST else []
    return rows, cut


def document_of(
    workspace: Workspace,
    rows: Sequence[RecallRow],
    groups: Sequence[Group],
    asked: RecallAsked,
    cut: Collection[Group],
) -> TableDocument:
    """The list on paper."""
    return TableDocument(
        tr("Due"),
        _paper_columns(),
        [_on_paper(row, asked.today) for row in rows],
        workspace.settings,
        printed_at=workspace.clock(),
        lines=[_sums(rows, groups, asked, cut)],
        demonstration=workspace.demonstration,
        suggested_name="headmap-due.pdf",
    )


def _paper_columns() -> tuple[Column, ...]:
    return (
        Column(tr("Patient"), 2.6),
        Column(tr("Record number"), 2),
        Column(tr("Telephone"), 1.8),
        Column(tr("Last session"), 1.8),
        Column(tr("Due"), 1.8),
        Column(tr("Contact"), 2.2),
    )


def _on_paper(row: RecallRow, today: date) -> tuple[str, ...]:
    return (
        f"{row.list_name}\n{day(row.born_on)}",
        row.record_number,
        row.phone,
        day(row.last_on),
        _due_on_paper(row, today),
        contact_text(row, today),
    )


def _due_on_paper(row: RecallRow, today: date) -> str:
    """The day, and beneath it why the patient is on the list."""
    why = badge_text(row, today).replace(NO_BREAK, " ")
    return f"{day(row.day)}\n{why}"


def _sums(
    rows: Sequence[RecallRow], groups: Sequence[Group], asked: RecallAsked, cut: Collection[Group]
) -> str:
    """How many there are of each group that was asked for; of a long one that these are not all."""
    said = [tr("week of {day}").format(day=day(asked.week))]
    for group in (one for one in Group if one in groups):
        count = str(sum(row.group is group for row in rows))
        if group in cut:
            count = tr("more than {n}, these are the first").format(n=count)
        said.append(f"{title_of(group)}: {count}")
    return " · ".join(said)


def csv_of(rows: Iterable[RecallRow], today: date) -> str:
    """One row a patient; days as 2026-11-20, so that tables sort them."""
    columns = (
        "group", "patient", "date of birth", "record number", "telephone", "e-mail",
        "last session", "next session due", "checkpoint weeks", "days over",
        "last contact", "result", "booked on", "booked time", "units given, not ended",
    )  # fmt: skip
    return csv_text(columns, (_cells(row, today) for row in rows))


def _cells(row: RecallRow, today: date) -> tuple[object, ...]:
    over = (today - row.due_on).days
    left_open = row.group is Group.LEFT_OPEN
    return (
        row.group.value,
        row.list_name,
        row.born_on,
        row.record_number,
        row.phone,
        row.email,
        row.last_on,
        None if left_open else row.due_on,
        row.weeks or None,
        over if over > 0 else None,
        row.contact_on,
        row.contact_result.value if row.contact_result is not Result.NONE else None,
        row.booked_on,
        row.booked_time,
        from_tenths(row.given_tenths) if left_open else None,
    )


def calendar_days(rows: Iterable[RecallRow]) -> list[CalendarDay]:
    """A day for each row. Calendars leave the workstation: no name, no date of birth."""
    return [
        CalendarDay(
            uid=f"{_uid(row)}@headmap",
            day=row.day,
            summary=_summary(row),
            description=tr("Last session {day}").format(day=row.last_on.isoformat()),
        )
        for row in rows
    ]


def _summary(row: RecallRow) -> str:
    who = f"{row.initials} {row.record_number}".strip()
    if row.group is Group.BOOKED:
        return tr("Session booked {time}: {who}").format(time=row.booked_time, who=who)
    if row.weeks:
        return tr("{n} weeks check: {who}").format(n=row.weeks, who=who)
    return tr("Session due: {who}").format(who=who)


def _uid(row: RecallRow) -> str:
    """The same for the same event, even where its day moved."""
    # The day of the last session too: two practices on one calendar count from one alike.
    name = f"{row.patient_id}/{row.last_session_id}/{row.last_on}/{row.weeks}/{row.record_number}"
    return str(uuid5(NAMESPACE_URL, f"headmap:due/{name}"))
