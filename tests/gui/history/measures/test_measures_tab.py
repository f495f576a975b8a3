"""Follow-ups, baselines and adverse effects entered on the patient's page."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from gui.history.measures.baseline_form import BaselineForm
from gui.history.measures.effect_form import EffectForm
from gui.history.measures.follow_up_form import FollowUpForm
from gui.history.patient_strip import TabName
from gui.session.place import PlaceName
from gui.session.prepare.prepare_place import PreparePlace
from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.measurement import Baseline, Measurement
from tests.gui.history.measures.desk import CONTROL, Desk, Key
from tests.gui.history.treated import give, headache_days
from tests.model.conftest import NOON


def test_a_follow_up_is_entered_by_keyboard_refused_mended_and_taken_back(desk: Desk) -> None:
    tab = desk.open()
    assert tab.table.first.isVisible()
    assert not tab.table.add.isVisible()
    tab.table.first.setFocus()
    desk.press(Key.Key_Space)
    form = tab.form
    assert isinstance(form, FollowUpForm)
    assert form.on.editor.hasFocus()
    assert form.on.text == "20 Nov 2026"
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Down)  # the first channel
    desk.press(Key.Key_Tab)
    desk.type("84")
    desk.press(Key.Key_Tab)
    desk.type("85")
    form.values.by_code["hit6"].editor.setFocus()
    desk.type("57")
    assert form.values.by_code["hit6"].caption.text() == "HIT-6 total"
    desk.keep(form)
    days = form.values.by_code["headache_days"]
    assert tab.form is form
    assert days.error == "Enter a number from 0 to 84, as many as 84 days can hold."
    assert (days.text, days.editor.hasFocus()) == ("85", True)
    assert desk.in_file(Measurement) == []
    desk.page.show_tab(TabName.HISTORY)  # what is half typed holds one here, and asks
    assert desk.page.shown is TabName.MEASURES
    assert form.question.isVisible()
    desk.click(form.keep_typing)
    days.set_text("36")
    desk.keep(form)
    assert tab.form is None
    told = {one.measure: (int(one.value), one.period_days) for one in desk.in_file(Measurement)}
    assert told == {"headache_days": (36, 84), "hit6": (57, None)}
    assert [one.channel for one in desk.course.contacts] == ["phone"]
    model = tab.table.model
    cells = {
        model.headerData(column, Qt.Orientation.Horizontal): model.index(0, column).data()
        for column in range(model.columnCount())
    }
    assert cells == {"Headache days": "36\u00a0in\u00a084\u00a0d", "HIT-6": "57"}
    desk.press(Key.Key_Z, CONTROL)
    assert (desk.course.contacts, desk.course.measurements) == ((), ())
    assert tab.table.first.isVisible()


def test_a_follow_up_is_changed_and_removed_from_its_row(desk: Desk) -> None:
    tab = desk.open()
    for typed in ("22", "20"):
        tab.add_follow_up()
        form = tab.form
        assert isinstance(form, FollowUpForm)
        form.on.set_text("1 Nov 2026" if typed == "20" else "20 Nov 2026")
        form.channel.choose("phone")
        form.values.by_code["headache_days"].set_text(typed)
        form.values.choose_wear_off("no")
        form.note.set_text("told by her husband")
        form.save.click()
    assert tab.table.view.chosen
    assert tab.table.view.chosen.on == date(2026, 11, 1)  # the one just kept
    tab.table.view.selectRow(0)
    desk.click(tab.table.change)
    form = tab.form
    assert isinstance(form, FollowUpForm)
    assert form.values.wear_off.chosen == "no"
    assert not form.is_changed
    form.on.set_text("1 Nov 2026")
    form.save.click()
    assert form.values.by_code["headache_days"].error == (
        "Another follow-up of this day has 20 already. Change that one."
    )
    form.on.set_text("2 Nov 2026")
    form.values.by_code["headache_days"].set_text("")
    form.save.click()
    told = sorted((one.ends_on.day, one.measure) for one in desk.in_file(Measurement))
    assert told == [(1, "headache_days"), (1, "wear_off_week"), (2, "wear_off_week")]
    desk.click(tab.table.remove)
    assert [one.on.day for one in desk.course.contacts] == [1]
    tab.add_follow_up()
    desk.press(Key.Key_Escape)  # nothing typed: it closes, and the page stays
    assert tab.form is None
    assert desk.pages.patient_page is not None
    desk.click(tab.table.add)
    assert isinstance(tab.form, FollowUpForm)
    tab.form.note.set_text("Away in December")
    desk.page.strip.back_button.setFocus()
    desk.press(Key.Key_Escape)  # the form asks, from wherever the keyboard was
    assert tab.form.question.isVisible()
    assert tab.form.keep_typing.hasFocus()
    desk.click(tab.form.throw_away)
    assert tab.form is None
    assert tab.table.add.hasFocus()
    desk.press(Key.Key_Escape)
    assert desk.pages.patient_page is None


def test_a_baseline_is_chosen_once_and_replaced_with_a_reason_alone(desk: Desk) -> None:
    first = desk.treated.session(NOON - timedelta(days=84), give("FR-L1"), headache_days(22))
    desk.treated.session(NOON, give("FR-L1"), headache_days(12))
    tab = desk.open()
    assert tab.baselines.words["headache_days"] == (
        "Not chosen. Last value before the first treatment: 22\u00a0days, Aug\u00a02026"
    )
    desk.click(tab.baselines.buttons["headache_days"])
    chosen = desk.course.baseline("headache_days")
    assert chosen
    assert (int(chosen.value), chosen.source) == (22, f"session:{first.session_id}")
    assert tab.baselines.words["headache_days"] == (
        "22\u00a0days, Aug\u00a02026. Chosen by Robin Okafor, 20\u00a0Nov\u00a02026"
    )
    tab.table.menu.aboutToShow.emit()  # of the newest row
    tab.table.menu.actions()[0].trigger()
    form = tab.form
    assert isinstance(form, BaselineForm)
    form.save.click()
    assert form.reason.error == "Say why another baseline is chosen."
    assert desk.in_file(Baseline) == [chosen]
    form.reason.set_text("Diary read wrongly")
    form.save.click()
    (now,) = desk.in_file(Baseline)
    assert (int(now.value), now.reason) == (12, "Diary read wrongly")
    assert tab.baselines.words["headache_days"].endswith("Diary read wrongly")
    desk.press(Key.Key_Z, CONTROL)
    assert desk.in_file(Baseline) == [chosen]


def test_an_effect_follows_its_session_and_is_tied_to_one_of_its_sites(desk: Desk) -> None:
    first = desk.treated.session(NOON - timedelta(days=84), give("FR-L2"))
    last = desk.treated.session(NOON, give("FR-L2", "TE-L1"))
    tab = desk.open()
    desk.page.show_tab(TabName.DOSE_MAP)
    tab.tab_wanted.emit("measures:effect")  # as the dose map asks for it
    form = tab.form
    assert isinstance(form, EffectForm)
    assert desk.page.shown is TabName.MEASURES
    assert form.session.chosen == str(last.session_id)
    form.onset.set_text("1 Oct 2026")
    assert form.session.chosen == str(first.session_id)
    form.kind.choose("brow-ptosis")
    form.kind.by_hand.emit()
    muscles = [form.place.muscle.box.itemData(place) for place in range(4)]
    assert muscles == ["none", "FR", "CO", "PR"]
    form.place.site.choose("FR-L2")
    form.place.site.by_hand.emit()
    form.severity.choose("mild")
    form.save.click()
    (held,) = desk.in_file(AdverseEffect)
    assert (held.text, held.muscle, held.laterality, held.site_code, held.session_id) == (
        "Brow droop", "FR", Laterality.LEFT, "FR-L2", first.session_id
    )  # fmt: skip
    assert tab.effects.words[1].startswith("Brow droop, left · FR-L2 · mild")
    desk.click(tab.effects.changes[1])
    form = tab.form
    assert isinstance(form, EffectForm)
    assert not form.is_changed
    form.kind.choose("other")
    form.kind.by_hand.emit()
    form.save.click()
    assert form.text.error == "Say what happened."
    form.text.set_text("Heavy brow")
    form.onset.set_text("1 Jan 2026")
    form.save.click()
    assert form.session.error == "It began before this session. Choose an earlier one, or none."
    form.onset.set_text("")
    form.save.click()
    assert [one.text for one in desk.in_file(AdverseEffect)] == ["Heavy brow"]
    desk.click(tab.effects.changes[1])
    assert isinstance(tab.form, EffectForm)
    tab.form.remove.click()
    assert desk.in_file(AdverseEffect) == []


def test_from_the_effect_in_a_session_to_the_page_and_back_with_what_was_typed(
    desk: Desk,
) -> None:
    pages = desk.pages
    session = desk.treated.session(NOON, give("FR-L1"), finished=False)
    pages.open_session(session.session_id)
    page = pages.session_page
    assert page
    page.go_to(PlaceName.PREPARE)
    place = page.place
    assert isinstance(place, PreparePlace)
    place.indication.fields["headache_days"].editor.setText("15")
    place.effect.history.click()
    assert pages.session_page is None
    assert desk.page.isVisible()
    assert int(desk.course.treatments[0].values["headache_days"]) == 15
    assert desk.course.treatments[0].is_open
    desk.page.show_tab(TabName.SESSION)
    assert pages.session_page
    assert pages.session_page.isVisible()
