"""The adverse effects of a patient in words, each with its way to change it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.history.measures.wording import outcome_name, severity_name
from gui.history.records import CourseRecords
from gui.history.timeline.words import lasted_words
from gui.patients.wording import joined
from gui.session.card import Card
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, side_name, tr
from model.outcome.adverse_effect import AdverseEffect, EffectOutcome, EffectSeverity


class EffectsList(Card):
    """The latest first."""

    add_wanted = Signal()
    change_wanted = Signal(int)
    """Change an effect, by its number."""

    def __init__(self, records: CourseRecords) -> None:
        super().__init__(tr("Adverse effects"))
        self._records = records
        self.add = button(tr("Add an adverse effect"))
        self.add.clicked.connect(self.add_wanted)
        self.changes: dict[int, QPushButton] = {}
        self.words: dict[int, str] = {}
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self.body.addSpacing(6)
        self.body.addWidget(self.add)

    def show_course(self) -> None:
        """Show the effects of the file."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.changes, self.words = {}, {}
        held = self._records.course.adverse_effects
        for effect in reversed(held):
            self._add(column, effect)
        if not held:
            column.addWidget(label(tr("None recorded."), "second"))
        self.body.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()  # at once: the keyboard may go to a button in it

    def _add(self, column: QVBoxLayout, effect: AdverseEffect) -> None:
        title, second, third = effect_lines(self._records, effect)
        change = button(tr("Change"), "link")
        # Its words end where those beneath do.
        change.setStyleSheet("padding-right: 0px; margin-right: -2px;")
        change.setAccessibleName(tr("Change {effect}").format(effect=title))
        change.clicked.connect(lambda: self.change_wanted.emit(effect.number))
        told = QWidget()
        beneath = QVBoxLayout(told)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(2)
        for words, kind in ((second, "cell"), (third, "label")):
            if words:
                beneath.addWidget(label(words, kind, wrap=True))
        line = row(told, change)
        line.setStretch(0, 1)
        column.addWidget(frame("rule"))
        column.addSpacing(7)
        column.addWidget(label(title, "cell-strong", wrap=True))
        column.addLayout(line)
        column.addSpacing(4)
        self.changes[effect.number] = change
        self.words[effect.number] = joined(title, second, third)


def effect_lines(records: CourseRecords, effect: AdverseEffect) -> tuple[str, str, str]:
    """What happened; where, how bad and how it ended; after what, and what was done about it."""
    side = f", {side_name(effect.laterality)}" if effect.laterality else ""
    third = joined(_after(records, effect), effect.action)
    return f"{effect.text}{side}", _second(records, effect), third


def _second(records: CourseRecords, effect: AdverseEffect) -> str:
    muscles = records.workspace.protocol.muscles_by_code
    known = muscles.get(effect.muscle or "")
    where = effect.site_code or (known.name if known else effect.muscle or "")
    known_severity = effect.severity is not EffectSeverity.UNKNOWN
    severity = severity_name(effect.severity).lower() if known_severity else ""
    known_outcome = effect.outcome is not EffectOutcome.UNKNOWN
    outcome = outcome_name(effect.outcome).lower() if known_outcome else ""
    return joined(where, severity, lasted_words(effect.lasted_days), outcome)


def _after(records: CourseRecords, effect: AdverseEffect) -> str:
    began = tr("began {day}").format(day=day(effect.onset_on)) if effect.onset_on else ""
    found = (t for t in records.course.treatments if t.session_id == effect.session_id)
    session = next(found, None)
    if session is None:
        return began
    after = tr("After session {n}").format(n=session.summary.session.number)
    return ", ".join(part for part in (after, began) if part)
