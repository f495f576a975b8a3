"""A place in the strip: a sign for how far it is, its name, and in words what is missing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.fonts import inter
from gui.overriding import override
from gui.session.place import PlaceName
from gui.theme import Theme, icon_pixmap
from gui.wording import tr
from model.completeness import PlaceState, Sign

NAME_SIZE, WORDS_SIZE = 16, 14
SIGN, SIGN_GAP = 20, 10
PAD = 12
PAD_NARROW = 7
KEYS = dict(zip(PlaceName, ("F2", "F3", "F4", "F5", "F6"), strict=True))
NOT_YET = PlaceState(Sign.EMPTY, "")


def title_of(name: PlaceName) -> str:
    """The name of a place as the strip says it."""
    return {
        PlaceName.PREPARE: tr("Prepare"),
        PlaceName.VIALS: tr("Vials"),
        PlaceName.MAP: tr("Map"),
        PlaceName.AFTERCARE: tr("Aftercare"),
        PlaceName.REVIEW: tr("Review & sign"),
    }[name]


class PlaceButton(QAbstractButton):
    """Told without colour by its sign: an empty ring, half a disc, a check."""

    def __init__(self, theme: Theme, name: PlaceName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._state, self._shown, self._narrow = NOT_YET, False, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setCheckable(False)

    def show_state(self, state: PlaceState, *, shown: bool, narrow: bool) -> None:
        """How far the place is, whether it is the one on the screen; narrow leaves out words."""
        if (state, shown, narrow) == (self._state, self._shown, self._narrow):
            return
        self._state, self._shown, self._narrow = state, shown, narrow
        title = title_of(self._name)
        self.setAccessibleName(f"{title}: {state.words}")
        self.setToolTip(f"{title}: {state.words} ({KEYS[self._name]})")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What is said beneath the name."""
        return self._state.words

    @property
    def _width_with_name(self) -> int:
        name = QFontMetrics(inter(NAME_SIZE, 600)).horizontalAdvance(title_of(self._name))
        return name + SIGN + SIGN_GAP + 2 * (PAD_NARROW if self._narrow else PAD)

    @override
    def sizeHint(self) -> QSize:
        if self._narrow:
            return QSize(self._width_with_name, 60)
        words = QFontMetrics(inter(WORDS_SIZE)).horizontalAdvance(self._state.words)
        return QSize(max(self._width_with_name, words + SIGN + SIGN_GAP + 2 * PAD), 60)

    @override
    def minimumSizeHint(self) -> QSize:
        """The sign alone; where there is no room for words the tooltip has them."""
        return QSize(SIGN + 2 * PAD_NARROW, 44)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = roles.accent_soft if self._shown else roles.surface_2
        if self._shown or self.underMouse():
            painter.fillRect(self.rect(), QColor(ground))
        if self._shown:
            painter.fillRect(0, self.height() - 4, self.width(), 4, QColor(roles.accent))
        pad = PAD_NARROW if self._narrow else PAD
        middle = self.height() / 2
        self._paint_sign(painter, QPointF(pad + SIGN / 2, middle))
        if self.hasFocus():
            painter.setPen(QPen(QColor(roles.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -6), 6, 6)
        left = pad + SIGN + SIGN_GAP
        if self.width() >= self._width_with_name:
            self._paint_words(painter, left, middle)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float, middle: float) -> None:
        roles = self._theme.roles
        painter.setFont(inter(NAME_SIZE, 600))
        painter.setPen(QColor(roles.text))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self._narrow:
            box = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(box, align, title_of(self._name))
        else:
            box = QRectF(left, middle - 21, self.width() - left, 22)
            painter.drawText(box, align, title_of(self._name))
            painter.setFont(inter(WORDS_SIZE))
            painter.setPen(QColor(roles.text_2))
            painter.drawText(box.translated(0, 20), align, self._state.words)

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        roles = self._theme.roles
        if self._state.sign is Sign.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(roles.surface if self._shown else roles.accent_soft))
            painter.drawEllipse(centre, 12, 12)
            painter.drawPixmap(centre - QPointF(8, 8), icon_pixmap("check", roles.accent, 16))
            return
        colour = QColor(roles.accent if self._shown else roles.text_2)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
        painter.drawEllipse(ring)
        if self._state.sign is Sign.HALF:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
