"""Two sessions compared, over the whole tab: on the map and as a list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.history.compare.compare_card import CompareCard
from gui.history.compare.pair import Pair, title_of
from gui.map.drawing import drawing_of
from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.session.review.difference_map import DifferenceMap
from gui.theme import Theme
from gui.widgets.parts import frame, icon_button, label, row
from gui.wording import tr

GAP = 16
LIST_SMALL, LIST, LIST_LARGE = 480, 540, 640


class ComparePanel(QWidget):
    """The button at its head closes it, and Escape through its tab."""

    closed = Signal()

    def __init__(self, theme: Theme, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        self.setAccessibleName(tr("Two sessions compared"))
        words = tr("Session {then} and session {now}").format(
            then=title_of(pair.then), now=title_of(pair.now)
        )
        self.back = icon_button(theme, "back", tr("Back to the sessions (Esc)"))
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.back)
        self.title = label(words, "heading")
        self.map = DifferenceMap(theme, drawing_of(pair.head_map))
        self.map.setAccessibleName(tr("What differs between the two, on the map"))
        self.map.show_comparison(pair.now, pair.compared)
        self.card = CompareCard(theme, pair)
        self.notes = [*pair.notes]
        self._lay_out()

    def _lay_out(self) -> None:
        parts = QHBoxLayout()
        parts.setSpacing(GAP)
        parts.addWidget(self._map_card(), 1)
        parts.addWidget(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, GAP)
        layout.setSpacing(8)
        layout.addLayout(row(self.back, self.title, 1))
        for note in self.notes:
            made = frame("notice")
            inside = QVBoxLayout(made)
            inside.setContentsMargins(12, 8, 12, 8)
            inside.addWidget(label(note, "confirm", wrap=True))
            layout.addWidget(made)
        layout.addLayout(parts, 1)

    def _map_card(self) -> QFrame:
        made = frame("panel")
        inside = QVBoxLayout(made)
        inside.setContentsMargins(16, 16, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(self.map, 1)
        key = tr("Marks as they were given last, crossed where dropped; grey: unchanged.")
        inside.addWidget(label(key, "label", wrap=True))
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        wide = LIST_SMALL if width < SMALL_BELOW else LIST_LARGE if width >= LARGE_FROM else LIST
        self.card.setFixedWidth(wide)
