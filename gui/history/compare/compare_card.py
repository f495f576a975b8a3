"""What differs between two sessions as a list: sums of both, then site by site."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gui.history.compare.pair import Line, Pair, spoken_line, title_of
from gui.history.timeline.words import lots_of, sites_words
from gui.session.review.difference_card import MarkSign
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import frame, label
from gui.wording import tr, units
from model.session_chart import SessionChart

LINE = 40
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CompareCard(QFrame):
    """The sums stay at the top, the sites scroll beneath."""

    def __init__(self, theme: Theme, pair: Pair) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("What differs, as a list"))
        self.lines: list[str] = []
        """What the list says, line by line."""
        self.sums: list[tuple[str, str, str]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 8, 14)
        layout.setSpacing(8)
        layout.addWidget(self._sums(pair))
        layout.addWidget(frame("rule"))
        layout.addWidget(label(_counted(pair), "strong"))
        layout.addWidget(self._sites(theme, pair), 1)

    def _sums(self, pair: Pair) -> QWidget:
        self.sums = [
            (tr("Given"), units(pair.then.tally.units_given), units(pair.now.tally.units_given)),
            (tr("Sites"), sites_words(pair.then), sites_words(pair.now)),
            (tr("Lot"), _lots(pair.then), _lots(pair.now)),
        ]
        if pair.is_open:
            planned = units(pair.compared.units_now)
            self.sums.insert(1, (tr("With what is planned"), "", planned))
        protocols = [chart.protocol for chart in (pair.then, pair.now)]
        if protocols[0].sha256 != protocols[1].sha256:
            names = [f"{one.name} {one.version}" for one in protocols]
            self.sums.append((tr("Protocol"), names[0], names[1]))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, chart in enumerate((pair.then, pair.now), start=1):
            grid.addWidget(label(title_of(chart), "cell-strong"), 0, column)
        for row, (caption, *values) in enumerate(self.sums, start=1):
            grid.addWidget(label(caption, "second"), row, 0)
            for column, value in enumerate(values, start=1):
                grid.addWidget(ElidedLabel(value, "cell"), row, column)
        return body

    def _sites(self, theme: Theme, pair: Pair) -> QScrollArea:
        body = QWidget()
        body.setObjectName("sites")
        body.setStyleSheet("#sites { background: transparent; }")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(4, 1)
        lines = pair.lines
        if lines:
            for column, words in ((2, tr("Then")), (3, tr("Now")), (4, tr("What changed"))):
                align = RIGHT if column < 4 else Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(label(words, "label"), 0, column, align)
        for place, line in enumerate(lines, start=1):
            self.lines.append(spoken_line(line))
            self._add_line(theme, grid, place, line)
        grid.setRowStretch(len(lines) + 1, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setMinimumHeight(3 * LINE)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Sites that differ"))
        scroll.setAccessibleDescription("\n".join(self.lines))
        scroll.setWidget(body)
        return scroll

    def _add_line(self, theme: Theme, grid: QGridLayout, place: int, line: Line) -> None:
        grid.setRowMinimumHeight(place, LINE)
        grid.addWidget(MarkSign(theme, line.chart, line.row), place, 0)
        grid.addWidget(label(line.code, "cell-strong"), place, 1)
        for column, dose in ((2, line.then), (3, line.now)):
            grid.addWidget(label(dose, "cell"), place, column, RIGHT)
        words = label(line.words, "cell", wrap=True)
        words.setAccessibleName(spoken_line(line))
        grid.addWidget(words, place, 4)


def _lots(chart: SessionChart) -> str:
    return ", ".join(lots_of(chart)) or tr("none noted")


def _counted(pair: Pair) -> str:
    found, same = len(pair.compared.differences), len(pair.compared.unchanged)
    if not found:
        return tr("Nothing differs: {n} sites were given alike.").format(n=same)
    differs = tr("1 difference") if found == 1 else tr("{n} differences").format(n=found)
    unchanged = tr("1 site unchanged") if same == 1 else tr("{n} sites unchanged").format(n=same)
    return f"{differs} · {unchanged}"
