"""Both places by keyboard and screen reader alone, and when the disk is full."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gui.session.place import PlaceName
from gui.session.prepare.check_row import CheckRow
from model.errors import FullDiskError
from tests.gui.session.charting import Charting, Key

PLACES = (PlaceName.PREPARE, PlaceName.AFTERCARE)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, CheckRow)


def controls(charting: Charting) -> list[QWidget]:
    place = charting.page.place
    return [w for w in place.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible()]


@pytest.mark.parametrize("name", PLACES)
def test_every_control_has_a_name(charting: Charting, name: PlaceName) -> None:
    charting.page.go_to(name)
    charting.process()
    silent = [type(w).__name__ for w in controls(charting) if not w.accessibleName()]
    assert silent == []


@pytest.mark.parametrize("name", PLACES)
def test_tab_reaches_every_control(charting: Charting, name: PlaceName) -> None:
    charting.page.go_to(name)
    charting.process()
    wanted = {
        w for w in controls(charting) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted)):
        charting.press(Key.Key_Tab)
        focus = charting.page.window().focusWidget()
        if focus:
            reached.add(focus)
    assert [w.accessibleName() for w in wanted - reached] == []


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_wider_than_its_column(
    charting: Charting, name: PlaceName, size: tuple[int, int]
) -> None:
    charting.page.go_to(name)
    charting.resize(*size)
    page = charting.page
    assert (page.width(), page.height()) == size
    for control in controls(charting):
        left = control.mapTo(page, control.rect().topLeft()).x()
        assert left >= 0, control.accessibleName()
        assert left + control.width() <= page.width(), control.accessibleName()
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if text and not control.property("icon_name"):
            wide = control.fontMetrics().horizontalAdvance(text.replace("\u00a0", ""))
            assert wide <= control.width(), text


def test_thirteen_rows_fit_the_middle_window(charting: Charting) -> None:
    charting.page.go_to(PlaceName.PREPARE)
    charting.resize(1440, 900)
    rows = [w for w in charting.page.place.findChildren(CheckRow) if w.isVisible()]
    assert len(rows) == 13
    assert {row.height() for row in rows} == {56}
    assert not rows[-1].visibleRegion().isEmpty()
    assert rows[-1].visibleRegion().boundingRect().height() == 56


def test_what_a_full_disk_refuses_stays_as_typed(
    charting: Charting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.session.prepare.prepare_place import PreparePlace

    charting.page.go_to(PlaceName.PREPARE)
    place = charting.page.place
    assert isinstance(place, PreparePlace)

    def full(*_: object, **__: object) -> None:
        raise FullDiskError("The disk is full.")

    field = place.indication.fields["headache_days"]
    field.editor.setFocus()
    with monkeypatch.context() as patch:
        patch.setattr(charting.workspace.store.changes, "apply", full)
        charting.type("12")
        assert not field.keep()
        assert charting.said == ["The disk is full."]
        assert field.text == "12"
    assert charting.file.parts == {}
    charting.press(Key.Key_Tab)
    held = charting.file.detail("indication.headache_days")
    assert held
    assert held.value == "12"


def test_undo_belongs_to_the_session_where_nothing_is_typed(charting: Charting) -> None:
    from gui.session.prepare.prepare_place import PreparePlace

    charting.page.go_to(PlaceName.PREPARE)
    place = charting.page.place
    assert isinstance(place, PreparePlace)
    charting.type("y")
    place.indication.fields["hit6"].editor.setFocus()
    charting.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert charting.file.parts == {}


def test_escape_leaves_the_field_first_then_the_session(charting: Charting) -> None:
    from gui.session.prepare.prepare_place import PreparePlace

    left: list[bool] = []
    charting.page.left.connect(lambda: left.append(True))
    charting.page.go_to(PlaceName.PREPARE)
    place = charting.page.place
    assert isinstance(place, PreparePlace)
    charting.type("t")
    charting.type("by phone")
    charting.press(Key.Key_Escape)
    assert place.checks.rows["consent"].hasFocus()
    assert left == []
    charting.press(Key.Key_Escape)
    assert left == [True]


def test_escape_closes_the_clock_first(charting: Charting) -> None:
    from gui.session.aftercare.aftercare_place import AftercarePlace

    left: list[bool] = []
    charting.page.left.connect(lambda: left.append(True))
    charting.page.go_to(PlaceName.AFTERCARE)
    place = charting.page.place
    assert isinstance(place, AftercarePlace)
    place.clock.change_button.click()
    charting.press(Key.Key_Escape)
    assert place.clock.editing.isHidden()
    place.complications.note.text.setFocus()
    charting.press(Key.Key_Escape)
    assert left == []
    charting.press(Key.Key_Escape)
    assert left == [True]
