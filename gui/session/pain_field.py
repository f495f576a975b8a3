"""The pain at a site from 0 to 10, with less and more; not asked until one is said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.theme import Theme
from gui.widgets.parts import icon_button, label
from gui.wording import tr
from model.use_cases.placing import MOST_PAIN

NOT_ASKED = -1


class PainField(QFrame):
    """Shows a number; tells the one that is wanted instead, NOT_ASKED below 0."""

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.less = icon_button(theme, "minus", tr("Less pain"))
        self.more = icon_button(theme, "plus", tr("More pain"))
        self.words = label(kind="strong")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pain = NOT_ASKED
        self.less.clicked.connect(lambda: self.wanted.emit(self._pain - 1))
        self.more.clicked.connect(lambda: self.wanted.emit(self._pain + 1))
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 2, 3, 2)
        line.addWidget(self.less)
        line.addWidget(self.words, 1)
        line.addWidget(self.more)

    def show_pain(self, pain: int | None, *, enabled: bool) -> None:
        """Show what the patient said."""
        self._pain = NOT_ASKED if pain is None else pain
        said = tr("not asked") if pain is None else tr("{n} of 10").format(n=pain)
        self.words.setText(said)
        self.words.setAccessibleName(f"{tr('Pain')} {said}")
        self.less.setEnabled(enabled and pain is not None)
        self.more.setEnabled(enabled and self._pain < MOST_PAIN)
