"""What is wrong in a form at the side of the measures: said at once, and always in sight."""

from datetime import timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from gui.history.measures.effect_form import EffectForm
from gui.history.measures.follow_up_form import FollowUpForm
from gui.history.measures.form_panel import FormPanel
from gui.widgets.field import Field
from tests.gui.history.measures.desk import Desk
from tests.gui.history.treated import give, headache_days
from tests.model.conftest import NOON

Key = Qt.Key


def in_sight(form: FormPanel, field: Field) -> bool:
    """Whether caption, line and message of a field lie within what is seen of the form."""
    view = form.column.viewport()
    place = QRect(field.mapTo(view, QPoint(0, 0)), field.size())
    return view.rect().contains(place)


def test_a_refused_save_brings_the_field_its_caption_and_its_message_into_sight(
    desk: Desk,
) -> None:
    tab = desk.open()
    tab.add_follow_up()
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.channel.choose("phone")
    form.period.set_text("84")
    days, hit6 = (form.values.by_code[code] for code in ("headache_days", "hit6"))
    days.editor.setFocus()
    desk.type("85")
    desk.press(Key.Key_Tab)
    assert days.error == "Enter a number from 0 to 84, as many as 84 days can hold."
    hit6.editor.setFocus()
    desk.type("90")
    form.note.editor.setFocus()
    assert hit6.error == "Enter a number from 36 to 78."
    bar = form.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert not in_sight(form, days)
    desk.keep(form)
    QApplication.processEvents()
    assert tab.form is form
    assert days.editor.hasFocus()
    assert in_sight(form, days)
    form.period.set_text("90")  # what was said of another period is said no more
    assert days.error == ""
    part = form.values.by_code["migraine_days"]
    part.editor.setFocus()
    desk.type("86")
    days.editor.setFocus()
    assert part.error == "Of 85 headache days, 86 cannot be migraine days. Change one of the two."
    days.set_text("")
    desk.type("86")
    form.note.editor.setFocus()
    assert (days.error, part.error) == ("", "")


def test_an_effect_is_checked_as_its_fields_are_left(desk: Desk) -> None:
    tab = desk.open()
    tab.add_effect()
    form = tab.form
    assert isinstance(form, EffectForm)
    form.onset.editor.setFocus()
    desk.type("yesterdayish")
    desk.press(Key.Key_Tab)
    assert form.onset.error
    desk.type("ten")
    form.note.editor.setFocus()
    assert form.lasted.error
    bar = form.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    form.kind.choose("neck-pain")
    desk.keep(form)
    QApplication.processEvents()
    assert form.onset.editor.hasFocus()
    assert in_sight(form, form.onset)


def test_the_keyboard_goes_back_to_where_it_was_or_to_the_row_that_was_kept(desk: Desk) -> None:
    desk.treated.session(NOON - timedelta(days=84), give("FR-L1"), headache_days(22))
    tab = desk.open()
    desk.click(tab.baselines.buttons["headache_days"])
    assert tab.baselines.buttons["headache_days"].hasFocus()
    desk.click(tab.table.add)
    form = tab.form
    assert isinstance(form, FollowUpForm)
    form.channel.choose("phone")
    desk.keep(form)
    QApplication.processEvents()
    assert tab.table.view.hasFocus()
    assert tab.table.view.chosen
    assert tab.table.view.chosen.contact == desk.course.contacts[0]
    tab.effects.add.setFocus()
    desk.press(Key.Key_Space)
    effect = tab.form
    assert isinstance(effect, EffectForm)
    effect.kind.choose("neck-pain")
    desk.keep(effect)
    QApplication.processEvents()
    assert tab.effects.add.hasFocus()
    tab.effects.changes[1].setFocus()
    desk.press(Key.Key_Space)
    changed = tab.form
    assert isinstance(changed, EffectForm)
    changed.note.set_text("gone by itself")
    desk.keep(changed)
    QApplication.processEvents()
    assert tab.effects.changes[1].hasFocus()
