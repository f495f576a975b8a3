"""Chooses another baseline in the place of one that was chosen, with the reason for it."""

from PySide6.QtWidgets import QVBoxLayout

from gui.history.measures.choice_field import ChoiceField
from gui.history.measures.form_panel import FormPanel
from gui.history.measures.wording import (
    after_words,
    baseline_words,
    counted_words,
    source_words,
)
from gui.history.records import CourseRecords
from gui.patients.wording import joined
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import frame, label
from gui.wording import day, tr
from model.errors import InvalidValueError
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomePart
from model.outcome.series import Point
from model.use_cases.measuring import choose_baseline


class BaselineForm(FormPanel):
    """The former one stays in the audit trail."""

    def __init__(
        self, records: CourseRecords, theme: Theme, code: str, point: Point | None = None
    ) -> None:
        """point is the value to begin with; None for none."""
        self._measure = records.lists.by_code[code]
        series = records.series(code)
        self._points = {f"{one.name} {one.on}": one for one in reversed(series.points)}
        now = series.baseline
        title = tr("Another baseline: {measure}") if now else tr("Baseline: {measure}")
        keep = tr("Replace") if now else tr("Use as baseline")
        super().__init__(records, theme, title.format(measure=self._measure.text), keep)
        self.value = ChoiceField(
            theme,
            tr("New baseline") if now else tr("Baseline"),
            [(key, self._words(one)) for key, one in self._points.items()],
            tr("Choose…"),
        )
        self.reason = Field(theme, tr("Reason, kept with it"), longest=600)
        if point:
            self.value.choose(f"{point.name} {point.on}")
        if now:
            words = tr("Now: {value}.").format(value=baseline_words(self._measure, now))
            self.add(label(words, wrap=True))
            said = tr("All later values are held against it: who replaces it says why.")
            self.add(label(said, "second", wrap=True))
        self.warning = label("", "confirm", wrap=True)
        self._notice = frame("notice")
        inside = QVBoxLayout(self._notice)
        inside.setContentsMargins(14, 10, 12, 10)
        inside.addWidget(self.warning)
        self.add(self.value, self._notice, self.reason)
        self.value.by_hand.connect(self._warn)
        self._warn()
        self.column.layout_inside.addStretch(1)
        self.begin()
        self.setFocusProxy(self.reason if point else self.value)

    def state(self) -> tuple[str, ...]:
        """What is chosen and typed."""
        return (self.value.chosen, self.reason.text)

    def recorded(self) -> tuple[OutcomePart, ...]:
        """The baseline that is to be replaced."""
        chosen = self.records.course.baseline(self._measure.code)
        return (chosen,) if chosen else ()

    def recorded_words(self) -> str:
        """Its value and the reason for it."""
        chosen = self.records.course.baseline(self._measure.code)
        return joined(baseline_words(self._measure, chosen), chosen.reason) if chosen else ""

    def keep(self) -> None:
        """Write it; a missing reason is said at its field."""
        point = self._points.get(self.value.chosen)
        if point is None:
            self.value.show_error(tr("Choose a value."))
            self.go_to(self.value)
            return
        chosen = made_baseline(self.records, self._measure.code, point, self.reason.text)
        replaced = self.records.course.baseline(self._measure.code) is not None
        text = (
            tr("Baseline of {measure} replaced") if replaced else tr("Baseline of {measure} chosen")
        )
        text = text.format(measure=self._measure.text)
        self.perform(text, lambda course: choose_baseline(course, chosen))

    def show_error(self, error: InvalidValueError) -> None:
        """Say at the reason what to mend."""
        self.reason.show_error(tr(str(error)))
        self.go_to(self.reason)

    def _words(self, point: Point) -> str:
        source = source_words(self.records.course, self.records.lists, point)
        words = counted_words(self._measure, point.counted, point.period_days)
        after = after_words(self.records.course, point.on)
        # What it was counted after comes before how it was told, which the list may cut.
        return ", ".join(one for one in (words, day(point.on), after, source) if one)

    def _warn(self) -> None:
        """What it means where the value is from after treatment."""
        point = self._points.get(self.value.chosen)
        after = after_words(self.records.course, point.on) if point else ""
        said = tr(
            "This was counted {after}, so what the treatment did already is in it. Change against"
            " it says nothing of the time before treatment. Say why it is taken all the same."
        )
        self.warning.setText(said.format(after=after) if after else "")
        self._notice.setVisible(bool(after))


def made_baseline(records: CourseRecords, code: str, point: Point, reason: str = "") -> Baseline:
    """A value as the baseline of its measure, chosen now by who is signed in."""
    workspace = records.workspace
    return Baseline(
        measure=code,
        value=point.counted,
        period_days=point.period_days,
        ends_on=point.on,
        source=point.name,
        reason=reason,
        clinician_id=workspace.actor,
        recorded_at=workspace.clock(),
    )
