"""How the effect wears off: headache days by week after the injection, where a diary was kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from gui.history.records import CourseRecords
from gui.history.trend.plot_card import PlotCard
from gui.history.trend.readout import shown
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr
from model.outcome.course import Course
from model.outcome.wear_off import LEAST_DAYS, WearOff, wear_off

if TYPE_CHECKING:  # imported once the card is on the screen
    from gui.history.trend.plot import Plot
    from gui.history.trend.plot_export import PlotPicture
    from gui.history.trend.wear_off_document import WearOffDocument
    from gui.history.trend.wear_off_plot import WearOffPlot


class WearOffCard(PlotCard):
    """Worked out from the diary when the course was changed."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(records, theme, tr("Wear-off: headache days by week after injection"))
        self._worked_out: tuple[Course, WearOff] | None = None
        self.empty_words.setText(
            tr("No diary yet with days noted after a session. Import one under Measures.")
        )
        self.plot: WearOffPlot | None = None

    @property
    def shown(self) -> WearOff:
        """The curve of the course as it stands."""
        course = self.records.course
        if self._worked_out is None or self._worked_out[0] is not course:
            self._worked_out = (course, wear_off(course))
        return self._worked_out[1]

    @property
    @override
    def stem(self) -> str:
        return "headmap-wear-off"

    @override
    def document(self) -> WearOffDocument | None:
        from gui.history.trend.wear_off_document import WearOffDocument

        if not self.has_numbers():
            return None
        workspace = self.records.workspace
        return WearOffDocument(
            self.records.course.patient,
            self.shown,
            workspace.settings,
            stem=self.stem,
            noticed=self.noticed,
            printed_at=workspace.clock(),
            demonstration=workspace.demonstration,
        )

    @override
    def picture(self) -> PlotPicture:
        from gui.history.trend.wear_off_export import picture_of

        return picture_of(self.shown)

    @override
    def csv(self) -> str:
        from gui.history.trend.wear_off_export import csv_of

        return csv_of(self.shown)

    @override
    def make_plot(self) -> Plot:
        from gui.history.trend.wear_off_plot import WearOffPlot

        return WearOffPlot(self._theme)

    @override
    def has_numbers(self) -> bool:
        return bool(self.shown.cycles)

    @override
    def draw(self) -> None:
        if self.plot:
            self.plot.show_curve(self.shown)

    @override
    def hint(self) -> str:
        weeks = tr("Weeks after the injection; a week needs {n} noted days.")
        return self.noticed or weeks.format(n=LEAST_DAYS)

    @property
    def noticed(self) -> str:
        """What the patient told of it last, empty for nothing."""
        noticed = [(number, week) for number, week in self._noticed() if week]
        if not noticed:
            return ""
        number, week = noticed[-1]
        words = tr("The patient noticed it in week {week} after session {number}.")
        return words.format(week=shown(week), number=number)

    def _noticed(self) -> Iterator[tuple[int, Decimal]]:
        """By the number of the session, oldest first."""
        noticed = self.shown.noticed
        for one in self.records.course.given:
            if one.session_id in noticed:
                yield one.summary.session.number, noticed[one.session_id]
