"""The walk's order, keys and sounds are in the file as soon as they are chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.settings_page import SettingsPage
from gui.dialogs.walk_settings import WalkSettings
from gui.session.walk_keys import meaning_of
from gui.theme import Theme
from gui.workspace import Workspace

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def walk(qtbot: QtBot, workspace: Workspace, theme: Theme) -> WalkSettings:
    made = SettingsPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 732)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made.walk


def assign(walk: WalkSettings, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    field = walk.keys[name]
    field.button.setFocus()
    QTest.mouseClick(field.button, LEFT)
    assert field.button.text() == "Press a key…"
    QTest.keyClick(field.button, key, held)


def test_order_tone_and_voice_are_kept(walk: WalkSettings, workspace: Workspace) -> None:
    QTest.mouseClick(walk.order.buttons["position"], LEFT)
    QTest.mouseClick(walk.tone.buttons["off"], LEFT)
    QTest.mouseClick(walk.speech.buttons["on"], LEFT)
    kept = workspace.store.settings.get()
    assert (kept.walk_order, kept.tone, kept.speech) == ("position", "off", "on")


@pytest.mark.parametrize(
    ("key", "kept"), [(Qt.Key.Key_PageDown, "PgDown"), (Qt.Key.Key_F13, "F13"), (Qt.Key.Key_B, "B")]
)
def test_a_key_or_pedal_is_taken_as_it_comes(
    walk: WalkSettings, workspace: Workspace, key: Qt.Key, kept: str
) -> None:
    assign(walk, "key_given", key)
    assert workspace.store.settings.get().key_given == kept
    assert walk.keys["key_given"].button.text() != "Press a key…"
    assert walk.wrong.isHidden()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (Qt.Key.Key_M, "opens a list or a menu"),
        (Qt.Key.Key_F5, "goes to a place"),
        (Qt.Key.Key_N, "is another key of the walk"),
        (Qt.Key.Key_Return, "opens the site"),
    ],
)
def test_a_key_that_means_something_is_refused_with_the_reason_and_what_is_free(
    walk: WalkSettings, workspace: Workspace, key: Qt.Key, why: str
) -> None:
    assign(walk, "key_given", key)
    assert workspace.store.settings.get().key_given == "Space"
    assert walk.wrong.isVisible()
    assert why in walk.wrong.text()
    assert "Free are F7 to F9, F12, Page Up" in walk.wrong.text()


def test_a_key_with_another_one_held_is_taken(walk: WalkSettings, workspace: Workspace) -> None:
    assign(walk, "key_given", Qt.Key.Key_X, CONTROL)
    assert workspace.store.settings.get().key_given == "Ctrl+X"
    assign(walk, "key_back", Qt.Key.Key_Z, CONTROL)
    assert workspace.store.settings.get().key_back == "Backspace"
    assert walk.wrong.isVisible()


@pytest.mark.parametrize("key", ["F7", "F8", "F9", "F12", "PgUp", "PgDown", "Ctrl+X", "Shift+F7"])
def test_keys_that_the_message_calls_free_are_free(key: str) -> None:
    assert not meaning_of(key)


def test_escape_leaves_the_key_as_it_was(walk: WalkSettings, workspace: Workspace) -> None:
    assign(walk, "key_back", Qt.Key.Key_Escape)
    assert workspace.store.settings.get().key_back == "Backspace"
    assert walk.isVisible()


def test_the_usual_keys_come_back(walk: WalkSettings, workspace: Workspace) -> None:
    assign(walk, "key_given", Qt.Key.Key_PageDown)
    QTest.mouseClick(walk.usual, LEFT)
    assert workspace.store.settings.get().key_given == "Space"
    assert walk.keys["key_given"].button.text() == "Space"
