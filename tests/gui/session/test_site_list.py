"""The list beside the map: the same rows, linked both ways."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.fonts import laid_out
from gui.session.site_list_rows import Line
from model.use_cases import placing
from tests.gui.session.charting import LEFT, RIGHT, Charting, Key, NoModifier
from tests.model.test_surface import at


def test_the_muscle_worked_on_is_open_and_the_others_are_one_line(charting: Charting) -> None:
    lines = charting.page.map_place.site_list.model.lines
    assert lines[0].key == "muscle-CO"
    assert [line.key for line in lines if line.line is Line.SITE] == ["CO-L1", "CO-R1"]
    assert {line.key for line in lines if line.line is Line.MUSCLE} == {
        f"muscle-{muscle.code}" for muscle in charting.file.protocol.muscles
    }
    charting.click("TE-L1")
    sites = [
        line.key for line in charting.page.map_place.site_list.model.lines if line.line is Line.SITE
    ]
    assert sites == [code for code in charting.codes if code.startswith("TE-")]


def test_a_click_on_a_line_marks_as_on_the_map(charting: Charting) -> None:
    charting.click_line("CO-L1")
    assert charting.given() == {"CO-L1"}
    assert charting.page.map_place.cursor_at.code == "CO-R1"
    charting.check_screen()
    charting.page.map_place.cursor_at.move_to("CO-L1")
    assert charting.line("CO-L1").detail.startswith("Given ")
    charting.click_line("CO-L1")
    assert charting.rows == {}


def test_a_muscle_opens_and_closes(charting: Charting) -> None:
    charting.click_line("muscle-OC")
    assert "OC-R1" in charting.keys_in_list()
    assert "CO-R1" not in charting.keys_in_list()
    charting.click_line("muscle-OC")
    assert "OC-R1" not in charting.keys_in_list()
    assert charting.rows == {}


def test_a_right_click_or_a_long_press_opens_the_panel(charting: Charting) -> None:
    charting.click_line("CO-L1", RIGHT)
    assert charting.page.map_place.site_panel.code == "CO-L1"
    charting.press(Key.Key_Escape)
    viewport, _, _, at = charting._line_place("CO-R1", LEFT)
    QTest.mousePress(viewport, LEFT, NoModifier, at)
    QTest.qWait(650)
    QTest.mouseRelease(viewport, LEFT, NoModifier, at)
    assert charting.page.map_place.site_panel.code == "CO-R1"
    assert charting.rows == {}


def test_a_press_released_on_another_line_marks_nothing(charting: Charting) -> None:
    viewport, _, _, at = charting._line_place("CO-R1", LEFT)
    QTest.mousePress(viewport, LEFT, NoModifier, at)
    QTest.mouseRelease(viewport, LEFT, NoModifier, at + QPoint(0, 46))
    assert charting.rows == {}


def test_a_line_that_goes_while_it_is_pressed_asks_for_nothing(charting: Charting) -> None:
    viewport, _, _, at = charting._line_place("muscle-TR", LEFT)
    QTest.mousePress(viewport, LEFT, NoModifier, at)
    charting.press(Key.Key_O)  # other lines stand there now
    QTest.qWait(650)
    QTest.mouseRelease(viewport, LEFT, NoModifier, at)
    assert charting.page.map_place.side.currentWidget() is charting.page.map_place.site_list
    assert charting.rows == {}


def test_the_line_under_the_pointer_is_lifted_out_on_the_map(charting: Charting) -> None:
    charting.hover_line("CO-L1")
    assert charting.view_of("CO-L1").hovered_code == "CO-L1"
    charting.hover_line("muscle-FR")
    assert charting.view_of("CO-L1").hovered_code == ""
    assert charting.rows == {}


def test_the_site_under_the_pointer_is_lifted_out_in_the_list(charting: Charting) -> None:
    charting.hover("CO-L1")
    assert charting.page.map_place.site_list._delegate.hovered_code == "CO-L1"
    charting.page.map_place.map_area.callout.hide()
    view = charting.view_of("CO-L1")
    QTest.mouseMove(view, QPoint(2, view.height() - 2))
    assert charting.page.map_place.site_list._delegate.hovered_code == ""


def test_the_next_site_is_the_same_in_map_list_and_words(charting: Charting) -> None:
    for code in ("CO-R1", "TE-L1", "CP-R2", "TR-L3"):
        charting.page.map_place.cursor_at.move_to(code)
        assert charting.view_of(code).next_code == code
        assert charting.page.map_place.site_list._delegate.next_code == code
        assert charting.page.map_place.next_site._code.text() == code
        index = charting.page.map_place.site_list.index_of(code)
        shown = charting.page.map_place.site_list.view.visualRect(index)
        assert charting.page.map_place.site_list.view.viewport().rect().contains(shown)


def test_the_next_site_stays_in_sight_in_a_small_window(charting: Charting) -> None:
    charting.resize(1280, 800)
    view = charting.page.map_place.site_list.view
    for code in charting.codes:
        assert charting.page.map_place.cursor_at.code == code
        charting.process()
        shown = view.visualRect(charting.page.map_place.site_list.index_of(code))
        assert view.viewport().rect().contains(shown), code
        charting.press(Key.Key_Space)


def test_open_only_shows_what_is_still_open(charting: Charting) -> None:
    charting.click("TE-L1")
    charting.click("CO-R1")
    charting.click("CO-L1")
    QTest.mouseClick(charting.page.map_place.site_list.open_only, LEFT)
    sites = [
        line.key for line in charting.page.map_place.site_list.model.lines if line.line is Line.SITE
    ]
    assert sites == [code for code in charting.codes if code not in charting.given()]
    assert "muscle-CO" not in charting.keys_in_list()
    charting.press(Key.Key_O)
    assert "muscle-CO" in charting.keys_in_list()
    assert not charting.page.map_place.site_list.open_only.isChecked()


def test_departures_have_their_own_line_under_a_closed_muscle(charting: Charting) -> None:
    charting.click("TE-L1", RIGHT)
    QTest.mouseClick(charting.page.map_place.site_panel.reasons.buttons["pain"], LEFT)
    charting.click("TE-L2", RIGHT)
    QTest.mouseClick(charting.page.map_place.site_panel.dose.more, LEFT)
    charting.click("TE-L3", RIGHT)
    charting.page.map_place.site_panel.note.setFocus()
    charting.type("bled")
    charting.press(Key.Key_Escape)
    charting.page.map_place.cursor_at.move_to("CO-R1")
    departs = {
        line.key: (line.title, line.detail)
        for line in charting.page.map_place.site_list.model.lines
        if line.line is Line.DEPARTURE
    }
    assert departs == {
        "TE-L1": ("TE-L1 not given", "Pain or faintness"),
        "TE-L2": ("TE-L2 planned 5\u00a0U", ""),
        "TE-L3": ("TE-L3 note", "bled"),
    }
    charting.page.map_place.site_list.grab()
    charting.click_line("TE-L1")  # its panel, not a mark
    assert charting.page.map_place.site_panel.code == "TE-L1"
    assert charting.rows["TE-L1"].state.value == "not_given"


def test_the_counts_of_a_muscle_follow(charting: Charting) -> None:
    assert charting.line("muscle-TE").count == "0 of 8"
    charting.click("TE-L1")
    assert charting.line("muscle-TE").count == "1 of 8"
    assert charting.line("side-TE-L").count == "1 of 4"
    assert charting.line("muscle-TE").spoken == "Temporalis: 1 of 8, 5\u00a0U"


def test_a_planned_added_site_is_whole_on_two_lines_in_the_narrow_list(
    charting: Charting,
) -> None:
    charting.resize(1280, 800)
    workspace = charting.workspace
    head_map = workspace.session_head_map
    place = at(head_map, "right", 420, 140)
    assert workspace.perform(
        "added",
        lambda chart: placing.add_follow(
            chart, head_map, "TE", place, "temple", "Right temple", workspace.clock()
        ),
    )
    charting.process()
    index = charting.page.map_place.site_list.index_of("TE-R5")
    line = charting.line("TE-R5")
    assert (line.title, line.detail) == ("TE-R5 follow-the-pain", "Planned · Right temple")
    listed = charting.page.map_place.site_list
    pad = listed._delegate.pad
    room = listed.view.visualRect(index).width() - 2 * pad - 96
    assert laid_out(line.title, 15, 600).width <= room
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"{line.title}\n{line.detail}"


def test_long_words_are_cut_and_whole_on_hover(charting: Charting) -> None:
    charting.click("TE-L1", RIGHT)
    charting.page.map_place.site_panel.other_reason.setText("z" * 400)
    charting.page.map_place.site_panel.other_reason.setFocus()
    charting.press(Key.Key_Return)
    charting.press(Key.Key_Escape)
    charting.page.map_place.cursor_at.move_to("CO-R1")
    index = charting.page.map_place.site_list.index_of("TE-L1")
    assert "z" * 400 in index.data(Qt.ItemDataRole.ToolTipRole)
    assert charting.page.map_place.site_list.view.horizontalScrollBar().maximum() == 0
