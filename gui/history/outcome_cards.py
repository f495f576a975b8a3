"""The upper part of the history: trend or wear-off, and the response beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.history.records import CourseRecords
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import frame
from gui.widgets.segments import Segments, Tone
from gui.wording import tr

if TYPE_CHECKING:  # imported once the page is on the screen
    from gui.history.response.response_card import ResponseCard
    from gui.history.trend.trend_card import TrendCard
    from gui.history.trend.wear_off_card import WearOffCard

GAP = 16
TREND, WEAR_OFF = "trend", "wear-off"
SEGMENTS = (78, 96)
CARD_SIDE, CARD_FOOT = 20, 14  # px, of the cards: the choice stands in the line at their foot


class OutcomeCards(QWidget):
    """Empty panels until steps() are taken; the wear-off is made when it is first wanted."""

    measures_wanted = Signal()
    room_changed = Signal()
    """The cards may need another height than before."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__()
        self._records, self._theme = records, theme
        self.trend: TrendCard | None = None
        self.wear_off: WearOffCard | None = None
        self.response: ResponseCard | None = None
        self._left = QStackedWidget()
        self._waiting = [frame("panel"), frame("panel")]
        self._left.addWidget(self._waiting[0])
        self.choice = Segments(
            theme,
            tr("Shown over time"),
            ((TREND, tr("Trend")), (WEAR_OFF, tr("Wear-off"))),
            widths=SEGMENTS,
        )
        self.choice.show_chosen(TREND, Tone.SOFT)
        self.choice.wanted.connect(self.show_plot)
        self.choice.hide()
        self._beside = QVBoxLayout()
        self._beside.addWidget(self._waiting[1])
        self._lay_out()

    def _lay_out(self) -> None:
        self._corner = QWidget()
        inside = QHBoxLayout(self._corner)
        inside.setContentsMargins(CARD_SIDE, 0, 0, CARD_FOOT)
        inside.addWidget(self.choice)
        left = QGridLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._left, 0, 0)
        lower_left = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        left.addWidget(self._corner, 0, 0, lower_left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(left, 1)
        self._right = QWidget()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._right.setLayout(self._beside)
        layout.addWidget(self._right)

    def steps(self) -> list[Callable[[], None]]:
        """What shows the course as it stands now, in parts that each leave the window free."""
        made = [] if self.response else [self._make_response]
        made += [] if self.trend else [self._make_trend]
        return [*made, self._show_response, self._show_chosen]

    def _make_response(self) -> None:
        from gui.history.response.response_card import ResponseCard

        self.response = ResponseCard(self._records, self._theme)
        self.response.measures_wanted.connect(self.measures_wanted)
        self._beside.removeWidget(self._waiting[1])
        self._beside.addWidget(self.response)
        self._drop(self._waiting[1])

    def _make_trend(self) -> None:
        from gui.history.trend.trend_card import TrendCard

        self.trend = TrendCard(self._records, self._theme)
        self._add(self.trend)
        self._left.removeWidget(self._waiting[0])
        self._drop(self._waiting[0])
        self.choice.show()
        self._corner.raise_()

    def _add(self, card: TrendCard | WearOffCard) -> None:
        """A card at the left; the line at its foot leaves room for the choice between them."""
        card.measures_wanted.connect(self.measures_wanted)
        card.foot_line.insertSpacing(0, sum(SEGMENTS) + 8)
        self._left.addWidget(card)

    def _drop(self, waiting: QFrame) -> None:
        waiting.hide()
        waiting.deleteLater()

    def _show_response(self) -> None:
        if self.response:
            self.response.show_course()

    def _show_chosen(self) -> None:
        self.show_plot(self.choice.chosen)

    def show_plot(self, name: str) -> None:
        """The trend or how the effect wears off."""
        self.choice.show_chosen(name, Tone.SOFT)
        if name == WEAR_OFF and self.wear_off is None:
            from gui.history.trend.wear_off_card import WearOffCard

            self.wear_off = WearOffCard(self._records, self._theme)
            self._add(self.wear_off)
        if shown := self.shown_plot:
            self._left.setCurrentWidget(shown)
            shown.show_course()

    @property
    def shown_plot(self) -> TrendCard | WearOffCard | None:
        """The card that is chosen; None until it was made."""
        return self.wear_off if self.choice.chosen == WEAR_OFF else self.trend

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.room_changed.emit()
        return super().event(event)

    def set_side_width(self, width: int) -> None:
        """The px of the response."""
        self._right.setFixedWidth(width)

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        for card in self._plots():
            card.refresh_theme()
        if self.response:
            self.response.refresh_theme()
        self.choice.update()

    def step_out(self) -> bool:
        """Close the form of a decision; False where none is open."""
        return self.response is not None and self.response.step_out()

    def keep_typed(self) -> bool:
        """Whether no reason that was typed is lost by leaving."""
        return self.response is None or self.response.keep_typed()

    def release(self) -> None:
        """Before the page goes."""
        for card in self._plots():
            card.release()
        if self.response:
            self.response.release()

    def _plots(self) -> Iterator[TrendCard | WearOffCard]:
        return (card for card in (self.trend, self.wear_off) if card)
