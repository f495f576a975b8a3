"""The four times of the session, taken from what was recorded, to be corrected with a reason."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.card import Card
from gui.session.kept_field import TYPING_PAUSE_MS
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import button, label, row
from gui.wording import clock_time, local, tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.session_clock import WHICH, read_time, reasons, recorded, times
from model.session_part import Changes
from model.use_cases.aftercare import recorded_times, set_times

NOT_YET = "–"
LONGEST = 2000  # characters: what is too long is told, not cut


class ClockCard(Card):
    """Read at first; Change opens the fields in place, all with one reason."""

    opened = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Session clock"))
        self._workspace = workspace
        self._shown: dict[str, str] = dict.fromkeys(WHICH, "")
        self._warned: tuple[str, ...] | None = None
        names = (tr("Started"), tr("First"), tr("Last"), tr("Ended"))
        self.values: dict[str, QLabel] = {}
        self.fields = {
            which: Field(theme, name, longest=LONGEST)
            for which, name in zip(WHICH, names, strict=True)
        }
        self.reason = Field(theme, tr("Why the time is changed"), longest=LONGEST)
        self.change_button = button(tr("Change…"), "link", tip=tr("Correct a time"))
        self.back_button = button(tr("Back to the recorded times"), "link")
        self.told = label("", "label", wrap=True)
        self.editing = QWidget()
        self._reading = self._read_grid(names)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.keep)
        self._lay_out()
        for made in (*self.fields.values(), self.reason):
            made.edited.connect(self._typed)
            made.editor.installEventFilter(self)
        self.change_button.clicked.connect(self._toggle)
        self.back_button.clicked.connect(self._take_recorded)

    def _read_grid(self, names: tuple[str, ...]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for place, (which, name) in enumerate(zip(WHICH, names, strict=True)):
            self.values[which] = label(NOT_YET, "strong")
            grid.addWidget(label(name, "label"), 0, place)
            grid.addWidget(self.values[which], 1, place)
        return made

    def _lay_out(self) -> None:
        self.put_beside(self.change_button)
        column = QVBoxLayout(self.editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addWidget(self.reason)
        self.body.addWidget(self._reading)
        self.body.addWidget(self.editing)
        self.body.addWidget(self.told)
        self.body.addLayout(row(self.back_button, 1))
        self.editing.hide()

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file, but for what is being typed."""
        held, why, first = times(chart), reasons(chart), recorded(chart)
        for which in WHICH:
            moment = held.of(which)
            text = clock_time(moment) if moment else ""
            self.values[which].setText(text or NOT_YET)
            field = self.fields[which]
            if field.text == self._shown[which]:
                field.set_text(text)
            self._shown[which] = text
            field.editor.setReadOnly(not enabled)
        names = {which: self.fields[which].caption.text() for which in WHICH}
        lines = []
        for which, reason in why.items():
            was = first.of(which)
            words = tr("recorded {time}").format(time=clock_time(was)) if was else tr("added")
            lines.append(f"{names[which]}: {words}. {reason}")
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))
        self.back_button.setVisible(bool(lines) and enabled)
        self.change_button.setVisible(enabled)
        if not enabled:
            self._open(shown=False)

    def _toggle(self) -> None:
        opened = self.editing.isHidden()
        if opened:
            self._open(shown=True)
            self.opened.emit()
            self.fields["started"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.keep_or_stay():
            for which, field in self.fields.items():
                field.set_text(self._shown[which])
                field.show_error("")
            self.reason.set_text("")
            self._open(shown=False)

    def _open(self, *, shown: bool) -> None:
        self.editing.setVisible(shown)
        self._reading.setVisible(not shown)
        self.change_button.setText(tr("Done") if shown else tr("Change…"))
        self.change_button.setAccessibleName(
            tr("Done correcting times") if shown else tr("Correct a time of the session")
        )

    # -- what is kept --------------------------------------------------------------------

    def keep(self) -> bool:
        """Put what was typed into the file; False where it cannot be kept."""
        self._typing.stop()
        chart = self._workspace.chart
        if chart is None or self.editing.isHidden() or not self._changed():
            return True
        for field in (*self.fields.values(), self.reason):
            field.show_error("")
        at = self._workspace.clock()
        try:
            changes = self._changes(chart, at)
        except InvalidValueError as error:
            name = error.field.removeprefix("clock.")
            self.fields.get(name, self.reason).show_error(tr(str(error)))
            return False
        written = self._workspace.perform(self._name(), lambda _chart: changes)
        if written:
            self.reason.editor.blockSignals(True)
            self.reason.set_text("")
            self.reason.editor.blockSignals(False)
        return written

    def keep_or_stay(self) -> bool:
        """The same before one leaves: what cannot be kept holds one back once, then no more."""
        typed = tuple(field.text for field in (*self.fields.values(), self.reason))
        if self.keep() or self._warned == typed:
            return True
        self._warned = typed
        wrong = (f for f in (*self.fields.values(), self.reason) if f.error)
        next(wrong, self.reason).editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def release(self) -> None:
        """No pause in typing ends after this."""
        self._typing.stop()

    def _changed(self) -> list[str]:
        return [which for which in WHICH if self.fields[which].text.strip() != self._shown[which]]

    def _changes(self, chart: SessionChart, at: datetime) -> Changes:
        held, start = times(chart), chart.session.started_at
        corrected = {
            which: read_time(
                self.fields[which].text, local(held.of(which) or start).date(), f"clock.{which}"
            )
            for which in self._changed()
        }
        return set_times(chart, corrected, self.reason.text, at)

    def _name(self) -> str:
        said = (f"{self.fields[w].caption.text()} {self.fields[w].text}" for w in self._changed())
        return tr("Session clock: {times}").format(times=", ".join(said))

    def _typed(self) -> None:
        self._warned = None
        self._typing.start()

    def _take_recorded(self) -> None:
        self._workspace.perform(tr("Session clock as recorded"), recorded_times)
        self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)
