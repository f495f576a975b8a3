"""The rows of the timeline: what the course tells at once, and what their charts tell later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from gui.history.timeline.words import CountWords, Facts, tags_of
from gui.overriding import override
from gui.patients.signature_state import StateTag
from gui.patients.wording import joined
from gui.wording import day, tr, units
from model.session import SessionSummary

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MOST_COMPARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """What is known of a session without its chart."""

    summary: SessionSummary
    effects: tuple[str, ...]
    count: CountWords

    @property
    def session_id(self) -> int:
        """The session's number in the file."""
        return self.summary.session.session_id

    @property
    def title(self) -> str:
        """Number and date, such as 5 · 20 Nov 2026."""
        session = self.summary.session
        return joined(str(session.number), day(session.started_at))


class TimelineModel(QAbstractListModel):
    """One row a session, newest first; up to two are checked for comparison."""

    picked = Signal()
    """Other rows are checked."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[TimelineRow] = ()
        self.checked: list[int] = []
        """The sessions to compare, in the order they were checked."""
        self._today = date.min
        self._facts: dict[int, Facts] = {}
        self._agree: dict[int, bool] = {}

    def show_rows(self, rows: Sequence[TimelineRow], facts: dict[int, Facts], today: date) -> None:
        """Replace the rows; what was checked stays so where it is still there."""
        self.beginResetModel()
        self.rows, self._facts, self._today = rows, dict(facts), today
        self._agree = {}
        there = {row.session_id for row in rows}
        self.checked = [one for one in self.checked if one in there]
        self.endResetModel()
        self.picked.emit()

    def show_facts(self, session_id: int, facts: Facts) -> None:
        """What the chart of a session told."""
        self._facts[session_id] = facts
        self._changed(session_id)

    def show_agrees(self, session_id: int, agrees: bool) -> None:
        """Whether a session still agrees with its signature."""
        self._agree[session_id] = agrees
        self._changed(session_id)

    def was_compared(self, session_id: int) -> bool:
        """Whether its signature was held against the record already."""
        return session_id in self._agree

    def facts(self, session_id: int) -> Facts | None:
        """What its chart told; None while that was not read."""
        return self._facts.get(session_id)

    def tags(self, row: TimelineRow) -> tuple[StateTag, ...]:
        """How far a row's session is signed."""
        disagrees = not self._agree.get(row.session_id, True)
        return tags_of(row.summary, self._today, disagrees=disagrees)

    def row_of(self, session_id: int) -> int | None:
        """The place of a session."""
        ids = [row.session_id for row in self.rows]
        return ids.index(session_id) if session_id in ids else None

    def toggle(self, place: int) -> None:
        """Check a row for comparison, or no longer; a third drops the one checked first."""
        session_id = self.rows[place].session_id
        before = list(self.checked)
        if session_id in self.checked:
            self.checked.remove(session_id)
        else:
            self.checked = [*self.checked, session_id][-MOST_COMPARED:]
        for one in {*before, *self.checked}:
            self._changed(one)
        self.picked.emit()

    @override
    def rowCount(self, _parent: Index = NO_PARENT) -> int:
        return len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        said: dict[int, Callable[[TimelineRow], object]] = {
            Qt.ItemDataRole.UserRole: lambda row: row,
            Qt.ItemDataRole.DisplayRole: lambda row: row.title,
            Qt.ItemDataRole.CheckStateRole: self._check_of,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }
        return said[role](row) if role in said else None

    @override
    def setData(self, index: Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggle(index.row())
        return True

    def spoken(self, row: TimelineRow) -> str:
        """All a screen reader says of a row."""
        facts = self.facts(row.session_id)
        checked = row.session_id in self.checked
        return joined(
            tr("Session {title}").format(title=row.title),
            ", ".join(tag.words for tag in self.tags(row)),
            units(row.summary.units_given),
            facts.sites if facts else "",
            facts.lots if facts else "",
            self.departures(row),
            *row.effects,
            row.count.told,
            tr("chosen for comparison") if checked else "",
        )

    def departures(self, row: TimelineRow) -> str:
        """What differs, that nothing does, or that it cannot be told; empty while not read."""
        facts = self.facts(row.session_id)
        if facts is None:
            return ""
        if facts.chart is None:
            return tr("This record cannot be read: check the records (F10, Backups).")
        nothing = tr("None") if not row.effects else tr("No departures")
        return facts.departures or nothing

    def _check_of(self, row: TimelineRow) -> Qt.CheckState:
        checked = row.session_id in self.checked
        return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked

    def _tip(self, row: TimelineRow) -> str:
        facts = self.facts(row.session_id)
        lines = (
            row.title,
            ", ".join(tag.words for tag in self.tags(row)),
            facts.lots if facts else "",
            self.departures(row),
            *row.effects,
            row.count.told,
        )
        return "\n".join(line for line in lines if line)

    def _changed(self, session_id: int) -> None:
        place = self.row_of(session_id)
        if place is not None:
            at = self.index(place, 0)
            self.dataChanged.emit(at, at)
