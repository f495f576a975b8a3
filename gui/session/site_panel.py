"""What can be done at one site: dose, given or not and why, place, what happened, a note."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.overriding import override
from gui.session.charting_actions import ChartingActions
from gui.session.dose_field import DoseField
from gui.session.events_section import EventsSection
from gui.session.other_reason import OtherReason
from gui.session.panel_parts import heading, sections, under_head
from gui.session.place_section import PlaceSection
from gui.session.placing_actions import PlacingActions
from gui.session.reason_buttons import ReasonButtons
from gui.session.vial_choice import VialChoice
from gui.theme import Theme
from gui.widgets.parts import button, icon_button, label
from gui.widgets.parts import row as beside
from gui.wording import place_name, state_text, tr, units
from gui.workspace import ChangeSet, Workspace
from model.injection import State
from model.one_line import seen
from model.session_chart import SiteRow

TYPING_PAUSE_MS = 700
GIVE_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SitePanel(QFrame):
    """Lies over the list; everything is kept at once, Escape closes."""

    closed = Signal()
    charted = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, actions: ChartingActions, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workspace, self._actions, self._theme = workspace, actions, theme
        self.code = ""
        self._code = label(kind="name")
        self._place = label(kind="strong", wrap=True)
        self._state = label(kind="second", wrap=True)
        self.clear_button = button(tr("Clear"), "link", tip=tr("Open again, nothing noted"))
        self.close_button = icon_button(theme, "close", tr("Close (Escape)"))
        self.given_button = button(tr("Given"), "choice")
        self.given_button.setCheckable(True)
        self.given_button.setFixedWidth(92)
        self.dose, self._plan = DoseField(theme), label(kind="label")
        self.vial = VialChoice(workspace)
        self._asks_reason = False
        self.reasons = ReasonButtons()
        self.other_reason = OtherReason()
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note at this site"))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(76)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        placing = PlacingActions(workspace)
        self.place = PlaceSection(workspace, placing, theme)
        self.events = EventsSection(placing, theme, workspace.practice.site_events)
        scroll = under_head(self, self._head(), self._body())
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._connect()

    # -- layout --------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._place)
        names.addWidget(self._state)
        head.addWidget(self._code)
        head.addSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.clear_button)
        head.addWidget(self.close_button)
        return head

    def _body(self) -> QWidget:
        dose = beside(self.dose, self.given_button, spacing=6)
        dose.setStretch(0, 1)
        one_click = label(tr("one click marks it"), "label")
        kept = label(tr("kept as you type · Esc closes"), "label")
        return sections(
            heading(tr("Dose"), self._plan), dose, self.vial,
            None, heading(tr("Not given, because"), one_click), self.reasons,
            self.other_reason, self.other_reason.hint,
            None, self.place,
            None, self.events,
            None, heading(tr("Note"), kept), self.note,
        )  # fmt: skip

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.clear_button.clicked.connect(self._clear)
        self.given_button.clicked.connect(self._toggle_given)
        self.given_button.installEventFilter(self)
        self.dose.wanted.connect(lambda dose: self._actions.set_dose(self.code, dose))
        self.place.place_wanted.connect(self.place_wanted)
        self.reasons.chosen.connect(self._leave_out)
        self.other_reason.returnPressed.connect(self._leave_out_typed)
        self.note.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.keep_note)
        self._workspace.records_changed.connect(self._records_changed)

    # -- what is shown -------------------------------------------------------------------

    def open_site(self, code: str, *, reasons: bool = False) -> None:
        """Show a site; with reasons, a digit or Tab chooses one, which closes the panel."""
        self._asks_reason = reasons
        self.code = code
        chart, row = self._workspace.chart, self._row()
        if chart is None or row is None:
            return
        self.reasons.offer(chart.protocol.not_given_reasons)
        self.other_reason.show_reason("")
        self._show_note(self._kept_note())
        self._show(row)
        self.show()
        # In a finished session nothing else takes the keyboard, and Escape must reach the panel.
        main = self.given_button if self.given_button.isEnabled() else self.close_button
        # Not on a reason: a pedal pressed once more must not invent one.
        target: QWidget = self if reasons else main
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_site(self) -> None:
        """Leave the site; what was typed has been kept."""
        self.code = ""
        self.hide()

    def release(self) -> None:
        """Hear no more of the records; before the panel goes."""
        self._workspace.records_changed.disconnect(self._records_changed)

    def keep(self) -> bool:
        """Put what was typed into the file; False where it could not be kept, or is not entered."""
        row = self._row()
        recorded = row.injection.reason if row and row.injection else ""
        waits = self.code and not self._finished() and self.other_reason.waits(recorded)
        return self.keep_note() and not waits

    def keep_note(self) -> bool:
        """Put the note into the file, if it was changed; False where it could not be kept."""
        self._typing.stop()
        typed = self.note.document()
        if not self.code or self._finished() or not typed.isModified():
            return True
        self._actions.set_note(self.code, self.note.toPlainText())
        typed.setModified(seen(self.note.toPlainText()).strip() != self._kept_note())
        return not typed.isModified()

    def _show_note(self, note: str) -> None:
        self.note.blockSignals(True)
        self.note.setPlainText(note)
        self.note.blockSignals(False)

    def _kept_note(self) -> str:
        row = self._row()
        return row.injection.note if row and row.injection else ""

    def _show(self, row: SiteRow) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        open_session = not self._finished()
        self._code.setText(row.code)
        self._place.setText(place_name(row, chart.protocol))
        vial = row.injection.vial if row.injection else None
        drawn = tr("vial {n}").format(n=vial) if vial else ""
        self._state.setText(" · ".join(filter(None, (state_text(row), drawn))))
        self.dose.show_dose(row.dose_units, chart.protocol, enabled=open_session)
        step = chart.protocol.step_units
        self._plan.setText(
            tr("planned {dose} · steps of {step}").format(
                dose=units(row.planned_units), step=units(step)
            )
        )
        self.given_button.setChecked(row.state is State.GIVEN)
        self.given_button.setText(tr("✓  Given") if row.state is State.GIVEN else tr("Given"))
        reason_code = row.injection.reason_code if row.injection else ""
        not_given = row.state is State.NOT_GIVEN
        self.reasons.show_chosen(reason_code if not_given else "", enabled=open_session)
        own = row.injection.reason if not_given and not reason_code and row.injection else ""
        if own or not self.other_reason.hasFocus():  # what is being typed stays
            self.other_reason.show_reason(own)
        self.clear_button.setText(tr("Clear") if row.site else tr("Remove"))
        self.clear_button.setEnabled(open_session and row.injection is not None)
        self.place.show_row(row, enabled=open_session)
        self.events.show_row(row, enabled=open_session)
        self.vial.show_row(row, enabled=open_session)
        for made in (self.given_button, self.other_reason):
            made.setEnabled(open_session)
        self.note.setReadOnly(not open_session)

    def _records_changed(self, changes: ChangeSet) -> None:
        row = self._row()
        if self.code and row is None:
            self.closed.emit()  # an added site was cleared away
        elif row and (self.code in changes.site_codes):
            self._show(row)
            # What is being typed stays; what was kept follows the record, also back by undo.
            note = self.note
            if not note.document().isModified() and note.toPlainText().strip() != self._kept_note():
                self._show_note(self._kept_note())

    # -- actions -------------------------------------------------------------------------

    def _row(self) -> SiteRow | None:
        chart = self._workspace.chart
        return chart.rows_by_code.get(self.code) if chart else None

    def _finished(self) -> bool:
        chart = self._workspace.chart
        return chart is None or chart.session.ended_at is not None

    def _toggle_given(self) -> None:
        code = self.code
        self._actions.toggle(code)
        self._resync()
        row = self._row()
        if row and row.state is State.GIVEN:
            self.charted.emit(code)

    def _leave_out(self, reason_code: str, reason: str) -> None:
        code = self.code
        done = self._actions.leave_out(code, reason_code, reason)
        self._resync()
        if done:
            self.charted.emit(code)
            if self._asks_reason:  # the next Space is the next site's again
                self.closed.emit()

    def _leave_out_typed(self) -> None:
        self._leave_out("", self.other_reason.text())

    def _clear(self) -> None:
        self._show_note("")
        self._typing.stop()
        self._actions.clear(self.code)
        self._resync()

    def _resync(self) -> None:
        row = self._row()
        if row:
            self._show(row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter on Given mark it and close: the next Space is the next site's."""
        if isinstance(event, QKeyEvent) and event.key() in GIVE_KEYS:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                if not self.given_button.isChecked():
                    self._toggle_given()
                self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            if not event.isAutoRepeat():
                focus.click()
            return
        if event.text() in set("123456789") and self.reasons.press(int(event.text())):
            return
        super().keyPressEvent(event)
