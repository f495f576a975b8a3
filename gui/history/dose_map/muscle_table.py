"""Units by muscle and side over all sessions, as the lines add up."""

import math
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.fonts import inter_metrics
from gui.history.dose_map.words import line_name
from gui.session.card import BAR, Card, Column
from gui.session.review.given_table import MuscleTag
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import frame, label, set_kind
from gui.wording import number, tr
from model.outcome.dose_sums import DoseSums, MuscleDoses

GAP, PADDING = 8, 34
LINE, LEAST_LINE = 38, 30
SMALL_BELOW = 760  # px of height
CELL = 15  # px of a figure's letters


class MuscleTable(Card):
    """Head and sum stay in sight; the lines between them scroll where there are many."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("By muscle"), tr("units, all sessions"), spacing=0)
        self._theme = theme
        self._lines = Column(gap=0)
        self._lines.setAccessibleName(tr("Units by muscle"))
        self._head, self._foot = QWidget(), QWidget()
        self._lines_inside = QWidget()
        self._lines.add(self._lines_inside)
        for part in (self._head, self._lines, self._foot):
            self.body.addWidget(part)
        self._sums: DoseSums | None = None
        self._line, self._room, self._bar = LINE, 10_000, 0
        self._widths: list[int] = []

    def show_sums(self, sums: DoseSums) -> None:
        """Show the sums of all sessions."""
        self._sums = sums
        self._fill()

    def set_room(self, height: int, beneath: int) -> None:
        """Closer lines on a small screen; height px of the column, of which beneath are others'."""
        line, room = LINE if height >= SMALL_BELOW else LEAST_LINE, height - beneath
        if (line, room) != (self._line, self._room):
            self._line, self._room = line, room
            self._fill()

    def text_of(self, name: str) -> str:
        """A line as it is read, such as "Frontalis 45 50 95"."""
        texts = [made.text() for made in self.findChildren(QLabel)]
        at = texts.index(name)
        return " ".join(text for text in texts[at : at + 5] if text)

    def _fill(self) -> None:
        sums = self._sums
        if sums is None:
            return
        heads = (tr("Left"), tr("Mid"), tr("Right"), tr("Sum"))
        self._measure(sums, heads)
        self._head = self._swapped(
            self._head, self._row(None, tr("Muscle"), heads, "label", self._bar)
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in sums.muscles:
            column.addWidget(frame("rule"))
            muscle = sums.protocol.muscles_by_code.get(line.muscle or "")
            name = line_name(line.muscle, line.site, sums.protocol)
            tag = MuscleTag(self._theme, muscle)
            column.addWidget(self._row(tag, name, _figures(line), "cell"))
        self._lines.layout_inside.replaceWidget(self._lines_inside, inside)
        inside.show()  # at once: what Qt shows later has no height in between
        self._lines_inside.deleteLater()
        self._lines_inside = inside
        whole = QWidget()
        foot = QVBoxLayout(whole)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(frame("rule-strong"))
        foot.addWidget(self._row(None, tr("All"), _figures(sums.whole), "cell-strong", self._bar))
        self._foot = self._swapped(self._foot, whole)

    def _measure(self, sums: DoseSums, heads: tuple[str, ...]) -> None:
        """How wide the columns are, how high the lines between head and sum."""
        around = self.title.sizeHint().height() + 2 * self._line + PADDING
        needed = len(sums.muscles) * (self._line + 1)
        shown = max(3 * self._line, min(needed, self._room - around))
        metrics = inter_metrics(CELL, 600)
        figures = [heads, *map(_figures, (*sums.muscles, sums.whole))]
        self._widths = [
            math.ceil(max(map(metrics.horizontalAdvance, column))) + 1
            for column in zip(*figures, strict=True)
        ]
        # Where lines scroll their bar takes its room beside them: head and sum stand as they do.
        self._bar = BAR if shown < needed else 0
        self._lines.setFixedHeight(shown)
        # Arrow keys scroll what holds the keyboard; its edge says that it does.
        set_kind(self._lines, "scrolls" if self._bar else "")
        policy = Qt.FocusPolicy.TabFocus if self._bar else Qt.FocusPolicy.NoFocus
        self._lines.setFocusPolicy(policy)

    def _swapped(self, old: QWidget, new: QWidget) -> QWidget:
        self.body.replaceWidget(old, new)
        old.deleteLater()
        return new

    def _row(
        self, tag: QWidget | None, name: str, figures: tuple[str, ...], kind: str, bar: int = 0
    ) -> QWidget:
        made = QWidget()
        made.setFixedHeight(self._line)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, bar, 0)
        grid.setHorizontalSpacing(GAP)
        if tag:
            grid.addWidget(tag, 0, 0)
        named = kind if kind == "label" else "cell-strong"
        words = ElidedLabel(name, named) if tag else label(name, named)
        grid.addWidget(words, 0, 1 if tag else 0, 1, 1 if tag else 2)
        grid.setColumnStretch(1, 1)
        for column, text in enumerate(figures, start=2):
            last = column == len(figures) + 1
            figure = label(text, kind if kind == "label" else "cell-strong" if last else kind)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            figure.setFixedWidth(self._widths[column - 2])
            grid.addWidget(figure, 0, column)
        return made


def _figures(line: MuscleDoses) -> tuple[str, ...]:
    sides = (line.left, line.midline, line.right)
    return (*map(_figure, sides), number(line.units))


def _figure(value: Decimal) -> str:
    return number(value) if value else ""
