"""A form that is open while the record becomes another: it writes over nothing."""

from dataclasses import replace
from datetime import timedelta

from gui.history.measures.baseline_form import BaselineForm, made_baseline
from gui.history.measures.effect_form import EffectForm
from gui.history.measures.follow_up_form import FollowUpForm
from model.outcome.adverse_effect import AdverseEffect, EffectOutcome
from model.outcome.contact import Contact
from model.outcome.measurement import Baseline, Measurement
from model.use_cases.measuring import change_effect, choose_baseline, take_away
from tests.gui.history.measures.desk import Desk
from tests.gui.history.treated import give, headache_days
from tests.model.conftest import NOON


def follow_up(desk: Desk, days: str) -> None:
    """A follow-up typed into the form that is open, or a new one, and kept."""
    if desk.tab.form is None:
        desk.tab.add_follow_up()
    form = desk.tab.form
    assert isinstance(form, FollowUpForm)
    form.channel.choose("phone")
    form.values.by_code["headache_days"].set_text(days)
    form.save.click()


def test_a_follow_up_is_not_written_over_one_that_became_another(desk: Desk) -> None:
    tab, stack = desk.open(), desk.page.records.undo_stack
    follow_up(desk, "22")
    tab.table.view.selectRow(0)
    desk.click(tab.table.change)
    follow_up(desk, "12")
    desk.click(tab.table.change)
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.note.set_text("told by her husband")
    assert not form.meanwhile.isVisible()
    stack.undo()  # 22 again, beneath the form
    assert form.meanwhile.isVisible(), "told at once"
    form.save.click()
    assert tab.form is form
    assert form.note.text == "told by her husband"
    assert "changed meanwhile" in form.meanwhile.text()
    assert "Headache days: 22" in form.meanwhile.text().replace("\u00a0", " ")
    assert [(one.value, desk.course.contacts[0].note) for one in desk.in_file(Measurement)] == [
        (22, "")
    ]
    stack.undo()  # and now it is gone
    form.save.click()
    assert "removed meanwhile" in form.meanwhile.text()
    assert (desk.in_file(Contact), tab.form) == ([], form)
    stack.redo()
    stack.redo()
    assert not form.meanwhile.isVisible(), "the record is what it was"
    form.save.click()
    assert tab.form is None
    assert [one.note for one in desk.in_file(Contact)] == ["told by her husband"]
    assert [one.value for one in desk.in_file(Measurement)] == [12]


def test_an_effect_and_a_baseline_are_not_written_over_others(desk: Desk) -> None:
    desk.treated.session(NOON - timedelta(days=84), give("FR-L1"), headache_days(22))
    desk.treated.session(NOON, give("FR-L1"), headache_days(12))
    tab, records = desk.open(), desk.page.records
    tab.add_effect()
    assert isinstance(tab.form, EffectForm)
    tab.form.kind.choose("brow-ptosis")
    tab.form.save.click()
    desk.click(tab.effects.changes[1])
    form = tab.form
    assert isinstance(form, EffectForm)
    form.note.set_text("Photograph taken")
    (held,) = desk.in_file(AdverseEffect)
    over = replace(held, outcome=EffectOutcome.RECOVERED)
    records.perform("elsewhere", lambda course: change_effect(course, over))
    for press in (form.save, form.remove):
        press.click()
        assert tab.form is form
        assert "recovered" in form.meanwhile.text()
        assert desk.in_file(AdverseEffect) == [over]
    records.perform("elsewhere", lambda course: take_away(course, over))
    form.save.click()
    assert desk.in_file(AdverseEffect) == []
    assert form.note.text == "Photograph taken"
    form.throw_away.click()
    older, newer = records.series("headache_days").points
    for point, reason in ((older, ""), (newer, "Diary read wrongly")):
        chosen = made_baseline(records, "headache_days", point, reason)
        records.perform("elsewhere", lambda course, chosen=chosen: choose_baseline(course, chosen))
        if tab.form is None:
            tab.use_as_baseline("headache_days", newer)
    assert isinstance(tab.form, BaselineForm)
    tab.form.reason.set_text("Another")
    tab.form.save.click()
    assert "Diary read wrongly" in tab.form.meanwhile.text()
    assert [one.reason for one in desk.in_file(Baseline)] == ["Diary read wrongly"]
