"""Where a view lies on a screen or a page: one rule for marks, drawing and clicks."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from model.head_map import HeadMap, View
from model.session_chart import SiteRow


@dataclass(frozen=True, slots=True)
class Placement:
    """A view's units to px: px = unit * scale + offset."""

    scale: float
    x: float
    y: float

    def to_px(self, x: float, y: float) -> QPointF:
        """The px of a point in view units."""
        return QPointF(x * self.scale + self.x, y * self.scale + self.y)

    def to_view(self, at: QPointF) -> QPointF:
        """The point in view units under a px."""
        return QPointF((at.x() - self.x) / self.scale, (at.y() - self.y) / self.scale)

    def transform(self) -> QTransform:
        """The same for a painter."""
        return QTransform(self.scale, 0, 0, self.scale, self.x, self.y)

    def zoomed(self, factor: float, about: QPointF) -> "Placement":
        """Scaled by a factor while the point under `about` stays where it is."""
        return Placement(
            self.scale * factor,
            about.x() - (about.x() - self.x) * factor,
            about.y() - (about.y() - self.y) * factor,
        )

    def moved(self, dx: float, dy: float) -> "Placement":
        """Shifted by px."""
        return Placement(self.scale, self.x + dx, self.y + dy)


def fitted(view: View, box: QRectF) -> Placement:
    """The view's crop, as large as the box takes, centred."""
    crop = view.crop
    scale = min(box.width() / crop.width, box.height() / crop.height)
    return Placement(
        scale,
        box.center().x() - (crop.x + crop.width / 2) * scale,
        box.center().y() - (crop.y + crop.height / 2) * scale,
    )


def view_of(row: SiteRow, head_map: HeadMap) -> str:
    """The view in which a row's mark lies; empty where the drawing has no place for it.

    Such a row stays in the list and in the table: a mark that cannot be drawn is still a record.
    """
    if row.place:
        return row.place.view
    return next((view.name for view in head_map.views if row.code in view.sites), "")


def point_of(row: SiteRow, head_map: HeadMap) -> QPointF:
    """Where a row's mark lies, in units of its view."""
    if row.place:
        point = head_map.view(row.place.view).placed(row.place.x, row.place.y)
    else:
        point = head_map.site(row.code).point
    return QPointF(point.x, point.y)
