"""Does it work: a measure over time in its card, chosen and compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from gui.history.records import CourseRecords
from gui.history.trend.plot_card import PlotCard
from gui.history.trend.readout import legend_of, title_of, title_of_both
from gui.history.trend.span import Span
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import button, label
from gui.wording import NO_BREAK, tr
from model.outcome.lists import Measure
from model.outcome.trend import Trend, trend_of

if TYPE_CHECKING:  # imported once the card is on the screen
    from gui.history.trend.plot import Plot
    from gui.history.trend.plot_export import PlotPicture
    from gui.history.trend.trend_document import TrendDocument
    from gui.history.trend.trend_plot import TrendPlot

MORE_ROOM = 8  # px beside the words of a button
FIRST = ("headache_days", "migraine_days", "hit6")


class TrendCard(PlotCard):
    """Shows the first measure at first; what is chosen lasts as long as the page."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        measures = records.lists.by_code
        first = [code for code in FIRST if code in measures] or list(measures)[:3]
        super().__init__(records, theme, title_of(measures[first[0]]))
        self.plot: TrendPlot | None = None
        self.code, self.second_code = first[0], ""
        self.measure_buttons: dict[str, QPushButton] = {}
        for code in first:
            made = button(measures[code].short, "choice", tip=measures[code].text)
            made.setCheckable(True)
            made.setMinimumWidth(made.sizeHint().width() + 2 * MORE_ROOM)
            made.clicked.connect(partial(self.show_measure, code))
            self.measure_buttons[code] = made
            self.head.addWidget(made)
        self.more_menu, self.compare_menu = QMenu(self), QMenu(self)
        self.more_button = button(tr("More"), "choice", tip=tr("Other measures"))
        self.more_button.setCheckable(True)
        self.more_button.setMenu(self.more_menu)
        self.head.addWidget(self.more_button)
        self.legend = label("", "label")
        self.body.insertWidget(1, self.legend)
        self.compare_button = button(tr("Compare with…"), "link")
        self.compare_button.setMenu(self.compare_menu)
        self.foot_line.insertWidget(1, self.compare_button)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.compare_menu.aboutToShow.connect(self._fill_compare)
        self._show_choice()

    def show_measure(self, code: str) -> None:
        """Show another measure; compared with itself it stands alone."""
        self.code = code
        if self.second_code == code:
            self.second_code = ""
        self.show_course()

    def compare_with(self, code: str) -> None:
        """Show a second measure beside the first, none for an empty code."""
        self.second_code = code if code != self.code else ""
        self.show_course()

    def trend(self, code: str) -> Trend:
        """A measure of the course as it stands."""
        weeks = [one.weeks for one in self.records.workspace.practice.checkpoints]
        return trend_of(self.records.course, self.records.series(code), weeks)

    @property
    def second(self) -> Trend | None:
        """The measure compared with, where it has values."""
        has = self.second_code and self.records.series(self.second_code).points
        return self.trend(self.second_code) if has else None

    @property
    @override
    def stem(self) -> str:
        return f"headmap-{self.code.replace('_', '-')}"

    @override
    def document(self) -> TrendDocument | None:
        """The response prints with the measure that the clinic's rule counts."""
        from gui.history.response.course_verdicts import CourseVerdicts
        from gui.history.trend.trend_document import TrendDocument

        if not self.has_numbers():
            return None
        workspace, verdicts = self.records.workspace, CourseVerdicts(self.records)
        counted = verdicts.rule.measure in (self.code, self.second_code)
        return TrendDocument(
            self.records.course.patient,
            self.trend(self.code),
            self.second,
            workspace.settings,
            stem=self.stem,
            span=self.span,
            response=verdicts.printed if counted else (),
            printed_at=workspace.clock(),
            demonstration=workspace.demonstration,
        )

    @override
    def picture(self) -> PlotPicture:
        from gui.history.trend.trend_export import picture_of

        return picture_of(self.trend(self.code), self.second, self.span)

    @override
    def csv(self) -> str:
        from gui.history.trend.trend_export import csv_of

        second = self.second
        return csv_of([self.trend(self.code), *([second] if second else [])])

    @property
    def span(self) -> Span | None:
        """The days on the screen, as numbers, which go to paper too; None before it is drawn."""
        return self.plot.frame.x_range if self.plot and self.plot.trend else None

    @override
    def show_course(self) -> None:
        self._show_choice()
        super().show_course()

    @override
    def make_plot(self) -> Plot:
        from gui.history.trend.trend_plot import TrendPlot

        return TrendPlot(self._theme)

    @override
    def has_numbers(self) -> bool:
        return bool(self.records.series(self.code).points)

    @override
    def draw(self) -> None:
        if self.plot:
            self.plot.show_trend(self.trend(self.code), self.second)

    @override
    def hint(self) -> str:
        words = tr("Point at a value, or step with {keys}.")
        return words.format(keys=tr("← and →").replace(" ", NO_BREAK))

    def _show_choice(self) -> None:
        measures = self.records.lists.by_code
        measure, other = measures[self.code], self.code not in self.measure_buttons
        title = title_of_both(measure, measures.get(self.second_code))
        self.title.setText(title)
        self.setAccessibleName(title)
        for code, made in self.measure_buttons.items():
            made.setChecked(code == self.code)
        self.more_button.setChecked(other)
        self.more_button.setText(measure.short if other else tr("More"))
        self.empty_words.setText(empty_words(measure))
        second = measures.get(self.second_code)
        if second:
            words = legend_of(measure, second)
            if not self.records.series(self.second_code).points:
                words = tr("{measure}: no values yet").format(measure=second.text)
            self.legend.setText(words)
        self.legend.setVisible(second is not None)
        self.compare_button.setText(
            tr("With {measure}").format(measure=second.short) if second else tr("Compare with…")
        )

    def _fill_more(self) -> None:
        self.more_menu.clear()
        for code, measure in self.records.lists.by_code.items():
            if code not in self.measure_buttons:
                self._add(self.more_menu, measure, self.code == code, self.show_measure)

    def _fill_compare(self) -> None:
        self.compare_menu.clear()
        alone = self.compare_menu.addAction(tr("With nothing"), partial(self.compare_with, ""))
        alone.setCheckable(True)
        alone.setChecked(not self.second_code)
        for code, measure in self.records.lists.by_code.items():
            if code != self.code:
                chosen = self.second_code == code
                self._add(self.compare_menu, measure, chosen, self.compare_with)

    def _add(self, menu: QMenu, measure: Measure, chosen: bool, act: Callable[[str], None]) -> None:
        count = len(self.records.series(measure.code).points)
        values = tr("1 value") if count == 1 else tr("{n} values").format(n=count)
        words = values if count else tr("no values yet")
        made = menu.addAction(f"{measure.text} ({words})", partial(act, measure.code))
        made.setCheckable(True)
        made.setChecked(chosen)


def empty_words(measure: Measure) -> str:
    """What is missing, and where it is entered."""
    name = measure.text
    if name[1:2].islower():
        name = name[0].lower() + name[1:]
    if measure.unit in ("days", "hours"):
        words = tr("No {measure} yet. They are entered in Prepare at a session, {rest}")
    else:
        words = tr("No value yet for {measure}. It is entered in Prepare at a session, {rest}")
    return words.format(measure=name, rest=tr("or as a follow-up under Measures."))
