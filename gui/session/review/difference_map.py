"""The four views with what differs from last time; what is as before stands back in grey."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.colour import Roles
from gui.fonts import inter
from gui.map.drawing import HeadDrawing
from gui.map.marks import MarkLook, colour_of, paint_mark, paint_move, paint_text_with_halo
from gui.map.placement import Placement, fitted, point_of, view_of
from gui.overriding import override
from gui.theme import Theme
from gui.wording import number, tr
from model.difference import Change, Comparison, Difference
from model.injection import State
from model.session_chart import SessionChart, SiteRow

ORDER = ("front", "back", "right", "left")
GAP, RADIUS, PAD = 12, 8, 8
MARK, SAME, WORDS = 18.0, 4.5, 14.0
BESIDE, REACH = 14, QPointF(11, 11)  # px from a mark's middle: to its word, to its own edge


class DifferenceMap(QWidget):
    """Read only; the same is in words in the list beneath."""

    def __init__(self, theme: Theme, drawing: HeadDrawing) -> None:
        super().__init__()
        self._theme, self._drawing = theme, drawing
        self._chart: SessionChart | None = None
        self._comparison: Comparison | None = None
        self._ground: QPixmap | None = None
        self._ground_key: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Difference from last time, on the map"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(488, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, 260)

    def show_comparison(self, chart: SessionChart, comparison: Comparison) -> None:
        """Show today's session against another."""
        self._chart, self._comparison = chart, comparison
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None or self._comparison is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn_ground(self._chart))
        for row in self._comparison.unchanged:
            self._paint_same(painter, row)
        for difference in self._comparison.differences:
            self._paint_mark(painter, difference)
        taken = [QRectF(at - REACH, at + REACH) for at in self._places_of_marks()]
        for difference in self._comparison.differences:
            self._paint_word(painter, difference, taken)
        painter.end()

    def _places_of_marks(self) -> list[QPointF]:
        differences = self._comparison.differences if self._comparison else ()
        return [at for one in differences if (at := self._px(one.row))]

    def _boxes(self) -> dict[str, QRectF]:
        width = (self.width() - GAP) / 2
        height = (self.height() - GAP) / 2
        return {
            name: QRectF(i % 2 * (width + GAP), i // 2 * (height + GAP), width, height)
            for i, name in enumerate(ORDER)
        }

    def _placements(self) -> dict[str, Placement]:
        inside = {name: box.adjusted(PAD, PAD, -PAD, -1) for name, box in self._boxes().items()}
        head_map = self._drawing.head_map
        return {name: fitted(head_map.view(name), box) for name, box in inside.items()}

    def _drawn_ground(self, chart: SessionChart) -> QPixmap:
        roles, ratio = self._theme.roles, self.devicePixelRatioF()
        key = (self.size().toTuple(), ratio, roles.dark, chart.protocol.sha256)
        if self._ground is None or key != self._ground_key:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(QColor(roles.surface))
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for name, box in self._boxes().items():
                self._paint_view(painter, name, box, chart, roles)
            painter.end()
            self._ground_key = key
        return self._ground

    def _paint_view(
        self, painter: QPainter, name: str, box: QRectF, chart: SessionChart, roles: Roles
    ) -> None:
        view, place = self._drawing.views[name], self._placements()[name]
        crop = view.view.crop
        painter.save()
        painter.setClipRect(box.adjusted(1, 1, -1, -1))
        painter.setTransform(place.transform(), True)
        painter.setClipRect(
            QRectF(crop.x, crop.y, crop.width, crop.height), Qt.ClipOperation.IntersectClip
        )
        view.paint(painter, roles, chart.protocol.muscles_by_code)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(inter(15, 600))
        painter.setPen(QColor(roles.text))
        words = (
            view.view.title.replace(" ", "\n", 1) if len(view.view.title) > 8 else view.view.title
        )
        painter.drawText(box.adjusted(12, 8, -12, -8), Qt.AlignmentFlag.AlignLeft, words)
        for side in view.view.laterality_labels:
            at = place.to_px(side.point.x, side.point.y)
            left = at.x() < box.center().x()
            align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            painter.drawText(
                box.adjusted(12, 8, -12, -8), align | Qt.AlignmentFlag.AlignBottom, side.laterality
            )

    def _px(self, row: SiteRow) -> QPointF | None:
        head_map = self._drawing.head_map
        place = self._placements().get(view_of(row, head_map))
        if place is None:
            return None
        point = point_of(row, head_map)
        return place.to_px(point.x(), point.y())

    def _paint_same(self, painter: QPainter, row: SiteRow) -> None:
        at = self._px(row)
        if at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.roles.line_strong))
            painter.drawEllipse(at, SAME, SAME)

    def _paint_mark(self, painter: QPainter, difference: Difference) -> None:
        row, roles = difference.row, self._theme.roles
        at = self._px(row)
        if at is None or self._chart is None:
            return
        if difference.change is Change.DROPPED:
            row = replace(row, state=State.NOT_GIVEN)
        if difference.change is Change.MOVED and difference.before:
            start = self._px(difference.before)
            if start:
                paint_move(painter, start, at, roles)
        colour = colour_of(row, self._chart.protocol, roles)
        paint_mark(painter, at, row, colour, roles, MarkLook(diameter=MARK))

    def _paint_word(self, painter: QPainter, difference: Difference, taken: list[QRectF]) -> None:
        """Beside the mark where there is room: the list beneath names every one."""
        at = self._px(difference.row)
        if at is None:
            return
        words = word_of(difference)
        width = QFontMetricsF(inter(WORDS, 600)).horizontalAdvance(words)
        view = self._boxes()[view_of(difference.row, self._drawing.head_map)]
        for x in (at.x() + BESIDE, at.x() - BESIDE - width):
            place = QRectF(x, at.y() - WORDS / 2, width, WORDS)
            beside_others = not any(place.intersects(other) for other in taken)
            if beside_others and view.left() < x and place.right() < view.right():
                taken.append(place)
                ink, halo = self._theme.roles.text, self._theme.roles.surface
                paint_text_with_halo(painter, QPointF(x, at.y() + 5), words, WORDS, ink, halo)
                return


def word_of(difference: Difference) -> str:
    """What is other, in a word or the two doses."""
    if difference.change is Change.DOSE:
        return f"{number(difference.dose_before)} → {number(difference.dose_now)}"
    return {
        Change.ADDED: tr("added"),
        Change.DROPPED: tr("dropped"),
        Change.MOVED: tr("moved"),
    }[difference.change]
