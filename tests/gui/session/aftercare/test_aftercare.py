"""Aftercare: tolerance, complications, advice, leaflet, note."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.session.aftercare.aftercare_place import AftercarePlace
from gui.session.place import PlaceName
from model.answer import Group, Reply
from model.injection import InjectionChange
from tests.gui.session.charting import CONTROL, LEFT, Charting, Key


def value(charting: Charting, name: str) -> str | None:
    detail = charting.file.detail(f"aftercare.{name}")
    return detail.value if detail else None


def seen(charting: Charting) -> set[str]:
    return set(charting.file.answers(Group.COMPLICATION))


def chosen(place: AftercarePlace) -> set[str]:
    return {code for code, made in place.complications.buttons.items() if made.isChecked()}


# -- tolerance -------------------------------------------------------------------------------


def test_how_it_was_borne(charting: Charting, place: AftercarePlace) -> None:
    buttons = place.tolerance.buttons
    assert list(buttons) == ["no-complaint", "some", "cut-short"]
    QTest.mouseClick(buttons["some"], LEFT)
    assert value(charting, "tolerance") == "some"
    QTest.mouseClick(buttons["no-complaint"], LEFT)
    assert value(charting, "tolerance") == "no-complaint"
    assert [made.isChecked() for made in buttons.values()] == [True, False, False]
    QTest.mouseClick(buttons["no-complaint"], LEFT)
    assert value(charting, "tolerance") is None
    charting.press(Key.Key_Z, CONTROL)
    assert buttons["no-complaint"].isChecked()


def test_numbers_go_by_less_and_more_and_by_typing(
    charting: Charting, place: AftercarePlace
) -> None:
    pain, observed = place.tolerance.pain, place.tolerance.observed
    QTest.mouseClick(pain.more, LEFT)
    assert value(charting, "pain") == "0"
    assert not pain.less.isEnabled()
    QTest.mouseClick(pain.more, LEFT)
    assert value(charting, "pain") == "1"
    pain.editor.setText("10")
    assert pain.keep()
    assert not pain.more.isEnabled()
    observed.editor.setText("6")
    assert observed.keep()
    QTest.mouseClick(observed.more, LEFT)
    assert value(charting, "observed_minutes") == "10"
    QTest.mouseClick(observed.less, LEFT)
    assert value(charting, "observed_minutes") == "5"


@pytest.mark.parametrize("name", ["pain", "observed"])
@pytest.mark.parametrize("typed", ["-1", "601", "much", "2.5", "🙂", "٣", "1 2"])
def test_a_wrong_number_stays(
    charting: Charting, place: AftercarePlace, name: str, typed: str
) -> None:
    field = getattr(place.tolerance, name)
    field.editor.setFocus()
    field.editor.setText(typed)
    charting.press(Key.Key_Tab)
    assert field.error.startswith("Enter a number")
    assert field.text == typed
    assert value(charting, "pain") is None
    assert value(charting, "observed_minutes") is None


# -- complications ---------------------------------------------------------------------------


def test_none_is_an_answer_that_excludes_the_others(
    charting: Charting, place: AftercarePlace
) -> None:
    buttons = place.complications.buttons
    assert seen(charting) == set()
    QTest.mouseClick(buttons["none"], LEFT)
    assert seen(charting) == chosen(place) == {"none"}
    QTest.mouseClick(buttons["bleeding"], LEFT)
    QTest.mouseClick(buttons["bruise"], LEFT)
    assert seen(charting) == chosen(place) == {"bleeding", "bruise"}
    QTest.mouseClick(buttons["none"], LEFT)
    assert seen(charting) == chosen(place) == {"none"}
    charting.press(Key.Key_Z, CONTROL)
    assert seen(charting) == chosen(place) == {"bleeding", "bruise"}


def test_another_one_is_typed(charting: Charting, place: AftercarePlace) -> None:
    card = place.complications
    QTest.mouseClick(card.buttons["none"], LEFT)
    QTest.mouseClick(card.buttons["other"], LEFT)
    assert card.other.isVisible()
    assert card.other.editor.hasFocus()
    assert seen(charting) == {"none"}  # not one without words
    charting.type("hiccups")
    charting.press(Key.Key_Tab)
    (answer,) = charting.file.answers(Group.COMPLICATION).values()
    assert (answer.code, answer.reply, answer.note) == ("other", Reply.YES, "hiccups")
    assert card.other.isVisible()
    QTest.mouseClick(card.buttons["other"], LEFT)
    assert seen(charting) == set()
    assert not card.other.isVisible()


def test_another_one_too_long_stays(charting: Charting, place: AftercarePlace) -> None:
    card = place.complications
    QTest.mouseClick(card.buttons["other"], LEFT)
    card.other.editor.setText("x" * 501)
    charting.press(Key.Key_Tab)
    assert card.other.error == "At most 500 characters fit here."
    assert card.other.isVisible()
    assert seen(charting) == set()


def test_what_the_map_tells_stands_here_already(charting: Charting, place: AftercarePlace) -> None:
    events = place.complications.events
    assert not events.isVisible()
    charting.page.map_place.actions_at_sites.give("TE-L4")
    given = charting.rows["TE-L4"]
    happened = replace(given, events=("blunt-needle",), pain=2)
    charting.workspace.perform("x", lambda _: (InjectionChange("TE-L4", given, happened),))
    charting.process()
    assert events.isVisible()
    assert events.words.text() == "TE-L4  Blunt needle. Pain 2 of 10."


# -- note ------------------------------------------------------------------------------------


def test_the_note_is_that_of_the_session(
    charting: Charting, place: AftercarePlace, qtbot: QtBot
) -> None:
    place.complications.note.text.setFocus()
    charting.type("likes ice")
    qtbot.waitUntil(lambda: charting.file.session.note == "likes ice", timeout=3000)
    charting.page.go_to(PlaceName.MAP)
    charting.page.map_place.open_note()
    assert charting.page.map_place.note_panel.text.toPlainText() == "likes ice"


def test_control_characters_do_not_reach_the_note(
    charting: Charting, place: AftercarePlace
) -> None:
    note = place.complications.note
    note.text.setFocus()
    note.text.insertPlainText("one\r\ntwo\x07 \u202ethree 🙂")
    assert note.keep()
    assert charting.file.session.note == "one\ntwo three 🙂"


def test_a_note_too_long_stays_with_its_message(charting: Charting, place: AftercarePlace) -> None:
    note = place.complications.note
    note.text.insertPlainText("x" * 20_001)
    charting.page.go_to(PlaceName.MAP)
    assert charting.page.place is place
    assert note.error.text() == "At most 20000 characters fit here."
    assert note.text.hasFocus()
    assert charting.file.session.note == ""
    QApplication.clipboard().setText("y" * 30_000)
    note.text.selectAll()
    note.text.paste()
    assert "last 10000 characters were left out" in note.error.text()


# -- advice and leaflet ----------------------------------------------------------------------


def test_advice_is_ticked_one_by_one(charting: Charting, place: AftercarePlace) -> None:
    rows = place.advice.rows
    QTest.mouseClick(rows["expect"], LEFT)
    assert set(charting.file.answers(Group.ADVICE)) == {"expect"}
    assert place.advice.count.text() == "1 of 6 said · clinic’s list"
    rows["leave-alone"].setFocus()
    charting.press(Key.Key_Return)
    assert set(charting.file.answers(Group.ADVICE)) == {"expect", "leave-alone"}
    assert rows["expect"].hasFocus()
    charting.press(Key.Key_Down)
    charting.press(Key.Key_Space)
    assert rows["diary"].isChecked()
    QTest.mouseClick(rows["expect"], LEFT)
    assert set(charting.file.answers(Group.ADVICE)) == {"leave-alone", "diary"}
    assert rows["expect"].accessibleName() == "What to expect: open"


def test_a_leaflet_is_given_or_not(charting: Charting, place: AftercarePlace) -> None:
    bar = place.advice.leaflet
    assert bar.version.text() == "version 1, Nov 2026"
    assert not bar.language.isEnabled()
    QTest.mouseClick(bar.given["paper"], LEFT)
    assert value(charting, "leaflet") == "paper"
    assert value(charting, "leaflet_version") == "1, Nov 2026"
    assert value(charting, "leaflet_language") == "English"
    assert bar.language.isEnabled()
    QTest.mouseClick(bar.letters.buttons["large"], LEFT)
    assert value(charting, "leaflet_size") == bar.letters.chosen == "large"
    QTest.mouseClick(bar.given["not-given"], LEFT)
    assert value(charting, "leaflet") == "not-given"
    assert value(charting, "leaflet_size") is None
    charting.press(Key.Key_Z, CONTROL)
    assert bar.given["paper"].isChecked()
    assert bar.letters.chosen == "large"


def test_on_to_review(charting: Charting, place: AftercarePlace) -> None:
    wanted: list[PlaceName] = []
    place.go_on.disconnect(charting.page.go_to)
    place.go_on.connect(wanted.append)
    QTest.mouseClick(place.onward, LEFT)
    assert wanted == [PlaceName.REVIEW]


def test_a_finished_session_shows_it_all_and_takes_nothing(
    charting: Charting, place: AftercarePlace
) -> None:
    QTest.mouseClick(place.complications.buttons["none"], LEFT)
    charting.workspace.finish_session()
    charting.process()
    before, actions = charting.file, charting.actions()
    for made in (
        *place.tolerance.buttons.values(), *place.complications.buttons.values(),
        *place.advice.rows.values(), *place.advice.leaflet.given.values(),
        place.due.due.less, place.due.due.more, place.tolerance.pain.more,
    ):  # fmt: skip
        QTest.mouseClick(made, LEFT)
    for field in (place.tolerance.pain, place.tolerance.observed, place.due.due):
        field.editor.setFocus()
        charting.type("7")
    assert not place.clock.change_button.isVisible()
    assert place.complications.note.text.isReadOnly()
    assert chosen(place) == {"none"}
    assert charting.file == before
    assert charting.actions() == actions
    assert charting.said == []
