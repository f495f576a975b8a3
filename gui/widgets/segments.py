"""A few answers side by side in one frame, of which one is chosen."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme

HEIGHT, RADIUS, PAD, SIZE = 44, 8, 12, 15


class Tone(Enum):
    """How what is chosen is drawn."""

    FILL = "fill"
    SOFT = "soft"
    QUIET = "quiet"
    """Chosen, and still no answer."""
    CONFIRM = "confirm"
    CARRIED = "carried"
    """Taken from the last session and not confirmed: its edge is broken."""


class Segments(QWidget):
    """Tells what is wanted; what is chosen is shown from outside, as it stands in the file."""

    wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        caption: str,
        choices: Sequence[tuple[str, str]],
        *,
        widths: Sequence[int] = (),
        focus: bool = True,
        height: int = HEIGHT,
    ) -> None:
        super().__init__()
        self._theme, self._tone, self._chosen = theme, Tone.FILL, ""
        self._height = height
        self.buttons: dict[str, _Segment] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (key, words) in enumerate(choices):
            made = _Segment(words, f"{caption}: {words}", focus=focus)
            made.setFixedHeight(height)
            made.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            if widths:
                made.setFixedWidth(widths[place])
            line.addWidget(made, 1)
            self.buttons[key] = made
        across = QSizePolicy.Policy.Fixed if widths else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if widths:
            self.setFixedWidth(sum(widths))

    @property
    def chosen(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        return self._chosen

    @property
    def tone(self) -> Tone:
        """How what is chosen is drawn."""
        return self._tone

    def show_chosen(self, key: str, tone: Tone = Tone.FILL, *, enabled: bool = True) -> None:
        """Show what stands in the file."""
        self._chosen, self._tone = key, tone
        for name, made in self.buttons.items():
            made.setChecked(name == key)
            made.setEnabled(enabled)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(b.sizeHint().width() for b in self.buttons.values()), self._height)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        whole = QPainterPath()
        whole.addRoundedRect(edge, RADIUS, RADIUS)
        painter.fillPath(whole, QColor(roles.surface))
        painter.save()
        painter.setClipPath(whole)
        for place, made in enumerate(self.buttons.values()):
            if made.isChecked() or made.underMouse():
                ground = self._ground() if made.isChecked() else roles.surface_2
                painter.fillRect(made.geometry(), QColor(ground))
            if place:
                painter.fillRect(made.x(), 0, 1, self.height(), QColor(roles.line))
        painter.restore()
        painter.setPen(QPen(QColor(roles.line_strong), 1.5))
        painter.drawPath(whole)
        for made in self.buttons.values():
            self._paint_one(painter, made)
        painter.end()

    def _paint_one(self, painter: QPainter, made: "_Segment") -> None:
        roles, box = self._theme.roles, QRectF(made.geometry())
        inside = box.adjusted(0.75, 0.75, -0.75, -0.75)
        edges = {Tone.SOFT: roles.accent, Tone.CARRIED: roles.accent, Tone.CONFIRM: roles.confirm}
        if made.isChecked() and self._tone in edges:
            dashes = Qt.PenStyle.DashLine if self._tone is Tone.CARRIED else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(edges[self._tone]), 1.5, dashes))
            painter.drawRoundedRect(inside, RADIUS, RADIUS)
        if made.hasFocus():
            filled = made.isChecked() and self._tone is Tone.FILL
            painter.setPen(QPen(QColor(roles.on_accent if filled else roles.accent), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 3, RADIUS - 3)
        painter.setFont(inter(SIZE, 600 if made.isChecked() else 400))
        painter.setPen(QColor(self._ink() if made.isChecked() else roles.text_2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, made.text())

    def _ground(self) -> str:
        roles = self._theme.roles
        return {
            Tone.FILL: roles.accent,
            Tone.SOFT: roles.accent_soft,
            Tone.CARRIED: roles.accent_soft,
            Tone.QUIET: roles.surface_2,
            Tone.CONFIRM: roles.confirm_soft,
        }[self._tone]

    def _ink(self) -> str:
        roles = self._theme.roles
        return {
            Tone.FILL: roles.on_accent,
            Tone.SOFT: roles.accent,
            Tone.CARRIED: roles.accent,
            Tone.QUIET: roles.text,
            Tone.CONFIRM: roles.confirm,
        }[self._tone]


class _Segment(QAbstractButton):
    """What a screen reader sees and a click meets; the frame around all of them paints it."""

    def __init__(self, words: str, name: str, *, focus: bool) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(name)
        self.setCheckable(True)
        policy = Qt.FocusPolicy.TabFocus if focus else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @override
    def nextCheckState(self) -> None:
        """What is chosen follows the file, not the click."""

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetrics(inter(SIZE, 600)).horizontalAdvance(self.text())
        return QSize(wide + 2 * PAD, HEIGHT)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _SEEN:
            frame = self.parentWidget()
            if frame:
                frame.update()
        return done

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        pass


_SEEN = {QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut}
