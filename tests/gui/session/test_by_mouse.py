"""A whole session with the mouse alone."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.wording import millilitres, units
from tests.gui.session.charting import LEFT, RIGHT, Charting, NoModifier


def press(button: object) -> None:
    QTest.mouseClick(button, LEFT)  # type: ignore[call-overload]


def test_every_site_is_clicked_on_the_map_and_the_session_finished(charting: Charting) -> None:
    for count, code in enumerate(charting.codes, 1):
        charting.click(code)
        assert charting.rows[code].state.value == "given"  # in the file before the next click
        assert len(charting.given()) == count
    charting.check_screen()
    assert charting.page.map_place.cursor_at.code == ""
    assert charting.page.map_place.next_site.given_button.words() == "Go on to Aftercare"
    charting.finish()
    assert charting.file.session.ended_at is not None
    assert charting.actions()[-1] == "session finished"
    assert len(charting.given()) == 31


def test_the_large_button_gives_one_site_after_another(charting: Charting) -> None:
    button = charting.page.map_place.next_site.given_button
    for code in charting.codes:
        assert charting.page.map_place.cursor_at.code == code
        press(button)
    assert charting.given() == set(charting.codes)
    assert charting.file.session.ended_at is None


def test_a_click_toggles(charting: Charting) -> None:
    charting.click("TE-L3")
    assert charting.given() == {"TE-L3"}
    charting.click("TE-L3")
    assert charting.rows == {}
    assert charting.page.map_place.cursor_at.code == "TE-L3"
    charting.check_screen()


def test_a_click_on_the_map_makes_the_next_open_site_behind_it_next(charting: Charting) -> None:
    charting.click("TE-L1")
    assert charting.page.map_place.cursor_at.code == "TE-L2"
    charting.click("TE-L2")
    charting.click("TE-L4")
    assert charting.page.map_place.cursor_at.code == "TE-R1"


def test_a_right_click_opens_the_panel_and_marks_nothing(charting: Charting) -> None:
    charting.click("OC-R2", RIGHT)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_panel
    assert charting.page.map_place.site_panel.code == "OC-R2"
    assert charting.rows == {}
    press(charting.page.map_place.site_panel.close_button)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list


def test_step_back_unmarks_the_site_before(charting: Charting) -> None:
    first, second = charting.codes[:2]
    press(charting.page.map_place.next_site.given_button)
    press(charting.page.map_place.next_site.given_button)
    press(charting.page.map_place.next_site.back_button)
    assert charting.given() == {first}
    assert charting.page.map_place.cursor_at.code == second


def test_not_given_asks_for_the_reason(charting: Charting) -> None:
    press(charting.page.map_place.next_site.not_given_button)
    panel = charting.page.map_place.site_panel
    assert panel.code == charting.codes[0]
    press(panel.reasons.buttons["skin"])
    row = charting.rows[charting.codes[0]]
    assert (row.state.value, row.reason_code, row.reason) == (
        "not_given", "skin", "Skin at the site",
    )  # fmt: skip
    assert charting.page.map_place.cursor_at.code == charting.codes[1]


def test_the_totals_say_what_the_file_adds_up_to(charting: Charting) -> None:
    totals = charting.page.map_place.totals

    def check() -> None:
        charting.process()
        tally = charting.file.tally
        assert totals.text_of("sites") == f"{tally.sites_given} of {tally.sites_planned}"
        assert totals.text_of("units").startswith(f"{units(tally.units_given)} of")
        assert totals.text_of("volume") == millilitres(tally.volume_ml)
        assert totals.text_of("left") == units(tally.units_left)
        assert totals.text_of("midline") == units(tally.units_midline)
        assert totals.text_of("right") == units(tally.units_right)

    check()
    for code in charting.codes:
        charting.click(code)
        check()
    charting.click("CO-L1", RIGHT)
    press(charting.page.map_place.site_panel.dose.more)
    check()
    press(charting.page.map_place.site_panel.reasons.buttons["wish"])
    check()
    press(charting.page.strip.undo_button)
    check()


def test_an_open_session_starts_behind_the_last_mark(charting: Charting) -> None:
    charting.click("TE-L2")
    again = charting.page.map_place.cursor_at
    again.start()
    assert again.code == "TE-L3"


def test_the_strip_says_who_and_when(charting: Charting) -> None:
    strip = charting.page.strip
    words = " ".join(label.text() for label in strip.findChildren(type(strip._who)))
    assert "Marlowe, Ada" in words
    assert "14\u00a0Mar\u00a01979" in words
    assert "Allergies not asked" in words
    assert "Demonstration" not in words or not strip._demonstration.isVisible()


def test_a_press_beside_every_site_marks_nothing(charting: Charting) -> None:
    view = charting.page.map_place.map_area.views["front"]
    QTest.mouseClick(view, LEFT, NoModifier, QPoint(view.width() // 2, view.height() - 6))
    QTest.mouseClick(view, Qt.MouseButton.MiddleButton, NoModifier, charting.place_of("FR-L1")[1])
    assert charting.rows == {}


def test_the_ceiling_of_the_chosen_label_stands_with_the_totals(charting: Charting) -> None:
    from dataclasses import replace

    totals = charting.page.map_place.totals
    assert totals.ceiling == "Label: at most 155\u00a0U (US)"
    charting.page.map_place.actions_at_sites.set_dose("TE-L1", Decimal(10))
    for code in charting.codes:
        charting.page.map_place.actions_at_sites.give(code)
    charting.process()
    said = " ".join(words.text() for _, words in totals.findings.lines.values())
    assert "of 155" in said
    workspace = charting.workspace
    workspace.change_settings(replace(workspace.settings, jurisdiction="EU-UK"))
    charting.process()
    assert totals.ceiling == "Label: at most 195\u00a0U (EU-UK)"
