"""Paints one mark: ring, disc, cross, square or diamond; its state is told by shape and number."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.colour import Roles, mixed, text_on
from gui.fonts import inter, mark_number_font
from gui.map.drawing import muscle_colour
from gui.wording import centimetres, number, tr
from model.injection import Kind, State
from model.protocol import Protocol
from model.session_chart import SiteRow

NEXT_RADIUS = 11.5
NEXT_PIXELS = 15.0
NEXT_RING, NEXT_SOFT = 16.0, 23.0
STANDARD_RADIUS = 6.0  # of the dashed ring where a moved site belongs
REACH = 26.0  # px around a mark that its rings and halo may use


def reach_without_rings(diameter: float, number_pixels: float) -> float:
    """The px around a mark that neither is next nor pointed at: disc, cross, diamond, number."""
    return max(diameter * 0.55, number_pixels * 0.75) + 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLook:
    """How a mark is drawn: sizes in px (or mm on paper), what is chosen."""

    diameter: float
    number_pixels: float = 0.0
    is_next: bool = False
    is_hovered: bool = False
    is_chosen: bool = False
    line_scale: float = 1.0
    rings_scale: float = 1.0
    inside: str = ""
    """What stands in the mark instead of its number."""


def colour_of(row: SiteRow, protocol: Protocol, roles: Roles) -> str:
    """The colour of the row's muscle; custom points without one are grey."""
    muscle = protocol.muscles_by_code.get(row.muscle or "")
    if muscle is None or row.kind is Kind.CUSTOM:
        return roles.custom
    return muscle_colour(muscle, roles)


def paint_mark(
    painter: QPainter, at: QPointF, row: SiteRow, colour: str, roles: Roles, look: MarkLook
) -> None:
    """Paint the mark of a row centred at a point in device px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark_among_others(painter, at, row, colour, roles, look)
    painter.restore()


def paint_mark_among_others(
    painter: QPainter, at: QPointF, row: SiteRow, colour: str, roles: Roles, look: MarkLook
) -> None:
    """The same without keeping the painter's pen, brush and font, which a PDF would repeat."""
    if look.is_next or look.is_chosen:
        _paint_rings(painter, at, roles, look)
    radius = NEXT_RADIUS if look.is_next else look.diameter / 2
    if row.state is State.NOT_GIVEN:
        _paint_not_given(painter, at, colour, roles, radius, look)
    elif row.kind is Kind.FIXED:
        _paint_fixed(painter, at, row, colour, roles, radius, look)
    else:
        _paint_added(painter, at, row, colour, roles, radius, look)


