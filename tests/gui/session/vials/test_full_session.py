"""A session with as many vials as it holds: adding is off, and why is said."""

from dataclasses import replace
from decimal import Decimal

from gui.session.place import PlaceName
from gui.session.vials.vials_place import VialsPlace
from gui.workspace import Workspace
from model.use_cases.vials import add_vial
from model.vial import MOST_VIALS
from tests.gui.session.charting import Charting
from tests.gui.session.vials.showing import fill_in, press
from tests.model.conftest import NOON
from tests.model.test_vials import a_vial

WHY = f"A session holds at most {MOST_VIALS} vials."


def fill_up(workspace: Workspace, vials: int) -> None:
    small = replace(a_vial(), size_units=Decimal(1), diluent_ml=Decimal("0.02"))
    for _ in range(vials):
        workspace.perform("vial added", lambda chart: add_vial(chart, small, NOON))


def test_the_last_vial_is_added_and_then_no_more(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    fill_up(workspace, MOST_VIALS - 1)
    fill_in(charting, size="50", lot="LAST", expires_on="06/2028")
    press(place.form.keep)
    charting.process()
    assert charting.file.vials[MOST_VIALS].lot == "LAST"
    charting.page.go_to(PlaceName.VIALS)
    charting.process()
    assert not place.form_is_open
    assert not place.rest.add.isEnabled()
    assert place.rest.add_off.isVisible()
    assert place.rest.add_off.text() == place.rest.add.toolTip() == WHY
    charting.type("(")
    assert not place.form_is_open
    workspace.undo_stack.undo()
    charting.process()
    assert place.rest.add.isEnabled()
    assert place.rest.add_off.isHidden()


def test_a_form_open_while_the_session_fills_up_says_why_it_is_off(
    charting: Charting, place: VialsPlace, workspace: Workspace
) -> None:
    fill_up(workspace, MOST_VIALS)
    charting.process()
    assert place.form_is_open
    assert not place.form.keep.isEnabled()
    assert place.form.about.text() == WHY
    said: list[str] = []
    workspace.failed.connect(said.append)
    place.form.accept()
    workspace.failed.disconnect(said.append)
    assert said == [WHY]
