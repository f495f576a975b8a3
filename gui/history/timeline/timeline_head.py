"""The head of the timeline: what each column holds, and the button that compares two rows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.history.timeline.columns import columns_of
from gui.overriding import override
from gui.widgets.parts import button, label, set_kind
from gui.wording import tr

HEIGHT, BUTTON_HEIGHT, BUTTON_WIDTH, SIDE = 50, 44, 124, 12
BUTTON_STYLE = "min-height: 40px; padding: 0 6px; font-size: 15px;"


class TimelineHead(QWidget):
    """Stands over the rows with the same columns."""

    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._captions: dict[str, QLabel] = {}
        for column, words in (
            ("session", tr("Session")),
            ("maps", tr("Front · back · right · left")),
            ("given", tr("Given")),
            ("words", tr("Departures and adverse effects")),
            ("count", tr("Days before, change")),
        ):
            made = label(words, "label", wrap=True)
            made.setParent(self)
            self._captions[column] = made
        self.compare = button(tr("Compare two"), "link")
        self.compare.setParent(self)
        self.compare.setStyleSheet(BUTTON_STYLE)
        self.compare.clicked.connect(self.compare_wanted)
        self.show_checked([], 0)

    def show_checked(self, numbers: list[int], sessions: int) -> None:
        """Which sessions are checked, by their numbers; sessions is how many there are."""
        ready, name = len(numbers) > 1, tr("Compare two")
        if ready:
            first, second = sorted(numbers)
            name = tr("Compare sessions {first} and {second}").format(first=first, second=second)
            tip = tr("Show what differs between sessions {first} and {second}, site by site")
            tip = tip.format(first=first, second=second)
        elif sessions == 1:
            tip = tr("There is one session: nothing to compare it with")
        else:
            tip = tr("Tick two sessions, by Space or their boxes")
        self.compare.setAccessibleName(name)
        self.compare.setToolTip(tip)
        self.compare.setAccessibleDescription(tip)
        self.compare.setEnabled(ready)
        set_kind(self.compare, "choice" if ready else "link")
        self.compare.setVisible(sessions > 0)
        self._place()

    def show_width(self, rows_width: int) -> None:
        """Follow the columns of rows of this width, without a bar that scrolls."""
        columns = columns_of(rows_width)
        for name, made in self._captions.items():
            left, width = getattr(columns, name)
            if name == "count":  # the button stands over the end of its column
                width = min(width, self.width() - SIDE - BUTTON_WIDTH - left)
            made.setGeometry(left, 0, width, HEIGHT)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        top = (HEIGHT - BUTTON_HEIGHT) // 2
        left = self.width() - SIDE - BUTTON_WIDTH
        self.compare.setGeometry(left, top, BUTTON_WIDTH, BUTTON_HEIGHT)
