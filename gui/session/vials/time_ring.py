"""The hours left since a vial was made up, as a ring and in words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.vials.vial_words import at_words, left_words
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import label, set_kind
from gui.wording import tr

SOON_OVER = timedelta(hours=2)
SIZE, WIDTH = 48, 5


class Ring(QWidget):
    """A full ring at the beginning, an empty one at the end; the hand always points up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share, self._role = theme, 1.0, "text"
        self.setFixedSize(QSize(SIZE, SIZE))

    def show_share(self, share: float, role: str) -> None:
        """The share of the time that is left, 0..1, in the colour of a role."""
        if (share, role) != (self._share, self._role):
            self._share, self._role = share, role
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        ink = QColor(str(getattr(roles, self._role)))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(roles.line), WIDTH))
        painter.drawEllipse(box)
        pen = QPen(ink, WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, round(self._share * 360 * 16))
        pen = QPen(ink, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        centre = box.center()
        painter.drawLine(centre, centre - QPointF(0, 10))
        painter.drawLine(centre, centre + QPointF(5, 5))
        painter.end()


class TimeRing(QWidget):
    """Confirm colours in the last two hours, stop colours once the time is over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.ring = Ring(theme)
        self.words, self.below = label("", "heading"), ElidedLabel("", "label")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.words)
        text.addWidget(self.below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.ring)
        layout.addLayout(text, 1)

    def show_time(self, made_up_at: datetime, hours: int, now: datetime, *, runs: bool) -> None:
        """Show what is left now; runs says whether there is anything left to use in time."""
        whole = timedelta(hours=hours)
        left = made_up_at + whole - now
        share = min(max(left / whole, 0.0), 1.0)
        made = tr("made up {time}").format(time=at_words(made_up_at, now))
        if not runs:
            self.ring.show_share(0.0, "text_2")
            set_kind(self.words, "strong")
            self.words.setText(tr("Nothing left to use"))
            self.below.say(made)
            return
        over = left < timedelta()
        self.ring.show_share(share, "stop" if over else "confirm" if left <= SOON_OVER else "text")
        set_kind(self.words, "heading-stop" if over else
                 "heading-confirm" if left <= SOON_OVER else "heading")  # fmt: skip
        self.words.setText(left_words(left))
        words = tr("it was to be used until {time}") if over else tr("use until {time}")
        until = words.format(time=at_words(made_up_at + whole, now))
        self.below.say(until if over or left <= SOON_OVER else made)
        self.setAccessibleName(f"{self.words.text()}, {self.below.text()}")
