"""The checks: each answered on its own, by key or click, seen on the screen and in the file."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.session.place import PlaceName
from gui.session.prepare.prepare_place import PreparePlace
from gui.widgets.segments import Tone
from model.answer import Answer, Group, Reply
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key
from tests.gui.session.prepare.conftest import shown

SHIFTED = {"?": Reply.NOT_ASKED}


def checks(charting: Charting) -> dict[str, Answer]:
    return charting.file.answers(Group.CHECK)


def focused(place: PreparePlace) -> str:
    return next((c for c, row in place.checks.rows.items() if row.hasFocus()), "")


@pytest.mark.parametrize(
    ("key", "reply"),
    [("y", Reply.YES), ("Y", Reply.YES), ("n", Reply.NO), ("?", Reply.NOT_ASKED),
     ("1", Reply.YES), ("2", Reply.NO), ("3", Reply.NOT_ASKED)],
)  # fmt: skip
def test_one_key_answers_one_row_and_goes_on(
    charting: Charting, place: PreparePlace, key: str, reply: Reply
) -> None:
    assert focused(place) == "consent"
    charting.type(key)
    assert {code: answer.reply for code, answer in checks(charting).items()} == {"consent": reply}
    assert focused(place) == "right-patient"
    assert place.checks.rows["consent"].segments.chosen == reply.value
    assert charting.said == []


def test_nothing_is_answered_until_it_is(charting: Charting, place: PreparePlace) -> None:
    assert checks(charting) == {}
    for row in place.checks.rows.values():
        assert (row.segments.chosen, row.segments.tone) == ("not_asked", Tone.QUIET)
    assert place.checks.count.text() == "0 of 13 answered"
    assert len(place.open.lines) == 13


def test_all_are_answered_by_thirteen_keys_and_enter_goes_on(
    charting: Charting, place: PreparePlace
) -> None:
    for _ in range(2):
        charting.type("y")
    for _ in range(11):
        charting.type("n")
    assert len(checks(charting)) == 13
    assert place.checks.count.text() == "13 of 13 answered"
    assert focused(place) == "other-toxin"
    wanted: list[PlaceName] = []
    place.go_on.disconnect(charting.page.go_to)
    place.go_on.connect(wanted.append)
    charting.press(Key.Key_Return)
    assert wanted == [PlaceName.VIALS]
    place.onward.click()
    assert wanted == [PlaceName.VIALS] * 2


def test_arrows_enter_and_tab_walk_without_answering(
    charting: Charting, place: PreparePlace
) -> None:
    charting.press(Key.Key_Down)
    charting.press(Key.Key_Return)
    assert focused(place) == "infection"
    charting.press(Key.Key_Up)
    assert focused(place) == "right-patient"
    charting.press(Key.Key_Tab)
    assert focused(place) == "infection"
    charting.press(Key.Key_Up)
    charting.press(Key.Key_Up)
    charting.press(Key.Key_Up)
    assert focused(place) == "consent"
    assert checks(charting) == {}


def test_a_click_answers_and_undo_takes_it_back(charting: Charting, place: PreparePlace) -> None:
    row = place.checks.rows["pregnancy"]
    QTest.mouseClick(row.segments.buttons["no"], LEFT)
    assert checks(charting)["pregnancy"].reply is Reply.NO
    assert (row.segments.chosen, row.segments.tone) == ("no", Tone.FILL)
    QTest.mouseClick(row.segments.buttons["yes"], LEFT)
    assert (row.segments.chosen, row.segments.tone) == ("yes", Tone.CONFIRM)
    charting.press(Key.Key_Z, CONTROL)
    assert checks(charting)["pregnancy"].reply is Reply.NO
    assert row.segments.chosen == "no"
    charting.press(Key.Key_Z, CONTROL)
    assert checks(charting) == {}
    assert charting.actions()[-1] == "undo: Pregnant or breastfeeding: no"


def test_no_control_answers_them_all(charting: Charting, place: PreparePlace) -> None:
    place.comfort.buttons["ice"].click()
    for made in place.findChildren(QPushButton):
        if made is not place.onward and made.isEnabled() and made.isVisibleTo(place):
            made.click()
    assert checks(charting) == {}


def test_a_held_key_answers_once(charting: Charting, place: PreparePlace) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Y, Qt.KeyboardModifier.NoModifier, "y", autorep=True
    )
    QApplication.sendEvent(place.checks.rows["consent"], held)
    assert checks(charting) == {}


# -- notes and values ------------------------------------------------------------------------


def test_a_note_is_typed_under_its_row(
    charting: Charting, place: PreparePlace, qtbot: QtBot
) -> None:
    charting.type("t")
    charting.type("by phone")
    row = place.checks.rows["consent"]
    assert row.details
    qtbot.waitUntil(lambda: "consent" in checks(charting), timeout=3000)
    assert (checks(charting)["consent"].note, checks(charting)["consent"].reply) == (
        "by phone",
        Reply.NOT_ASKED,
    )
    assert row.details.note.text == "by phone"
    assert charting.actions()[-1] == "Consent given: note by phone"
    charting.press(Key.Key_Tab)
    assert "by phone" in row.second.text()


def test_a_yes_asks_for_what_belongs_to_it(charting: Charting, place: PreparePlace) -> None:
    charting.type("y")
    row = place.checks.rows["consent"]
    assert row.details
    form, signed = row.details.fields["form"], row.details.fields["signed_on"]
    assert form.isVisible()
    form.editor.setFocus()
    charting.type("Form 3")
    charting.press(Key.Key_Tab)
    assert signed.editor.hasFocus()
    charting.type("20.11.2026")
    assert signed.note == "Friday 20\u00a0Nov\u00a02026"
    place.checks.rows["infection"].setFocus()
    charting.process()
    details = {key: charting.file.detail(f"check.consent.{key}") for key in ("form", "signed_on")}
    assert {key: d.value for key, d in details.items() if d} == {
        "form": "Form 3", "signed_on": "2026-11-20",
    }  # fmt: skip
    assert not form.isVisible()
    assert row.second.text() == "Form 3 · signed on 20\u00a0Nov\u00a02026"


def test_another_answer_takes_the_values_with_it_and_undo_brings_them_back(
    charting: Charting, place: PreparePlace
) -> None:
    place.checks.go_to("other-toxin")
    charting.type("y")
    row = place.checks.rows["other-toxin"]
    assert row.details
    row.details.fields["product"].editor.setFocus()
    charting.type("another")
    row.setFocus()
    charting.type("n")
    assert charting.file.detail("check.other-toxin.product") is None
    assert not row.details.isVisible()
    charting.press(Key.Key_Z, CONTROL)
    product = charting.file.detail("check.other-toxin.product")
    assert product
    assert row.details.fields["product"].text == product.value == "another"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("date", "12.10.26", "four figures"),
        ("date", "32 Oct 2026", "There is no 32 Oct 2026"),
        ("date", "21 Nov 2026", "still to come"),
        ("date", "\u202e2026", "whole date"),
        ("date", "🙂", "whole date"),
        ("units", "two hundred", "Enter a number from 1 to 10000"),
        ("units", "-250", "Enter a number from 1 to 10000"),
        ("units", "0", "Enter a number from 1 to 10000"),
        ("units", "2,55", "at most 1 decimal"),
        ("product", "x" * 201, "At most 200"),
    ],
)
def test_what_cannot_be_kept_stays_with_a_message_beside_it(
    charting: Charting, place: PreparePlace, name: str, typed: str, words: str
) -> None:
    place.checks.go_to("other-toxin")
    charting.type("y")
    row = place.checks.rows["other-toxin"]
    assert row.details
    field = row.details.fields[name]
    field.editor.setText(typed)
    assert not field.keep()
    assert words in field.error
    charting.press(Key.Key_Up)
    assert field.text == typed
    assert field.isVisible()
    assert charting.file.detail(f"check.other-toxin.{name}") is None
    assert charting.said == []


def test_a_note_too_long_stays(charting: Charting, place: PreparePlace) -> None:
    charting.type("t")
    row = place.checks.rows["consent"]
    assert row.details
    row.details.note.editor.setText("x" * 501)
    place.checks.rows["infection"].setFocus()
    charting.process()
    assert row.details.note.error == "At most 500 characters fit here."
    assert row.details.note.isVisible()
    assert checks(charting) == {}


# -- carried over ----------------------------------------------------------------------------


def test_a_carried_answer_is_marked_until_it_is_given_again(again: Charting) -> None:
    place = shown(again)
    row = place.checks.rows["anticoagulant"]
    assert (row.segments.chosen, row.segments.tone) == ("yes", Tone.CONFIRM)
    assert row.carried.isVisible()
    assert "Carried over: confirm · apixaban" in row.second.text()
    assert place.checks.count.text() == "1 of 13 answered, 1 to confirm"
    assert "consent" not in checks(again)
    place.checks.go_to("anticoagulant")
    again.type("y")
    answer = checks(again)["anticoagulant"]
    assert (answer.carried_over, answer.note) == (False, "apixaban")
    assert not row.carried.isVisible()


def test_a_finished_session_takes_no_answer(charting: Charting, place: PreparePlace) -> None:
    charting.type("y")
    charting.workspace.finish_session()
    charting.process()
    before = checks(charting)
    place.checks.go_to("infection")
    charting.type("y1n?")
    QTest.mouseClick(place.checks.rows["infection"].segments.buttons["no"], LEFT)
    assert checks(charting) == before
    for field in place.indication.fields.values():
        assert field.editor.isReadOnly()
    for made in (place.preventives.add, *place.comfort.buttons.values()):
        assert not made.isEnabled()
    assert charting.said == []
