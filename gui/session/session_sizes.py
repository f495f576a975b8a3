"""How the session's page is divided, and its heights, widths and type by the window, in px."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.map.sizes import LARGE_FROM, SMALL_BELOW


@dataclass(frozen=True, slots=True)
class SessionSizes:
    """Strip and totals are heights, side is the width of the list and the panels over it."""

    strip: int
    totals: int
    side: int
    list_head: int
    list_row: int
    totals_pad: int
    total: int
    landmark: int
    fact: int
    next_pad: int

    @property
    def narrow(self) -> bool:
        """Whether what can be missed is left out."""
        return self is SMALL


SMALL = SessionSizes(68, 64, 340, 46, 44, 12, 22, 20, 15, 16)
MEDIUM = SessionSizes(76, 68, 384, 50, 46, 20, 24, 23, 16, 20)
LARGE = SessionSizes(84, 76, 460, 54, 50, 24, 26, 28, 18, 24)


def sizes_for(window_width: int) -> SessionSizes:
    """The sizes for a window."""
    return SMALL if window_width < SMALL_BELOW else LARGE if window_width >= LARGE_FROM else MEDIUM


def lay_out(page: QWidget, parts: tuple[QWidget, QWidget, QWidget]) -> None:
    """Map and side beside each other, totals beneath."""
    area, side, totals = parts
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(area, 1)
    middle.addWidget(side)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(middle, 1)
    layout.addWidget(totals)


def lay_out_sizes(totals: QWidget, side: QWidget, sizes: SessionSizes) -> None:
    """Give the fixed parts their height and width."""
    totals.setFixedHeight(sizes.totals)
    side.setFixedWidth(sizes.side)
