"""A change repaints what changed, all of it and not more."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QImage, QPaintEvent, QRegion

from gui.overriding import override
from tests.gui.map.pixels import box_of, pixels_of
from tests.gui.session.charting import CONTROL, RIGHT, Charting, Key

FAINT, FEW = 60, 8  # of 255; px


class Painted(QObject):
    """What each view repaints, by name."""

    def __init__(self, charting: Charting) -> None:
        super().__init__()
        self.regions: dict[str, QRegion] = {}
        self._charting = charting
        for view in charting.page.map_place.map_area.views.values():
            view.installEventFilter(self)

    @override
    def eventFilter(  # noqa: N802 (Qt's name)
        self, watched: QObject, event: QEvent
    ) -> bool:
        if isinstance(event, QPaintEvent):
            name = watched.objectName().removeprefix("view-")
            self.regions[name] = self.regions.get(name, QRegion()).united(event.region())
        return False

    def area(self, name: str) -> int:
        """The px repainted since the last forget()."""
        return sum(r.width() * r.height() for r in self.regions.get(name, QRegion()))

    def forget(self) -> None:
        for _ in range(4):
            self._charting.process()
        self.regions.clear()


@pytest.fixture
def painted(charting: Charting) -> Iterator[Painted]:
    made = Painted(charting)
    made.forget()
    yield made
    made.deleteLater()


def test_a_click_repaints_two_marks(charting: Charting, painted: Painted) -> None:
    for code in ("CO-L1", "CO-R1", "FR-L1"):
        charting.click(code)
        charting.process()
        view = charting.page.map_place.map_area.views["front"]
        assert 0 < painted.area("front") < 0.12 * view.width() * view.height(), code
        assert painted.area("back") == 0
        assert painted.area("right") == 0
        painted.forget()


def test_a_hover_repaints_two_marks(charting: Charting, painted: Painted) -> None:
    charting.hover("FR-L1")
    painted.forget()
    charting.hover("FR-R2")
    charting.process()
    view = charting.page.map_place.map_area.views["front"]
    # With the callout, which lies over the view before and after.
    assert painted.area("front") < 0.3 * view.width() * view.height()
    assert painted.area("right") == 0


def on_screen(charting: Charting) -> QImage:
    """What the window shows, as it was repainted bit by bit."""
    for _ in range(4):  # new words, their layout, their painting
        charting.process()
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(charting.page.winId()).toImage()


def check_screen(charting: Charting, step: str) -> None:
    shown = on_screen(charting)
    whole = charting.page.grab().toImage()
    assert shown.size() == whole.size()
    apart = np.abs(pixels_of(shown) - pixels_of(whole)).max(axis=2)
    # Letters and dashes that are clipped differ in their last shade.
    seen_apart = apart > FAINT
    box = box_of(seen_apart)
    assert seen_apart.sum() < FEW, f"after {step} not as painted anew: {box}"


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("enlarged", ["", "back"])
def test_what_is_on_the_screen_is_what_a_whole_repaint_gives(
    charting: Charting, size: tuple[int, int], enlarged: str
) -> None:
    """Marks, labels, doses, rings: nothing is left behind and nothing is missing."""
    charting.resize(*size)
    charting.page.map_place.map_area.enlarge(enlarged)
    panel = charting.page.map_place.site_panel
    for code in ("CP-L1", "CP-L2", "CP-R1", "TE-L1", "FR-L1"):
        charting.click(code)
        check_screen(charting, f"{code} given")
        charting.click(code, RIGHT)
        panel.dose.more.click()
        check_screen(charting, f"{code} dose")
        panel.reasons.buttons["skin"].click()
        check_screen(charting, f"{code} not given")
        charting.press(Key.Key_Escape)
        check_screen(charting, f"{code} closed")
    for step in range(8):
        charting.press(Key.Key_Z, CONTROL)
        check_screen(charting, f"undo {step}")
    charting.page.map_place.actions_at_sites.give_muscle("CP", None)
    check_screen(charting, "a whole muscle")
    charting.page.map_place.next_site.given_button.click()
    check_screen(charting, "the large button")
