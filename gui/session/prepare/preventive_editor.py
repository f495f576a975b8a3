"""A medicine opened to be changed: each field keeps itself."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout

from gui.overriding import override
from gui.session.card import side_by_side
from gui.session.kept_field import KeptField
from gui.session.prepare.preventive_row import outcome_words
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.parts import button, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.preventive import Outcome, Preventive
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases.keeping import add_preventive
from model.use_cases.preparing import change_preventive


class PreventiveEditor(QFrame):
    """number is the medicine's in the session; None until its name was kept."""

    closed = Signal()
    removed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, number: int | None) -> None:
        super().__init__()
        self._workspace, self._theme, self.number = workspace, theme, number
        self.fields = {
            "medicine": self._field("medicine", tr("Medicine")),
            "dose": self._field("dose", tr("Dose"), tr("100 mg")),
            "duration": self._field("duration", tr("Duration"), tr("4 months")),
        }
        self._suggest()
        outcomes = [(one.value, outcome_words(one)) for one in Outcome]
        self.outcome = ChoiceBox(tr("Outcome"), outcomes)
        self.outcome.wanted.connect(self._set_outcome)
        self.remove = button(tr("Remove"), "link")
        self.done = button(tr("Done"), "link", tip=tr("Close (Escape)"))
        self.remove.clicked.connect(self.removed)
        self.done.clicked.connect(self.closed)
        self.fields["medicine"].kept.connect(self._keep_rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(8)
        layout.addWidget(self.fields["medicine"])
        layout.addLayout(side_by_side(self.fields["dose"], self.fields["duration"]))
        layout.addWidget(label(tr("Outcome"), "label"))
        layout.addWidget(self.outcome)
        layout.addLayout(row(self.remove, 1, self.done))

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the medicine as it stands in the file."""
        for field in self.fields.values():
            field.show_chart(chart, enabled=enabled)
        one = self._preventive(chart)
        self.outcome.show_chosen(one.outcome.value if one else "", enabled=enabled and bool(one))
        self.remove.setEnabled(enabled)

    def release(self) -> None:
        """No pause in typing ends after this."""
        for field in self.fields.values():
            field.release()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, caption: str, hint: str = "") -> KeptField:
        made = KeptField(
            self._workspace,
            self._theme,
            caption,
            shown=lambda chart: self._text(chart, name),
            act=lambda chart, typed, at: self._change(chart, name, typed, at),
            hint=hint,
            step=tr("Preventive: {what}").format(what=caption.lower()),
        )
        made.editor.setAccessibleName(tr("Preventive: {what}").format(what=caption.lower()))
        return made

    def _suggest(self) -> None:
        """The clinic's list; others can be typed all the same."""
        field = self.fields["medicine"]
        completer = QCompleter(list(self._workspace.practice.medicines), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(field.keep)
        field.editor.setCompleter(completer)

    def _preventive(self, chart: SessionChart) -> Preventive | None:
        return next((one for one in chart.preventives if one.number == self.number), None)

    def _text(self, chart: SessionChart, name: str) -> str:
        one = self._preventive(chart)
        return str(getattr(one, name)) if one else ""

    def _change(self, chart: SessionChart, name: str, typed: str, at: datetime) -> Changes:
        one = self._preventive(chart)
        if one:
            return change_preventive(chart, _with_text(one, name, typed, at))
        if name != "medicine":
            if not typed.strip():
                return ()
            raise InvalidValueError(name, tr("Enter the medicine first."))
        if not typed.strip():
            return ()  # opened and left: nothing was added
        changes = add_preventive(chart, Preventive(number=0, medicine=typed, recorded_at=at))
        added = changes[0].after if changes else None
        # Known before it is written, so that the row that comes with it is this one.
        self.number = added.number if isinstance(added, Preventive) else None
        return changes

    def _keep_rest(self) -> None:
        for name in ("dose", "duration"):
            self.fields[name].keep()

    def _set_outcome(self, value: str) -> None:
        # Its suggestions may have kept the name's field from hearing that it was left.
        self.fields["medicine"].keep()
        at, name = self._workspace.clock(), self.fields["medicine"].text
        self._workspace.perform(
            f"{name}: {outcome_words(Outcome(value)).lower()}",
            lambda chart: self._with_outcome(chart, Outcome(value), at),
        )

    def _with_outcome(self, chart: SessionChart, outcome: Outcome, at: datetime) -> Changes:
        one = self._preventive(chart)
        if one is None:
            return ()
        return change_preventive(chart, replace(one, outcome=outcome, recorded_at=at))


def _with_text(one: Preventive, name: str, typed: str, at: datetime) -> Preventive:
    match name:
        case "medicine":
            return replace(one, medicine=typed, recorded_at=at)
        case "dose":
            return replace(one, dose=typed, recorded_at=at)
        case _:
            return replace(one, duration=typed, recorded_at=at)
