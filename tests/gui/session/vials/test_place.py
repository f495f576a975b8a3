"""Figures, cards, discards and hours follow the file; what is discarded is asked in place."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from gui.session.place import PlaceName
from gui.session.vials.figures import COMING, GIVEN, LEFT, PLANNED
from gui.session.vials.time_ring import TimeRing
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart
from tests.gui.session.charting import CONTROL, Charting, Key
from tests.gui.session.vials.showing import add_vial, fill_in, opened, plain, press, put, receive
from tests.model.conftest import SetClock


def test_the_four_figures_follow_the_session(charting: Charting, place: VialsPlace) -> None:
    totals, below = place.figures.totals, place.figures.below
    assert plain(totals[PLANNED].text()) == "155 U"
    assert below[LEFT].text() == "no vial entered yet"
    add_vial(charting)
    assert plain(below[LEFT].text()) == "2 mL: 55 U short"
    charting.page.go_to(PlaceName.MAP)
    charting.click("CO-L1")
    charting.page.go_to(PlaceName.VIALS)
    assert charting.file.injections["CO-L1"].vial == 1
    assert plain(totals[GIVEN].text()) == "5 U"
    assert plain(totals[LEFT].text()) == "95 U"
    assert below[COMING].text() == "30 sites, from CO-R1"
    card = place.cards[1]
    assert card.sum.text() == "100 = 5 + 95 + 0"
    assert card.tag.text() == "In use"


def test_sites_given_without_a_vial_are_drawn_from_one(
    charting: Charting, given_all: SessionChart
) -> None:
    charting.page.go_to(PlaceName.VIALS)
    place = opened(charting)
    assert place.loose.isHidden()  # no vial at all is said elsewhere
    add_vial(charting)
    assert "55" in place.loose_words.text()
    add_vial(charting)
    assert place.loose.isHidden()
    place.change_vial(2)
    press(place.form.remove)
    charting.process()
    assert "55" in place.loose_words.text()
    press(place.allot)
    assert "55" in place.loose_words.text()


def test_a_vial_is_put_right_and_taken_away(charting: Charting, place: VialsPlace) -> None:
    add_vial(charting, size="200")
    press(place.cards[1].change)
    assert place.form.title.text() == "Change vial 1"
    assert place.form.fields.text("diluent_ml") == "4"
    fill_in(charting, lot="DEMO-FIRST")
    charting.press(Key.Key_Return)
    assert charting.page.place_name is PlaceName.VIALS  # only adding leads to the map
    place.change_vial(1)
    fill_in(charting, lot="DEMO-OTHER", size="100")
    assert place.form.fields.text("diluent_ml") == "4"  # what was recorded stays as it is
    charting.press(Key.Key_Return)
    assert charting.file.vials[1].lot == "DEMO-OTHER"
    assert charting.file.vials[1].size_units == 100
    assert place.form_is_open  # now 55 U are short
    assert place.form.changing is None
    charting.workspace.undo_stack.undo()
    assert charting.file.vials[1].size_units == 200
    place.change_vial(1)
    charting.workspace.undo_stack.undo()
    charting.workspace.undo_stack.undo()
    charting.process()
    assert charting.file.vials == {}
    assert not place.form_is_open  # there is nothing to change any more


def test_a_vial_with_discards_is_not_taken_away(charting: Charting, place: VialsPlace) -> None:
    add_vial(charting, size="200")
    press(place.cards[1].discard)
    put(charting, place.cards[1].fields.amount.editor, "5")
    press(place.cards[1].fields.reasons["Leaked at the hub"])
    press(place.cards[1].throw)
    place.change_vial(1)
    press(place.form.remove)
    assert "Take back" in charting.said[-1]
    fill_in(charting, made_up_at="12:00")
    assert 1 in charting.file.vials


@pytest.mark.parametrize(
    ("hours", "role", "kind"),
    [(0, "text", "heading"), (22, "confirm", "heading-confirm"), (24.1, "stop", "heading-stop")],
)
def test_the_hours_run(
    charting: Charting, place: VialsPlace, clock: SetClock, hours: float, role: str, kind: str
) -> None:
    add_vial(charting, size="200")
    clock.pass_by(hours=hours)
    place._minute.timeout.emit()
    ring: TimeRing = place.cards[1].ring
    assert ring.ring._role == role
    assert ring.words.property("kind") == kind
    if role == "stop":
        assert plain(ring.words.text()) == "Time is over"
    else:
        assert plain(ring.words.text()).endswith("min left")


def test_the_clock_stands_still_while_nobody_looks(charting: Charting, place: VialsPlace) -> None:
    assert place._minute.isActive()
    charting.page.go_to(PlaceName.MAP)
    assert not place._minute.isActive()
    charting.page.go_to(PlaceName.VIALS)
    assert place._minute.isActive()


def test_a_finished_session_shows_its_vials_and_takes_nothing(
    charting: Charting, place: VialsPlace
) -> None:
    add_vial(charting, size="200")
    charting.workspace.finish_session()
    charting.process()
    card = place.cards[1]
    assert card.discard.isHidden()
    assert card.change.isHidden()
    assert place.rest.add.isHidden()
    assert not place.form_is_open
    charting.type("5")
    assert not place.form_is_open


def test_what_is_typed_outlasts_a_look_at_the_map(charting: Charting, place: VialsPlace) -> None:
    fill_in(charting, lot="L1", diluent_ml="two")
    charting.page.go_to(PlaceName.MAP)
    charting.press(Key.Key_Z, CONTROL)
    charting.page.go_to(PlaceName.VIALS)
    assert place.form.fields.text("lot") == "L1"
    assert place.form.fields.text("diluent_ml") == "two"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1920, 1080)])
def test_nothing_is_wider_than_its_panel(
    charting: Charting, given_all: SessionChart, width: int, height: int
) -> None:
    charting.page.go_to(PlaceName.VIALS)
    place = opened(charting)
    charting.resize(width, height)
    add_vial(charting)
    fill_in(charting, size="100", lot="L" * 30, expires_on="soon", diluent_ml="-1")
    press(place.form.keep)
    charting.process()
    for area in (place.scroll_area, place.form.scroll_area):
        inside = area.widget()
        assert inside is not None
        assert inside.width() <= area.viewport().width()
    assert vials.total(charting.file).held == Decimal(100)


def test_every_control_has_a_name_and_takes_the_keyboard(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    receive(workspace)
    add_vial(charting)
    press(place.cards[1].discard)
    controls = [*place.findChildren(QAbstractButton), *place.findChildren(QLineEdit)]
    assert len(controls) > 20
    for control in controls:
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()


def test_enter_chooses_what_has_the_keyboard_and_then_adds(
    charting: Charting, place: VialsPlace
) -> None:
    fill_in(charting, lot="L1", expires_on="06/2028")
    place.form.fields.sizes.segments.buttons["100"].setFocus()
    charting.press(Key.Key_Return)
    assert place.form.fields.sizes.chosen == "100"
    charting.press(Key.Key_Return)
    assert charting.file.vials[1].size_units == 100


def test_what_is_wrong_below_the_edge_is_brought_into_sight(
    charting: Charting, place: VialsPlace
) -> None:
    charting.resize(1280, 720)
    fill_in(charting, size="100", lot="L1", expires_on="06/2028", drug_code="??")
    place.form.scroll_area.verticalScrollBar().setValue(0)
    press(place.form.keep)
    charting.process()
    field = place.form.fields.fields["drug_code"]
    assert field.error
    assert not field.editor.visibleRegion().isEmpty()


def test_the_colours_change_with_the_vials_on_the_screen(
    charting: Charting, place: VialsPlace, qapp: QApplication
) -> None:
    add_vial(charting, size="200")
    before = place.grab().toImage()
    charting.theme.choose("dark", qapp)
    charting.page.refresh_theme()
    charting.process()
    assert place.grab().toImage() != before
    charting.theme.choose("light", qapp)