def paint_move(
    painter: QPainter, standard: QPointF, at: QPointF, roles: Roles, line_scale: float = 1.0
) -> None:
    """A dashed ring at the standard place of a moved mark, and the line from there to it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = STANDARD_RADIUS * line_scale
    offset = at - standard
    distance = math.hypot(offset.x(), offset.y())
    if distance > radius:
        painter.setPen(QPen(QColor(roles.mark_edge), 1.6 * line_scale))
        painter.drawLine(standard + offset * (radius / distance), at)
    pen = QPen(QColor(roles.mark_edge), 1.4 * line_scale)
    pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.setBrush(QColor(roles.surface))
    painter.drawEllipse(standard, radius, radius)


def label_of(row: SiteRow) -> str:
    """The words beside a mark: what departs from the plan; empty where nothing does."""
    if row.kind is not Kind.FIXED:
        return row.code
    if row.state is State.NOT_GIVEN:
        return tr("not given")
    return centimetres(row.moved_mm) if row.moved_mm is not None else ""


def dose_beneath(row: SiteRow) -> str:
    """The dose under a mark where it differs from the plan."""
    return number(row.dose_units) if row.dose_differs and row.state is not State.NOT_GIVEN else ""


def words_beside(row: SiteRow) -> str:
    """What departs from the plan, else the dose where it does."""
    return label_of(row) or dose_beneath(row)


def paint_text_with_halo(
    painter: QPainter, at: QPointF, text: str, pixels: float, colour: str, halo: str
) -> None:
    """Text whose left baseline is at a point, readable over the drawing."""
    path = QPainterPath()
    path.addText(at, inter(pixels, 600), text)
    solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    pen = QPen(QColor(halo), pixels * 0.3, solid, round_cap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.setFont(inter(pixels, 600))
    painter.setPen(QColor(colour))
    painter.drawText(at, text)


def _paint_rings(painter: QPainter, at: QPointF, roles: Roles, look: MarkLook) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scale = look.rings_scale
    if look.is_next:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(roles.accent, roles.d_skin, 0.22)))
        painter.drawEllipse(at, NEXT_SOFT * scale, NEXT_SOFT * scale)
        painter.setBrush(QColor(roles.surface))
        painter.setPen(QPen(QColor(roles.accent), 3.2))
        painter.drawEllipse(at, NEXT_RING * scale, NEXT_RING * scale)
    elif look.is_chosen:
        painter.setPen(QPen(QColor(roles.accent), 2.6))
        painter.drawEllipse(at, 14.0, 14.0)


def _paint_fixed(
    painter: QPainter,
    at: QPointF,
    row: SiteRow,
    colour: str,
    roles: Roles,
    radius: float,
    look: MarkLook,
) -> None:
    given = row.state is State.GIVEN
    edge = (2.4 if look.is_hovered else 1.6 if given else 1.2) * look.line_scale
    painter.setPen(QPen(QColor(roles.mark_edge), edge))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(at, radius - edge / 2, radius - edge / 2)
    if not given:
        band = 2.6 * look.line_scale
        core = radius - edge - band
        painter.setBrush(QColor(roles.mark_core))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(at, core, core)
    pixels = NEXT_PIXELS if look.is_next else look.number_pixels
    if pixels:
        # Inside a ring there is less room than on a disc.
        fitting = pixels if given or look.is_next else pixels * 0.9
        ink = text_on(colour) if given else roles.text
        _paint_number(painter, at, look.inside or str(row.number), ink, fitting)


def _paint_not_given(
    painter: QPainter, at: QPointF, colour: str, roles: Roles, radius: float, look: MarkLook
) -> None:
    painter.setBrush(QColor(roles.mark_core))
    painter.setPen(QPen(QColor(colour), 2.0 * look.line_scale))
    painter.drawEllipse(at, radius - 1, radius - 1)
    reach = radius * 0.82
    for width, ink in ((5.5, roles.surface), (2.6, roles.mark_edge)):
        pen = QPen(QColor(ink), width * look.line_scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        fall, rise = QPointF(reach, reach), QPointF(reach, -reach)
        painter.drawLine(at - fall, at + fall)
        painter.drawLine(at - rise, at + rise)


def _paint_added(
    painter: QPainter,
    at: QPointF,
    row: SiteRow,
    colour: str,
    roles: Roles,
    radius: float,
    look: MarkLook,
) -> None:
    given = row.state is State.GIVEN
    edge = (2.4 if look.is_hovered else 1.6) * look.line_scale
    pen = QPen(QColor(roles.mark_edge), edge)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour))
    diamond = row.kind is Kind.CUSTOM
    outer = radius * 1.1 if diamond else radius * 0.92 - edge / 2
    _paint_shape(painter, at, outer, diamond=diamond)
    if not given:  # a band of the muscle's colour, as a planned ring has
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.mark_core))
        band = (3.2 if diamond else 2.4) * look.line_scale
        _paint_shape(painter, at, outer - edge / 2 - band, diamond=diamond)
    if look.number_pixels and (look.inside or not diamond):
        pixels = NEXT_PIXELS if look.is_next else look.number_pixels
        ink = text_on(colour) if given else roles.text
        _paint_number(painter, at, look.inside or "+", ink, pixels)


def _paint_shape(painter: QPainter, at: QPointF, reach: float, *, diamond: bool) -> None:
    """A square of half a side, or a diamond of half a diagonal."""
    if diamond:
        down, across = QPointF(0, reach), QPointF(reach, 0)
        painter.drawPolygon(QPolygonF([at - down, at + across, at + down, at - across]))
    else:
        painter.drawRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))


def _paint_number(painter: QPainter, at: QPointF, text: str, ink: str, pixels: float) -> None:
    painter.setFont(mark_number_font(pixels))
    painter.setPen(QColor(ink))
    box = QRectF(at.x() - 20, at.y() - 20, 40, 40)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
