"""A short table of plain words: its titles, and lines told apart by rules."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gui.widgets.parts import frame, label

ROW, HEAD = 36, 30
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DiaryTable(QWidget):
    """shares: how the width is parted; figures: the columns that end at the right."""

    def __init__(
        self, titles: Sequence[str], shares: Sequence[int], figures: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self.lines: tuple[Sequence[str], ...] = ()
        self._titles, self._figures = titles, figures
        self._shown: list[QLabel | QFrame] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)
        self._add(0, titles, "label")

    def show_lines(self, lines: Sequence[Sequence[str]], quiet: Sequence[int] = ()) -> None:
        """Show these lines; the quiet ones, by place, step back."""
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown, self.lines = [], tuple(lines)
        for place, line in enumerate(lines):
            rule = frame("rule")
            self._grid.addWidget(rule, 2 * place + 1, 0, 1, len(self._titles))
            kind = "second" if place in quiet else "cell"
            self._shown += [rule, *self._add(2 * place + 2, line, kind)]

    def _add(self, row: int, texts: Sequence[str], kind: str) -> list[QLabel]:
        made = [label(text, kind) for text in texts]
        for column, one in enumerate(made):
            if column in self._figures:
                one.setAlignment(RIGHT)
            one.setMinimumHeight(ROW if row else HEAD)
            # A screen reader comes by cell after cell: each says what it is.
            one.setAccessibleName(f"{self._titles[column]}: {texts[column]}" if row else "")
            self._grid.addWidget(one, row, column)
        return made
