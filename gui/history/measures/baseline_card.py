"""The baselines: which value from before treatment others are held against, and who chose it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.history.measures.wording import after_words, baseline_words, point_words
from gui.history.records import CourseRecords
from gui.patients.wording import joined
from gui.session.card import Card
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, tr
from model.errors import NotFoundError
from model.outcome.lists import Measure
from model.outcome.measurement import Baseline
from model.outcome.series import Point

LINE, MOST_IN_LINE = 36, 34  # px; letters
ALWAYS = ("headache_days", "migraine_days", "headache_hours", "hit6")


class BaselineCard(Card):
    """One press takes what is proposed; what was chosen is replaced with a reason alone."""

    wanted = Signal(str, Point)
    """Use a value of a measure as its baseline."""
    replace_wanted = Signal(str)

    def __init__(self, records: CourseRecords) -> None:
        super().__init__(tr("Baseline"))
        self._records = records
        self.buttons: dict[str, QPushButton] = {}
        self.words: dict[str, str] = {}
        self._inside = QWidget()
        self.body.addWidget(self._inside)

    def show_course(self) -> None:
        """Show what is chosen, or what would be."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.buttons, self.words = {}, {}
        lists, course = self._records.lists, self._records.course
        chosen = [one for each in lists.measures if (one := course.baseline(each.code))]
        late = any(after_words(course, one.ends_on) for one in chosen)
        before = tr("from before the first treatment")
        self.beside.setText(tr("what later values are held against") if late else before)
        for measure in lists.measures:
            if measure.code in ALWAYS or course.baseline(measure.code):
                self._add(column, measure)
        self.body.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()  # at once: the keyboard may go to a button in it

    def _add(self, column: QVBoxLayout, measure: Measure) -> None:
        series = self._records.series(measure.code)
        chosen, proposed = series.baseline, series.proposed
        said = baseline_words(measure, chosen) if chosen else tr("Not chosen")
        beneath = self._chosen_by(chosen) if chosen else self._proposed(measure)
        self.words[measure.code] = f"{said}. {beneath}"
        name, value = label(measure.text, "cell-strong"), label(said, "cell", wrap=True)
        second = label(beneath, "label", wrap=True)
        line = row(second)
        line.setStretch(0, 1)
        if chosen or proposed:
            line.addWidget(self._button(measure, None if chosen else proposed))
        second.setMinimumHeight(LINE)
        column.addWidget(frame("rule"))
        column.addSpacing(7)
        if len(measure.text) + len(said) <= MOST_IN_LINE:
            value.setWordWrap(False)
            column.addLayout(row(name, 1, value))
        else:
            column.addWidget(name)
            column.addWidget(value)
        column.addLayout(line)
        column.addSpacing(4)

    def _proposed(self, measure: Measure) -> str:
        series = self._records.series(measure.code)
        if not series.points:
            return tr("No value yet. Add a follow-up.")
        if series.proposed is None:
            return tr("No value up to the first treatment. Choose another in the table.")
        words = tr("Last value before the first treatment: {value}")
        if not self._records.course.given:
            words = tr("Last value: {value}")
        return words.format(value=point_words(measure, series.proposed))

    def _button(self, measure: Measure, point: Point | None) -> QPushButton:
        words = tr("Use as baseline") if point else tr("Replace…")
        made = button(words, "link")
        made.setAccessibleName(f"{measure.text}: {words}")
        # Its words end where the values above do.
        made.setStyleSheet("padding-right: 0px; margin-right: -2px;")
        if point:
            made.clicked.connect(lambda: self.wanted.emit(measure.code, point))
        else:
            made.clicked.connect(lambda: self.replace_wanted.emit(measure.code))
        self.buttons[measure.code] = made
        return made

    def _chosen_by(self, chosen: Baseline) -> str:
        try:
            who = self._records.workspace.store.clinicians.get(chosen.clinician_id).name
        except NotFoundError:
            who = tr("somebody no longer in the records")
        words = tr("Chosen by {who}, {day}").format(who=who, day=day(chosen.recorded_at))
        after = after_words(self._records.course, chosen.ends_on)
        if after:
            words = f"{tr('Counted {after}').format(after=after)}. {words}"
        return joined(words, chosen.reason)
