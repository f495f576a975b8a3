"""Quiet parts that open under their names: pairs of words, one a line."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.patients.wording import breakable
from gui.theme import Theme, icon_pixmap
from gui.widgets.parts import button, label
from gui.wording import tr

Lines = tuple[tuple[str, str], ...]
CHEVRON = 16
FLUSH = "padding-left: 0px; padding-right: 6px; text-align: left;"


class Folds(QWidget):
    """Their names stand side by side, all of them closed at first; one at a time is open."""

    opened_one = Signal()

    def __init__(self, theme: Theme, names: Mapping[str, str]) -> None:
        """names are the words to press, by what each fold is called in the program."""
        super().__init__()
        self._theme = theme
        self.toggles: dict[str, QPushButton] = {}
        self.lines: dict[str, Lines] = dict.fromkeys(names, ())
        self.opened = ""
        self._inside = QWidget()
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for name, words in names.items():
            made = button(words, "link")
            made.setStyleSheet(FLUSH)
            made.setIconSize(QSize(CHEVRON, CHEVRON))
            made.clicked.connect(partial(self.toggle, name))
            made.hide()  # until there is something in it
            self.toggles[name] = made
            beside.addWidget(made)
        beside.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(beside)
        self._column.addWidget(self._inside)
        self._show()

    def show_lines(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        """What stands in a fold; open or closed it stays as it is."""
        if tuple(lines) == self.lines[name]:
            return
        self.lines[name] = tuple(lines)
        self.toggles[name].setVisible(bool(lines))
        if name == self.opened:
            self._show()

    def toggle(self, name: str, _checked: bool = False) -> None:
        """Open a fold and close the other one, or close it."""
        self.opened = "" if self.opened == name else name
        self._show()
        if self.opened:
            self.opened_one.emit()

    def opened_height(self, width: int) -> int:
        """The px of what is open, at a width in px; 0 while all are closed."""
        inside = self._inside.layout()
        return inside.totalHeightForWidth(width) if self.opened and inside else 0

    def refresh_theme(self) -> None:
        """Draw the chevrons in the colour now in force."""
        pixmap = icon_pixmap("forward", self._theme.roles.accent, CHEVRON)
        for name, made in self.toggles.items():
            turned = pixmap.transformed(QTransform().rotate(90)) if name == self.opened else pixmap
            made.setIcon(QIcon(turned))

    def _show(self) -> None:
        old, self._inside = self._inside, QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 2, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        top = Qt.AlignmentFlag.AlignTop
        for place, (caption, words) in enumerate(self.lines.get(self.opened, ())):
            grid.addWidget(label(breakable(caption), "second", wrap=True), place, 0, top)
            grid.addWidget(label(breakable(words), "cell", wrap=True), place, 1, top)
        self._column.replaceWidget(old, self._inside)
        self._inside.setVisible(bool(self.opened))
        old.hide()
        old.deleteLater()
        for name, made in self.toggles.items():
            state = tr("open") if name == self.opened else tr("closed")
            made.setAccessibleDescription(state)
        self.refresh_theme()
