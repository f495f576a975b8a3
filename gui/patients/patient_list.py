"""The list of patients: rows of the last search, painted with what was typed underlined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui.fonts import inter
from gui.overriding import override
from gui.patients.matching import Span, matched_spans, words_of
from gui.patients.wording import born_and_age, joined, last_session_text
from gui.theme import Theme
from gui.widgets.marked_text import paint_marked
from gui.wording import day, tr
from model.dates import read_day
from model.errors import InvalidValueError
from model.session import SessionSummary
from model.store.patients import PatientMatch

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROW_HEIGHT = 68
SIDE = 20
SECOND_COLUMN = 0.33


@dataclass(frozen=True, kw_only=True)
class FoundPatients:
    """The answer of one search, with the open session of each patient who has one."""

    matches: Sequence[PatientMatch] = ()
    drafts: Mapping[int, SessionSummary]
    typed: str = ""
    today: date
    has_more: bool = False
    """Whether more match than these."""


class PatientListModel(QAbstractListModel):
    """The found patients, one row each."""

    more_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.found = FoundPatients(drafts={}, today=today)
        self.words: list[str] = []
        self.typed_day: date | None = None

    def show_found(self, found: FoundPatients) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.found, self.words = found, words_of(found.typed)
        self.typed_day = _day_of(found.typed)
        self.endResetModel()

    def show_more(self, matches: Sequence[PatientMatch], *, has_more: bool) -> None:
        """Add rows under those shown, and say whether still more match."""
        first, found = len(self.found.matches), self.found
        if matches:
            self.beginInsertRows(QModelIndex(), first, first + len(matches) - 1)
        self.found = replace(found, matches=[*found.matches, *matches], has_more=has_more)
        if matches:
            self.endInsertRows()

    def row_of(self, patient_id: int) -> int | None:
        """The row of a patient, if among those found."""
        ids = [match.patient.patient_id for match in self.found.matches]
        return ids.index(patient_id) if patient_id in ids else None

    def session_text(self, match: PatientMatch) -> str:
        """The last session of a row in words."""
        draft = self.found.drafts.get(match.patient.patient_id)
        return last_session_text(match, draft, self.found.today)

    def spans(self, text: str) -> list[Span]:
        """The parts of a name or number that were searched for."""
        return matched_spans(text, self.words)

    def born_spans(self, match: PatientMatch) -> list[Span]:
        """The same of the birthday, in whatever way it was typed; the age is not searched."""
        text = day(match.patient.born_on)
        whole = self.typed_day == match.patient.born_on
        return [(0, len(text))] if whole else self.spans(text)

    def tag(self, match: PatientMatch) -> str:
        """The word at the right of a row, or none."""
        if match.patient.archived_at:
            return tr("Archived")
        return tr("Open") if match.patient.patient_id in self.found.drafts else ""

    @override
    def rowCount(self, _parent: Index = NO_PARENT) -> int:
        return len(self.found.matches)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.found.has_more

    @override
    def fetchMore(self, _parent: Index) -> None:
        self.more_wanted.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match = self.found.matches[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return match
        if role == Qt.ItemDataRole.DisplayRole:
            return match.patient.list_name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return joined(
                match.patient.list_name,
                born_and_age(match.patient, self.found.today),
                match.patient.record_number,
                self.session_text(match),
                self.tag(match),
            )
        return None


class PatientDelegate(QStyledItemDelegate):
    """Paints a row: name and birthday, record number and last session, a tag."""

    def __init__(self, theme: Theme, model: PatientListModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match: PatientMatch = index.data(Qt.ItemDataRole.UserRole)
        model, roles = self._model, self._theme.roles
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, box, state)
        tag = model.tag(match)
        end = box.right() - SIDE - (_tag_width(tag) + 16 if tag else 0)
        second = box.left() + SIDE + round((box.width() - 2 * SIDE) * SECOND_COLUMN)
        left, right = (box.left() + SIDE, second - 16), (second, end)
        name, number = match.patient.list_name, match.patient.record_number
        born = born_and_age(match.patient, model.found.today)
        bold, plain = inter(16, 600), inter(15)
        self._line(painter, box, left, 10, name, bold, roles.text, model.spans(name))
        self._line(painter, box, left, 36, born, plain, roles.text_2, model.born_spans(match))
        session = model.session_text(match)
        self._line(painter, box, right, 11, number, plain, roles.text, model.spans(number))
        self._line(painter, box, right, 36 if number else 24, session, plain, roles.text_2, [])
        if tag:
            self._paint_tag(painter, box, tag, match.patient.archived_at is not None)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        roles = self._theme.roles
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, QColor(roles.surface_2 if chosen or hovered else roles.surface))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(roles.line))
        if chosen:
            painter.fillRect(box.left(), box.top(), 4, box.height(), QColor(roles.accent))

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        between: tuple[int, int],
        top: int,
        text: str,
        font: QFont,
        ink: str,
        spans: list[Span],
    ) -> None:
        width = between[1] - between[0]
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        in_sight = len(shown) - (shown != text)  # not the ellipsis
        spans = [(start, min(end, in_sight)) for start, end in spans if start < in_sight]
        place = QRectF(between[0], box.top() + top, width, 22)
        paint_marked(painter, place, shown, font, spans, ink, self._theme.roles.accent)

    def _paint_tag(self, painter: QPainter, box: QRect, tag: str, quiet: bool) -> None:
        roles = self._theme.roles
        width = _tag_width(tag)
        place = QRectF(box.right() - SIDE - width, box.center().y() - 13, width, 26)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(roles.line_strong) if quiet else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.surface if quiet else roles.accent_soft))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(inter(14, 600))
        painter.setPen(QColor(roles.text_2 if quiet else roles.accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tag)


class PatientListView(QListView):
    """The rows on the screen; a click or Enter opens one."""

    opened = Signal()
    entered_by_key = Signal(bool)

    def __init__(self, theme: Theme, model: PatientListModel) -> None:
        super().__init__()
        self._delegate = PatientDelegate(theme, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(tr("Patients"))
        self.clicked.connect(self._clicked)

    def step(self, rows: int) -> None:
        """Choose a row further down, or up for less than 0."""
        count = self.model().rowCount()
        if count:
            self.choose(min(max(self.currentIndex().row() + rows, 0), count - 1))

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # letters are for the search field
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        self.opened.emit()


def _day_of(typed: str) -> date | None:
    try:
        return read_day(typed)
    except InvalidValueError:
        return None


def _tag_width(tag: str) -> int:
    return QFontMetrics(inter(14, 600)).horizontalAdvance(tag) + 20
