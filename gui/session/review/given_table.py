"""What was given by muscle and side, as the rows add up."""

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.colour import text_on
from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import frame, label
from gui.wording import number, tr, units
from model.injection import Laterality
from model.protocol import Muscle
from model.session_chart import SessionChart, Tally

TAG = QSize(32, 24)
SIDES = (Laterality.LEFT, Laterality.MIDLINE, Laterality.RIGHT)


class MuscleTag(QWidget):
    """A muscle's code on its colour; a diamond for custom points."""

    def __init__(self, theme: Theme, muscle: Muscle | None) -> None:
        super().__init__()
        self._theme, self._muscle = theme, muscle
        self.setFixedSize(TAG)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(roles.mark_edge), 1))
        if self._muscle is None:
            painter.setBrush(QColor(roles.custom))
            painter.translate(16, 12)
            painter.rotate(45)
            painter.drawRect(-6, -6, 12, 12)
        else:
            colour = self._muscle.colour_dark if roles.dark else self._muscle.colour
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
            painter.setPen(QColor(text_on(colour)))
            painter.setFont(inter(14, 600))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._muscle.code)
        painter.end()


class GivenTable(QFrame):
    """One line a muscle, custom points where there are some, and the sum."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Given"))
        self._theme = theme
        self._standard = label(kind="second")
        head = QHBoxLayout()
        head.addWidget(label(tr("Given"), "heading"), 1)
        head.addWidget(self._standard)
        self._body = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._body)
        self._table: QWidget | None = None
        self._shown: SessionChart | None = None

    def show_chart(self, chart: SessionChart) -> None:
        """Show the sums of a chart."""
        if chart is self._shown:
            return
        self._shown = chart
        protocol = chart.protocol
        self._standard.setText(
            tr("{units} in {n} sites is the standard").format(
                units=units(protocol.total_units), n=protocol.total_sites
            )
        )
        if self._table:
            self._table.deleteLater()
        self._table = self._made(chart)
        self._body.addWidget(self._table)

    def line(self, name: str) -> str:
        """A line of the table as it is read, such as "Frontalis 3 of 4 5 10 15"."""
        texts = [made.text() for made in (self._table or self).findChildren(QLabel)]
        at = texts.index(name)
        return " ".join(text for text in texts[at : at + 6] if text)

    def _made(self, chart: SessionChart) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        heads = (tr("Sites"), tr("Left"), tr("Mid"), tr("Right"), tr("Units"))
        grid.addWidget(label(tr("Muscle"), "second"), 0, 0, 1, 2)
        for column, text in enumerate(heads, start=2):
            grid.addWidget(_figure(text, "second"), 0, column)
        line = 1
        for muscle in chart.protocol.muscles:
            tally = chart.tally_of(muscle.code)
            sides = [chart.tally_of(muscle.code, side).units_given for side in SIDES]
            line = _add(grid, line, MuscleTag(self._theme, muscle), muscle.name, tally, sides)
        custom = chart.tally_of(None)
        if custom.extras_given:
            sides = [chart.tally_of(None, side).units_given for side in SIDES]
            tag = MuscleTag(self._theme, None)
            line = _add(grid, line, tag, _custom_names(chart), custom, sides)
        grid.addWidget(frame("rule"), line, 0, 1, 7)
        whole = chart.tally
        sides = [whole.units_left, whole.units_midline, whole.units_right]
        _add_figures(grid, line + 1, None, tr("All"), whole, sides, kind="cell-strong")
        return table


def _add(
    grid: QGridLayout, line: int, tag: QWidget, name: str, tally: Tally, sides: list[Decimal]
) -> int:
    grid.addWidget(frame("rule"), line, 0, 1, 7)
    _add_figures(grid, line + 1, tag, name, tally, sides)
    return line + 2


def _add_figures(
    grid: QGridLayout, line: int, tag: QWidget | None, name: str, tally: Tally,
    sides: list[Decimal], kind: str = "",
) -> None:  # fmt: skip
    if tag:
        grid.addWidget(tag, line, 0)
    words = ElidedLabel(name, "cell-strong")
    grid.addWidget(words, line, 1 if tag else 0, 1, 1 if tag else 2)
    sites = tr("{n} of {all}").format(n=tally.sites_given, all=tally.sites_planned)
    sites = sites if tally.sites_planned else ""
    extra = f"+{tally.extras_given}" if tally.extras_given else ""
    grid.addWidget(_figure(" ".join(filter(None, (sites, extra))), kind or "second"), line, 2)
    for column, dose in enumerate(sides, start=3):
        grid.addWidget(_figure(number(dose) if dose else "", kind or "cell"), line, column)
    grid.addWidget(_figure(number(tally.units_given), "cell-strong"), line, 6)


def _figure(text: str, kind: str) -> QLabel:
    made = label(text, kind)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _custom_names(chart: SessionChart) -> str:
    names = [
        " ".join(filter(None, (row.code, row.injection.label if row.injection else "")))
        for row in chart.rows
        if row.muscle is None
    ]
    return ", ".join(names)
