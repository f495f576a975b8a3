"""Small pictures of a chart: the head with its marks, for cards, lists and the first page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.overriding import override
from gui.theme import Theme

if TYPE_CHECKING:  # a start paints its list before the first picture
    from gui.widgets.mini_painter import MiniPainter
    from gui.workspace import Workspace
    from model.head_map import HeadMap
    from model.protocol import Protocol
    from model.session import Session
    from model.session_chart import SessionChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """How a picture is made: its views, the marks' diameter in px, the ground it lies on.

    Front and back unless all_views, two above two, or in_line, all of them side by side.
    """

    all_views: bool = False
    in_line: bool = False
    diameter: float = 6.0
    ground: str = "surface"


class Miniatures:
    """Gives small maps their pictures; what paints them is imported with the first."""

    def __init__(
        self,
        theme: Theme,
        head_map: Callable[[], HeadMap],
        plan: Callable[[], Protocol],
        drawing_of: Callable[[Session], HeadMap] | None = None,
    ) -> None:
        self.theme, self._head_map = theme, head_map
        self._plan, self._drawing_of = plan, drawing_of

    @cached_property
    def _painter(self) -> MiniPainter:
        from gui.widgets.mini_painter import MiniPainter

        return MiniPainter(self.theme)

    @classmethod
    def of_practice(cls, workspace: Workspace, theme: Theme) -> Miniatures:
        """For the protocol in force, and each session on the drawing it was charted with."""
        return cls(
            theme,
            lambda: workspace.head_map,
            lambda: workspace.protocol,
            workspace.store.head_map_of,
        )

    def of_chart(self, chart: SessionChart, picture: Picture, size: QSize, ratio: float) -> QPixmap:
        """The chart's marks on the drawing it was charted with."""
        head_map = self._drawing_of(chart.session) if self._drawing_of else self._head_map()
        return self._painter.rows(head_map, chart.protocol, chart.rows, picture, size, ratio)

    def of_plan(self, picture: Picture, size: QSize, ratio: float) -> QPixmap:
        """The fixed sites of the protocol in force, all of them open."""
        return self._painter.plan(self._head_map(), self._plan(), picture, size, ratio)


class MiniMap(QWidget):
    """A small map of one chart, or of the plan where there is no chart."""

    def __init__(
        self,
        miniatures: Miniatures,
        picture: Picture,
        size: QSize | None = None,
        chart: SessionChart | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """With waits it shows nothing until it is given a chart."""
        super().__init__()
        self._miniatures, self._picture, self._chart = miniatures, picture, chart
        self._waits = waits
        self._pixmap: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if size:
            self.setFixedSize(size)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: SessionChart | None) -> None:
        """Take another chart, or the plan for None."""
        self._chart, self._key, self._waits = chart, (), False
        self.update()

    def set_ground(self, ground: str) -> None:
        """The colour role of what the map lies on; the shoulders fade into it."""
        self._picture = replace(self._picture, ground=ground)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._waits:
            return
        dark = self._miniatures.theme.roles.dark
        key = (
            self.size().toTuple(),
            self.devicePixelRatioF(),
            dark,
            self._picture,
            id(self._chart),
        )
        if key != self._key or self._pixmap is None:
            sized = (self._picture, self.size(), self.devicePixelRatioF())
            self._pixmap = (
                self._miniatures.of_chart(self._chart, *sized)
                if self._chart
                else self._miniatures.of_plan(*sized)
            )
            self._key = key
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()
