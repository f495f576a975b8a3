"""A card with a plot: on the screen at once, the plot drawn once its library is imported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.history.records import CourseRecords
from gui.history.trend.plot_import import PlotImport, are_imported
from gui.overriding import override
from gui.session.card import Card
from gui.theme import Theme
from gui.widgets.parts import button, icon_button, label, refresh_icons, set_kind
from gui.wording import tr
from model.errors import OutputError

if TYPE_CHECKING:  # imported once the card is on the screen
    from gui.history.trend.plot import Plot
    from gui.history.trend.plot_document import PlotDocument
    from gui.history.trend.plot_export import PlotPicture

PLOT_HEIGHT = 200  # px, at least
READOUT_HEIGHT = 42  # px: two lines
KINDS = {
    "png": "PNG pictures (*.png)",
    "svg": "SVG drawings (*.svg)",
    "csv": "CSV files (*.csv)",
}


class PlotCard(Card):
    """Subclasses make the plot, say whether there is anything to draw, and draw it."""

    measures_wanted = Signal()
    """Show where the numbers are entered."""

    def __init__(self, records: CourseRecords, theme: Theme, title: str) -> None:
        super().__init__(title, spacing=6)
        self.records, self._theme = records, theme
        self.beside.hide()
        self.plot: Plot | None = None
        self._import = PlotImport(self)
        self._import.ended.connect(self._imported)
        self._began = False
        self.waiting = label(tr("Drawing…"), "label", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_words = label("", "second", wrap=True)
        self.empty_button = button(tr("Go to Measures"))
        self.empty_button.clicked.connect(self.measures_wanted)
        self.pages = QStackedWidget()
        self.pages.setMinimumHeight(PLOT_HEIGHT)
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(self._empty_page())
        self.body.addWidget(self.pages, 1)
        self.readout = label("", "second", wrap=True)
        self.readout.setFixedHeight(READOUT_HEIGHT)
        self.out_button = icon_button(theme, "zoom-out", tr("Show a longer time (−)"))
        self.in_button = icon_button(theme, "zoom-in", tr("Show a shorter time (+)"))
        self.fit_button = button(tr("Fit"), "link", tip=tr("Show all of it (0)"))
        self.out_button.clicked.connect(lambda: self._zoom(1 / 0.7))
        self.in_button.clicked.connect(lambda: self._zoom(0.7))
        self.fit_button.clicked.connect(self._fit)
        self.foot = QWidget()
        self.foot_line = QHBoxLayout(self.foot)
        self.foot_line.setContentsMargins(0, 0, 0, 0)
        self.foot_line.setSpacing(4)
        self.foot_line.addWidget(self.readout, 1)
        self.output_menu = QMenu(self)
        name = tr("Print, or save as a picture or as numbers")
        self.output_button = icon_button(theme, "more", name)
        self.output_button.setMenu(self.output_menu)
        self._fill_output()
        for made in (self.out_button, self.in_button, self.fit_button, self.output_button):
            self.foot_line.addWidget(made)
        self.body.addWidget(self.foot)

    # -- what subclasses say -------------------------------------------------------------

    def make_plot(self) -> Plot:
        """The plot; what it needs is imported by now."""
        raise NotImplementedError

    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the numbers on the plot, which is there."""
        raise NotImplementedError

    def hint(self) -> str:
        """What stands at the foot while nothing is read."""
        return ""

    @property
    def stem(self) -> str:
        """How the names of its files begin; it tells of no patient."""
        raise NotImplementedError

    def document(self) -> PlotDocument | None:
        """What prints; None where there is nothing to print."""
        raise NotImplementedError

    def picture(self) -> PlotPicture:
        """What is saved as a picture or a drawing."""
        raise NotImplementedError

    def csv(self) -> str:
        """What is saved as numbers."""
        raise NotImplementedError

    # -- what others ask -----------------------------------------------------------------

    def print_document(self) -> None:
        """Show the pages as they will print."""
        from gui.reports.preview import show_preview

        document = self.document()
        if document:
            show_preview(self, document)
            return
        words = tr("There is nothing to print. {why}").format(why=self.empty_words.text())
        self.records.workspace.failed.emit(words)

    def save_as(self, kind: str) -> Path | None:
        """Ask for a file and write the plot as png, svg or csv; where it lies, or None."""
        from gui.history.trend.plot_export import png_of, svg_of
        from gui.saving import save_bytes, save_text

        workspace = self.records.workspace
        name, kinds = f"{self.stem}.{kind}", tr(KINDS[kind])
        if kind == "csv":
            return save_text(self, workspace, name, self.csv(), kinds)
        try:
            content = (png_of if kind == "png" else svg_of)(self.picture())
        except OutputError as error:
            workspace.failed.emit(str(error))
            return None
        return save_bytes(self, workspace, name, content, kinds)

    def show_course(self) -> None:
        """Show the course as it stands in the file."""
        has = self.has_numbers()
        self.foot.setVisible(has)
        if not has:
            self.pages.setCurrentIndex(1)
            return
        if self.plot is None:
            self.pages.setCurrentWidget(self.waiting)
            if self._began:
                self._begin()
            return
        self.draw()
        self.pages.setCurrentWidget(self.plot)
        self._read(self.plot.spot.words if self.plot.spot else "")

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        refresh_icons(self, self._theme)
        if self.plot and self.has_numbers():
            self.draw()

    def release(self) -> None:
        """Wait for no import any more; before the page goes."""
        self._import.stop()

    # -- first the page, then the library, then the plot ---------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._began:
            self._began = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self.plot or not self.has_numbers():
            return
        if are_imported():
            self._imported()
        else:
            self._import.start()

    def _imported(self) -> None:
        if self.plot is None:
            try:
                self.plot = self.make_plot()
            except ImportError as error:
                words = tr("The plot cannot be drawn: a part of the program is missing ({name}). ")
                rest = tr("The records are safe. Install the program again.")
                self.waiting.setText(words.format(name=error.name) + rest)
                return
            self.plot.read.connect(self._read)
            self.pages.addWidget(self.plot)
        # Made and drawn in two events: together they hold the window for too long.
        QTimer.singleShot(0, self, self.show_course)

    def _read(self, words: str) -> None:
        self.readout.setText(words or self.hint())
        self.readout.setToolTip(words)
        set_kind(self.readout, "cell" if words else "second")

    def _zoom(self, factor: float) -> None:
        if self.plot:
            self.plot.zoom(factor)

    def _fit(self) -> None:
        if self.plot:
            self.plot.fit()

    def _fill_output(self) -> None:
        self.output_menu.addAction(tr("Print…"), self.print_document)
        self.output_menu.addSeparator()
        for kind, words in (
            ("png", tr("Save as picture (PNG)…")),
            ("svg", tr("Save as drawing (SVG)…")),
            ("csv", tr("Save numbers (CSV)…")),
        ):
            self.output_menu.addAction(words, partial(self.save_as, kind))

    def _empty_page(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setSpacing(14)
        layout.addStretch(1)
        self.empty_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.empty_words)
        layout.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return made
