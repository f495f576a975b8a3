"""The rows of those who are to be called, with one panel open, and those with typed text."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from gui.due.contact_panel import BookPanel, CallPanel
from gui.due.due_row import DueRow
from gui.due.noting import Noting
from gui.due.typed_calls import TypedCall, typed_calls
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import button, label
from gui.wording import tr
from gui.workspace import Workspace
from model.outcome.contact import Contact
from model.recall import RecallRow


class DueRows(QScrollArea):
    """Shows rows; notes contacts through noting. After a change the focus stays with the person."""

    patient_wanted = Signal(int)
    session_wanted = Signal(int)
    used = Signal()
    """A row is about to be asked about."""
    more_wanted = Signal()

    def __init__(
        self, workspace: Workspace, theme: Theme, noting: Noting, *, wide: bool = False
    ) -> None:
        super().__init__()
        self._workspace, self._theme, self._noting, self._wide = workspace, theme, noting, wide
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._typed = typed_calls(workspace)
        self.rows: list[DueRow] = []
        self._shown: tuple[tuple[RecallRow, ...], date] | None = None
        self.empty = label("", "second", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(24, 32, 24, 32)
        self.more = button(tr("Show more"), "link")
        self.more.clicked.connect(self.more_wanted)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        body = QWidget()
        body.setObjectName("due-body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_rows(
        self, rows: Sequence[RecallRow], today: date, *, more: bool, empty: str = ""
    ) -> None:
        """Show these, and whether there are more; in the place of none a sentence."""
        self.more.setVisible(more)
        self.empty.setText(empty)
        self.empty.setVisible(not rows and bool(empty))
        if self._shown == (tuple(rows), today):
            return
        focused = self._focused_place()
        same_day = self._shown is not None and self._shown[1] == today
        self._shown = (tuple(rows), today)
        old_rows = {made.row: made for made in self.rows}
        kept = dict(old_rows) if same_day else {}
        wanted = [kept[row] if row in kept else self._made(row, today) for row in rows]
        for old in old_rows.values():
            self._column.removeWidget(old)
            if old not in wanted:
                old.hide()
                old.deleteLater()
        for place, made in enumerate(wanted):
            self._column.insertWidget(place, made)
            made.show()  # at once: what is still hidden takes no focus
        self.rows = wanted
        self._show_typed()
        if focused:
            self._focus_again(*focused)

    def _made(self, row: RecallRow, today: date) -> DueRow:
        made = DueRow(self._theme, row, today, wide=self._wide)
        if made.is_left_open:
            made.chosen.connect(lambda: self.session_wanted.emit(row.last_session_id))
        else:
            made.chosen.connect(lambda: self.patient_wanted.emit(row.patient_id))
        made.call_wanted.connect(lambda: self._use(made, CallPanel))
        made.book_wanted.connect(lambda: self._use(made, BookPanel))
        return made

    def _use(self, made: DueRow, kind: type[CallPanel] | type[BookPanel]) -> None:
        self.used.emit()
        patient_id = made.row.patient_id  # of whom another day may have made another row
        now = (one for one in self.rows if one.row.patient_id == patient_id)
        if asked := next(now, None):
            self._ask(asked, kind)

    def _ask(self, asked: DueRow, kind: type[CallPanel] | type[BookPanel]) -> None:
        """Open a panel; the button once more closes it, but no panel in which text stands."""
        for other in self.rows:
            if other is not asked and other.panel and not other.panel.typed:
                other.close_panel()
        if isinstance(asked.panel, kind):
            if not asked.panel.typed:
                asked.close_panel()
                return
        else:
            self._open(asked, kind)
        asked.take_focus()
        QTimer.singleShot(0, asked, lambda: self._bring_into_view(asked))

    def _open(self, asked: DueRow, kind: type[CallPanel] | type[BookPanel]) -> None:
        row, typed = asked.row, self._typed

        def keep(contact: Contact) -> bool:
            held, done = typed.of_patient(row.patient_id), False
            typed.hold(row.patient_id, None)  # before the rows are made anew
            try:
                done = self._noting.note(row.patient_id, row.list_name, contact)
            finally:
                if not done:
                    typed.hold(row.patient_id, held)
            return done

        def hold() -> None:
            before = typed.of_patient(row.patient_id)
            of_others = {
                name: text
                for name, text in (before.texts if before else {}).items()
                if name not in panel.fields
            }
            texts = of_others | panel.typed
            booking = isinstance(panel, BookPanel)
            typed.hold(row.patient_id, TypedCall(row.list_name, booking, texts))

        panel = asked.open_panel(kind, self._workspace, self._noting.channel, keep)
        if held := typed.of_patient(row.patient_id):
            panel.show_typed(held.texts)
        panel.edited.connect(hold)
        panel.closed.connect(lambda: typed.hold(row.patient_id, None))

    def _show_typed(self) -> None:
        """Open the panels in which something was typed, here or on another page."""
        for made in self.rows:
            held = self._typed.of_patient(made.row.patient_id)
            if made.is_left_open or (not held and not made.panel):
                continue
            kind = BookPanel if held and held.for_booking else CallPanel
            same = isinstance(made.panel, kind) and held and made.panel.typed == held.texts
            if held and not same:
                self._open(made, kind)
            elif made.panel and made.panel.typed and not held:
                made.close_panel()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_typed()

    def _bring_into_view(self, asked: DueRow) -> None:
        """All of a row, once its panel has its room; its head where not all of it fits."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        lowest = asked.geometry().bottom() - room + 1
        bar.setValue(min(asked.y(), max(bar.value(), lowest)))
        self.horizontalScrollBar().setValue(0)

    def _scrolled(self, value: int) -> None:
        if self.more.isVisible() and value and value == self.verticalScrollBar().maximum():
            self.more_wanted.emit()

    def _focused_place(self) -> tuple[int, int] | None:
        """The place in the list and the patient of the row in which the focus is."""
        focus = QApplication.focusWidget()
        for place, made in enumerate(self.rows):
            if focus and made.isAncestorOf(focus):
                return place, made.row.patient_id
        return None

    def _focus_again(self, place: int, patient_id: int) -> None:
        same = [made for made in self.rows if made.row.patient_id == patient_id]
        others = self.rows[min(place, len(self.rows) - 1) :] if self.rows else []
        for made in [*same, *others][:1]:
            made.take_focus()
