"""What each key does in a session; the foot pedal and the keyboard alone are enough."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.map.map_area import ORDER
from gui.map.placed_view import ZOOM_STEP
from gui.session.walk_keys import HeldKey, pressed_key, walk_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.session.map_place import MapPlace

PAN = 60.0
# Held down they would mark one site after another, or open what the next repeat acts on.
ONCE = {
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_V, Qt.Key.Key_F,
    Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_I, Qt.Key.Key_R,
}  # fmt: skip


class SessionKeys:
    """Turns a key press into an action of the page; True where the key meant something."""

    def __init__(self, page: MapPlace) -> None:
        key, area = Qt.Key, page.map_area
        self._page = page
        self._given = HeldKey(page, page.walk.give_and_go_on, page.walk.skip, self._about)
        self._walk: dict[str, Callable[[int], object]] = {
            "key_given": self._given.press,
            "key_not_given": lambda _: page.walk.skip(),
            "key_back": lambda _: page.walk.step_back(),
        }
        self.take_settings()
        self._plain = self._on_map(page)
        digits = (key.Key_1, key.Key_2, key.Key_3, key.Key_4)
        for digit, name in zip(digits, ORDER, strict=True):
            self._plain[digit] = partial(area.enlarge, name)
        self._with_shift: dict[int, Callable[[], object]] = {
            key.Key_Down: lambda: area.pan_by(0, -PAN),
            key.Key_Up: lambda: area.pan_by(0, PAN),
            key.Key_Left: lambda: area.pan_by(PAN, 0),
            key.Key_Right: lambda: area.pan_by(-PAN, 0),
        }
        self._with_control: dict[int, Callable[[], object]] = {
            key.Key_T: page.open_note,
        }

    def _on_map(self, page: MapPlace) -> dict[int, Callable[[], object]]:
        """The keys without another one held."""
        key, cursor, area = Qt.Key, page.cursor_at, page.map_area
        return {
            key.Key_Down: lambda: cursor.step(1),
            key.Key_Right: lambda: cursor.step(1),
            key.Key_Up: lambda: cursor.step(-1),
            key.Key_Left: lambda: cursor.step(-1),
            key.Key_Return: lambda: page.open_site(cursor.code),
            key.Key_Enter: lambda: page.open_site(cursor.code),
            key.Key_M: lambda: page.region_menu.ask_at(cursor.code),
            key.Key_V: lambda: page.placing.move(cursor.code),
            key.Key_F: page.adding.add_follow,
            key.Key_X: page.placing.add_custom,
            key.Key_P: page.open_plans,
            key.Key_I: page.open_findings,
            key.Key_R: page.plans.repeat_last,
            key.Key_A: lambda: cursor.on_from(cursor.code),
            key.Key_O: page.site_list.open_only.toggle,
            key.Key_Plus: lambda: area.zoom_by(ZOOM_STEP),
            key.Key_Equal: lambda: area.zoom_by(ZOOM_STEP),
            key.Key_Minus: lambda: area.zoom_by(1 / ZOOM_STEP),
            key.Key_0: area.fit,
        }

    def take_settings(self) -> None:
        """The keys of the walk as the clinic has assigned them."""
        self._walk_keys = {key: name for name, key in walk_keys(self._page.settings).items()}

    def release(self) -> None:
        """Wait for no key any more; before the page goes."""
        self._given.drop()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; in a panel over the list only what holds for the whole page."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self._step_of(event)
        if event.isAutoRepeat() and (event.key() in ONCE or step):
            return True
        if self._types_in_panel() and modifiers != Qt.KeyboardModifier.ControlModifier:
            if event.key() == Qt.Key.Key_Escape:
                self._page.step_out()
            # The keys of the places hold while one types.
            return not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12
        if step and not self._types_in_panel():
            self._walk[step](event.key())
            return True
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            keys = self._with_control
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and event.key() in self._with_shift:
            keys = self._with_shift
        elif modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            keys = self._plain
        else:
            return False
        act = keys.get(event.key())
        if act is None:
            return False
        act()
        return True

    def _step_of(self, event: QKeyEvent) -> str:
        """What a key means in the walk; empty for nothing. Shift alone makes no other key."""
        key = pressed_key(event)
        shift = Qt.KeyboardModifier.ShiftModifier.value
        return self._walk_keys.get(key) or self._walk_keys.get(key & ~shift, "")

    def _about(self) -> object:
        """What a key of the walk is meant for: the next site, while the map has the keyboard."""
        page, focus = self._page, QApplication.focusWidget()
        on_map = page.isVisible() and (focus is None or page.isAncestorOf(focus) or focus is page)
        return page.cursor_at.code, on_map and not self._types_in_panel()

    def _types_in_panel(self) -> bool:
        """Whether the keyboard stands in a panel over the list."""
        return self._page.side.has_keyboard(self._page.focusWidget())
