"""The list of those due on paper, as CSV and as a calendar file."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtWidgets import QWidget

from gui.due.wording import badge_text, contact_text, title_of
from gui.reports.preview import show_preview
from gui.reports.table_document import Column, TableDocument
from gui.saving import save_text
from gui.wording import day, tr
from gui.workspace import Workspace
from model.errors import HeadmapError
from model.exchange.calendar_file import CalendarDay, calendar_text
from model.exchange.csv_file import csv_text
from model.outcome.contact import Result
from model.recall import Group, RecallAsked, RecallRow

MOST = 2000
"""So many rows are written at most: they are read at once, and nobody calls more in a week."""


class DueOutput:
    """Reads the whole list, however much of it is on the screen."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self._workspace, self._parent = workspace, parent

    def print_list(self, groups: Sequence[Group], asked: RecallAsked) -> None:
        """Show the pages as they will print."""
        rows = self._rows(groups, asked)
        if rows is not None:
            show_preview(self._parent, self._document(rows, groups, asked))

    def save_csv(self, groups: Sequence[Group], asked: RecallAsked) -> None:
        """Ask for a file and write a table of plain values."""
        rows = self._rows(groups, asked)
        if rows is not None:
            text = csv_of(rows, asked.today)
            kinds = tr("CSV files (*.csv)")
            save_text(self._parent, self._workspace, "headmap-due.csv", text, kinds)

    def save_calendar(self, groups: Sequence[Group], asked: RecallAsked) -> None:
        """Ask for a file and write the days, each with initials and record number."""
        rows = self._rows(groups, asked)
        if rows is not None:
            text = calendar_text(calendar_days(rows), self._workspace.clock())
            kinds = tr("Calendar files (*.ics)")
            save_text(self._parent, self._workspace, "headmap-due.ics", text, kinds)

    def _rows(self, groups: Sequence[Group], asked: RecallAsked) -> list[RecallRow] | None:
        try:
            return self._workspace.store.recall.rows(groups, asked, most=MOST)
        except HeadmapError as error:
            self._workspace.failed.emit(str(error))
            return None

    def _document(
        self, rows: Sequence[RecallRow], groups: Sequence[Group], asked: RecallAsked
    ) -> TableDocument:
        return TableDocument(
            tr("Due"),
            _paper_columns(),
            [_on_paper(row, asked.today) for row in rows],
            self._workspace.settings,
            printed_at=self._workspace.clock(),
            lines=[_sums(rows, groups, asked)],
            demonstration=self._workspace.demonstration,
            suggested_name="headmap-due.pdf",
        )


def _paper_columns() -> tuple[Column, ...]:
    return (
        Column(tr("Patient"), 3),
        Column(tr("Telephone"), 2),
        Column(tr("Last session"), 1.6),
        Column(tr("Due"), 1.6),
        Column(tr("Why"), 1.7),
        Column(tr("Contact"), 2.4),
    )


def _on_paper(row: RecallRow, today: date) -> tuple[str, ...]:
    who = f"{row.list_name}\n{day(row.born_on)} · {row.record_number}".rstrip(" ·")
    return (
        who,
        row.phone,
        day(row.last_on),
        day(row.due_on),
        badge_text(row, today),
        contact_text(row, today),
    )


def _sums(rows: Sequence[RecallRow], groups: Sequence[Group], asked: RecallAsked) -> str:
    """How many there are of each group that was asked for."""
    counts = ((title_of(g), sum(row.group is g for row in rows)) for g in Group if g in groups)
    said = [tr("week of {day}").format(day=day(asked.week))]
    return " · ".join([*said, *(f"{title}: {count}" for title, count in counts)])


def csv_of(rows: Iterable[RecallRow], today: date) -> str:
    """One row a patient; days as 2026-11-20, so that tables sort them."""
    columns = (
        "group", "patient", "date of birth", "record number", "telephone", "e-mail",
        "last session", "next session due", "checkpoint weeks", "days over",
        "last contact", "result", "booked on", "booked time",
    )  # fmt: skip
    return csv_text(columns, (_cells(row, today) for row in rows))


def _cells(row: RecallRow, today: date) -> tuple[object, ...]:
    over = (today - row.due_on).days
    return (
        row.group.value,
        row.list_name,
        row.born_on,
        row.record_number,
        row.phone,
        row.email,
        row.last_on,
        row.due_on,
        row.weeks or None,
        over if over > 0 else None,
        row.contact_on,
        row.contact_result.value if row.contact_result is not Result.NONE else None,
        row.booked_on,
        row.booked_time,
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
    if row.weeks:
        return tr("{n} weeks check: {who}").format(n=row.weeks, who=who)
    return tr("Session due: {who}").format(who=who)


def _uid(row: RecallRow) -> str:
    """The same for the same event, even where its day moved."""
    # The day of the last session too: two practices on one calendar count from one alike.
    name = f"{row.patient_id}/{row.last_session_id}/{row.last_on}/{row.weeks}/{row.record_number}"
    return str(uuid5(NAMESPACE_URL, f"headmap:due/{name}"))
