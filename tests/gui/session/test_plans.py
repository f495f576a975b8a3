"""Plans in a session: the last one repeated, the patient's own kept, used and put back."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from gui.session.map_place import MapPlace
from gui.session.place import PlaceName
from gui.session.plan_menu import PlanMenu
from model.injection import State
from model.use_cases import placing
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.model.conftest import NOON as NOW
from tests.model.test_surface import at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def place(charting: Charting) -> MapPlace:
    return charting.page.map_place


@pytest.fixture
def second(charting: Charting) -> Charting:
    """A second session of the patient; in the first one site was left out, one moved, two given."""
    place, workspace = charting.page.map_place, charting.workspace
    head_map = workspace.session_head_map
    for code in ("CO-L1", "TE-L4"):
        place.actions_at_sites.give(code)
    place.actions_at_sites.leave_out("CO-R1", "wish", "Patient’s wish")
    workspace.perform(
        "moved",
        lambda chart: placing.move(
            chart, head_map, "TE-L4", at(head_map, "left", 439, 163), "scar", "Scar", NOW
        ),
    )
    charting.process()
    first = workspace.chart
    assert first
    charting.page.release()
    charting.page.close()
    charting.page.deleteLater()
    workspace.store.start_session(
        first.patient.patient_id, workspace.actor, workspace.protocol, head_map,
        workspace.clock() + timedelta(days=84),
    )  # fmt: skip
    drafts = workspace.store.sessions.open_drafts()
    workspace.open_session(drafts[0].session.session_id)
    charting.page = charting._opened()
    charting.page.go_to(PlaceName.MAP)
    charting.process()
    return charting


def test_the_last_session_is_repeated_in_one_action(second: Charting) -> None:
    place = second.page.map_place
    offer = place.site_list.offer
    assert offer.isVisible()
    QTest.mouseClick(offer.repeat, LEFT)
    second.process()
    rows = second.rows
    assert {code: row.state for code, row in rows.items()} == {
        "CO-R1": State.NOT_GIVEN, "TE-L4": State.PLANNED,
    }  # fmt: skip
    assert rows["TE-L4"].moved_mm
    assert rows["CO-R1"].reason == "Patient’s wish"
    assert rows["CO-R1"].note.startswith("Taken over from the session of ")
    found = next(f for f in second.workspace.findings if f.site_codes == ("CO-R1",))
    assert not found.is_settled
    assert "taken over from the session of" in found.detail
    assert second.actions()[-1] == "Last session repeated"
    assert not offer.isVisible()
    assert place.cursor_at.code == "CO-L1"
    second.check_screen()
    second.press(Key.Key_Z, CONTROL)
    assert second.rows == {}
    assert offer.isVisible()


def test_by_key_as_well(second: Charting) -> None:
    second.press(Key.Key_R)
    assert set(second.rows) == {"CO-R1", "TE-L4"}


def test_a_plan_is_kept_for_the_patient_and_used(second: Charting) -> None:
    place = second.page.map_place
    place.plans.repeat_last()
    place.actions_at_sites.set_dose("FR-L1", second.file.protocol.step_units)
    assert place.plans.keep_as_patients_plan()
    assert place.plans.back_to_protocol()
    assert second.rows == {}
    second.process()
    assert place.site_list.offer.use_plan.isVisible()
    QTest.mouseClick(place.site_list.offer.use_plan, LEFT)
    second.process()
    assert set(second.rows) == {"CO-R1", "TE-L4", "FR-L1"}
    second.check_screen()


def test_the_menu_of_plans_says_what_can_be_done(charting: Charting, place: MapPlace) -> None:
    from tests.gui.session.test_whole_muscle import entries

    charting.press(Key.Key_P)
    assert entries(charting) == {
        "Repeat last session": False,
        "Back to the protocol’s plan": True,
        "The patient has no plan of their own": False,
        "Use the patient’s plan": False,
        "Keep this as the patient’s plan": True,
    }


def test_the_menu_says_what_the_patients_plan_is_and_gives_a_former_one_back(
    charting: Charting, place: MapPlace
) -> None:
    plans, store = place.plans, charting.workspace.store.plans
    patient_id = charting.file.patient.patient_id
    assert plans.keep_as_patients_plan()
    first = store.of(patient_id)
    place.actions_at_sites.leave_out("CO-L1", "wish", "Patient’s wish")
    shown = plan_entries(charting)
    assert shown["The patient’s plan: 155\u00a0U at 31 sites, kept 20\u00a0Nov\u00a02026"] is False
    assert shown["Keep this instead as the patient’s plan"]
    assert shown["Remove the patient’s plan"]
    assert plans.keep_as_patients_plan()
    assert plan_entries(charting)["Put the former plan back (155\u00a0U at 31 sites)"]
    assert plans.put_former_back()
    assert store.of(patient_id) == first
    assert plans.remove_patients_plan()
    assert store.of(patient_id) == ()
    assert not plan_entries(charting)["Use the patient’s plan"]
    assert plans.put_former_back()
    assert store.of(patient_id) == first
    actions = [event.action for event in charting.workspace.store.audit.of("patient", patient_id)]
    assert actions[-5:] == ["plan kept"] * 3 + ["plan removed", "plan kept"]


def plan_entries(charting: Charting) -> dict[str, bool]:
    """The words of the menu of plans, and whether they can be chosen."""
    place = charting.page.map_place
    menu = PlanMenu(place, charting.workspace, place.plans)
    return {action.text(): action.isEnabled() for action in menu.actions()}
