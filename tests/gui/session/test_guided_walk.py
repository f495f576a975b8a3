"""One control is enough: assigned keys, holding, and what is heard."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.session import sounds
from gui.session.map_place import MapPlace
from gui.session.place import PlaceName
from gui.session.sounds import Sounds, spoken_site
from gui.session.walk_keys import DEFAULTS, HOLD_MS, key_of, text_of
from model.injection import State
from model.use_cases import charting as marking
from model.use_cases import placing
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.model.test_surface import at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def place(charting: Charting) -> MapPlace:
    return charting.page.map_place


@pytest.fixture
def set_up(charting: Charting) -> Callable[..., None]:
    """Changes settings of the clinic."""
    workspace = charting.workspace

    def change(**values: str) -> None:
        workspace.change_settings(replace(workspace.settings, **values))
        charting.process()

    return change


def hold(charting: Charting, key: Qt.Key) -> None:
    """Press a key, keep it down with repeats, let it go."""
    charting.process()
    target = QApplication.focusWidget() or charting.page
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyPress(target, key)
    for _ in range(3):
        QTest.qWait(HOLD_MS // 3 + 20)
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            again = QKeyEvent(kind, key, none, " ", autorep=True)
            QApplication.sendEvent(QApplication.focusWidget() or charting.page, again)
    QTest.keyRelease(QApplication.focusWidget() or charting.page, key)
    charting.process()


def test_holding_the_key_asks_why_and_marks_nothing(charting: Charting, place: MapPlace) -> None:
    hold(charting, Key.Key_Space)
    assert charting.rows == {}
    assert place.side.currentWidget() is place.site_panel
    charting.press(Key.Key_2)
    assert charting.rows["CO-L1"].state is State.NOT_GIVEN
    charting.press(Key.Key_Space)
    assert charting.rows["CO-R1"].state is State.GIVEN


@pytest.mark.parametrize("meanwhile", ["place", "site", "mouse", "key", "window", "field"])
def test_a_key_held_while_something_else_is_done_marks_nothing(
    charting: Charting, place: MapPlace, meanwhile: str
) -> None:
    charting.process()
    QTest.keyPress(QApplication.focusWidget() or charting.page, Key.Key_Space)
    if meanwhile == "place":
        charting.page.go_to(PlaceName.AFTERCARE)
    elif meanwhile == "site":
        place.cursor_at.move_to("TE-L4")
    elif meanwhile == "mouse":
        QTest.mouseClick(place.totals, LEFT)
    elif meanwhile == "key":
        QTest.keyClick(charting.page, Key.Key_Down)
        QTest.keyClick(charting.page, Key.Key_Up)
    elif meanwhile == "window":
        QApplication.sendEvent(charting.page, QEvent(QEvent.Type.WindowDeactivate))
    else:
        place.open_note()
    QTest.keyRelease(QApplication.focusWidget() or charting.page, Key.Key_Space)
    QTest.qWait(HOLD_MS + 60)
    charting.process()
    assert charting.rows == {}
    assert place.side.currentWidget() is not place.site_panel


def test_a_key_whose_end_went_elsewhere_works_again(charting: Charting) -> None:
    charting.process()
    QTest.keyPress(QApplication.focusWidget() or charting.page, Key.Key_Space)
    QApplication.sendEvent(charting.page, QEvent(QEvent.Type.WindowDeactivate))
    charting.press(Key.Key_Space)
    assert charting.given() == {"CO-L1"}


def test_holding_the_big_button_asks_why(charting: Charting, place: MapPlace) -> None:
    button = place.next_site.given_button
    QTest.mousePress(button, LEFT)
    QTest.qWait(HOLD_MS + 60)
    QTest.mouseRelease(button, LEFT)
    charting.process()
    assert charting.rows == {}
    assert place.side.currentWidget() is place.site_panel
    charting.press(Key.Key_Escape)
    QTest.mouseClick(button, LEFT)
    assert charting.rows["CO-L1"].state is State.GIVEN


def test_any_key_can_be_assigned(charting: Charting, set_up: Callable[..., None]) -> None:
    set_up(key_given="PgDown", key_not_given="B", key_back="PgUp")
    charting.press(Key.Key_Space)
    assert charting.rows == {}
    charting.press(Key.Key_PageDown)
    assert charting.given() == {"CO-L1"}
    charting.press(Key.Key_PageUp)
    assert charting.rows == {}
    charting.press(Key.Key_B)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_panel
    assert charting.page.map_place.next_site.given_button.cap_shown == ""


def test_a_key_with_another_one_held_can_be_assigned(
    charting: Charting, set_up: Callable[..., None]
) -> None:
    set_up(key_given="Ctrl+G", key_not_given="Alt+N", key_back="F9")
    charting.press(Key.Key_G)
    assert charting.rows == {}
    charting.press(Key.Key_G, CONTROL)
    charting.press(Key.Key_G, CONTROL)
    assert charting.given() == {"CO-L1", "CO-R1"}
    charting.press(Key.Key_F9)
    assert charting.given() == {"CO-L1"}


@pytest.mark.parametrize("text", [*DEFAULTS.values(), "PgDown", "F13", "B", "Ctrl+G", "Alt+F9"])
def test_a_key_is_kept_as_text(text: str) -> None:
    assert text_of(key_of(text)) == text


def test_the_order_is_the_one_that_was_set(
    charting: Charting, place: MapPlace, set_up: Callable[..., None]
) -> None:
    set_up(walk_order="right")
    place.cursor_at.start()
    for _ in range(8):
        charting.press(Key.Key_Space)
    sides = {code[3] for code in charting.given()}
    assert sides == {"R", "M"}
    charting.press(Key.Key_Backspace)
    assert len(charting.given()) == 7


def test_the_next_site_is_said_without_the_patient(
    charting: Charting, place: MapPlace, set_up: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    said: list[str] = []
    monkeypatch.setattr(Sounds, "play", lambda _self: said.append("tone"))
    monkeypatch.setattr(Sounds, "say", lambda _self, words: said.append(words))
    charting.press(Key.Key_Space)
    assert said == ["tone"]
    set_up(tone="off", speech="on")
    charting.press(Key.Key_Space)
    assert said[1:] == ["P R M 1, Procerus, midline, 3 of 31"]
    assert "Marlowe" not in " ".join(said)
    charting.press(Key.Key_Backspace)
    assert len(said) == 2


def test_without_player_and_voice_it_stays_silent(
    charting: Charting, place: MapPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[int] = []
    monkeypatch.setattr(sounds, "player", lambda: ())
    monkeypatch.setattr(sounds, "voice", lambda: ())
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    place.sounds.play()
    place.sounds.say("Nobody hears this")
    assert beeps == [1]


def test_the_words_go_to_the_voice_by_its_input_and_whole(
    place: MapPlace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard, script = tmp_path / "heard", tmp_path / "voice.py"
    script.write_text(
        "import pathlib, sys\n"
        "said = sys.stdin.buffer.read().decode()\n"
        f"pathlib.Path({str(heard)!r}).write_text(repr((sys.argv[1:], said)))\n"
    )
    monkeypatch.setattr(sounds, "voice", lambda: (sys.executable, str(script)))
    place.sounds.say("T E L 1; Temporalis’ left")
    assert place.sounds._speaking
    assert place.sounds._speaking.waitForFinished(10_000)
    assert heard.read_text() == repr(([], "T E L 1; Temporalis’ left\n"))


def test_the_voice_of_windows_reads_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(shutil, "which", lambda name: name)
    command = sounds.voice.__wrapped__()
    assert command[0] == "powershell"
    assert "OpenStandardInput" in command[-1]
    assert "$args" not in command[-1]


def test_a_custom_point_is_said_without_a_count(charting: Charting) -> None:
    chart, head_map = charting.file, charting.workspace.session_head_map
    from decimal import Decimal

    changes = placing.add_custom(
        chart, head_map, at(head_map, "right", 520, 380), "Jaw", Decimal(5), "Pain",
        charting.workspace.clock(),
    )  # fmt: skip
    chart = marking.with_changes(chart, changes)
    assert spoken_site(chart, chart.rows_by_code["X1"]) == "X 1, custom point, right"
