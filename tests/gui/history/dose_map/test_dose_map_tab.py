"""The dose map on the screen: figures, greys, words, letters, keyboard."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gui.colour import STEPS
from gui.history.dose_map.dose_map_tab import DoseMapTab
from gui.history.dose_map.legend import legend_steps
from gui.history.dose_map.view_picture import ViewPicture
from gui.theme import Theme
from gui.widgets.row_button import RowButton
from gui.wording import NO_BREAK
from model.injection import Laterality
from model.outcome.dose_sums import Counting
from model.signature import AmendmentKind
from tests.gui.history.dose_map.conftest import shown
from tests.model.outcome.dose_course import DoseCourse


def ground_of(tab: DoseMapTab, key: str) -> str:
    """The colour inside a mark, above its figure."""
    view = tab.views.view_of(key)
    assert view
    circle = picture_of(tab, view.name).circles[key]
    at = (circle.centre - QPointF(0, circle.radius - 4)).toPoint()
    return view.grab().toImage().pixelColor(at).name().upper()


def picture_of(tab: DoseMapTab, view: str) -> ViewPicture:
    picture = tab.views.views[view].picture
    assert picture
    return picture


def figures(tab: DoseMapTab, *keys: str) -> list[str]:
    assert tab.scene
    return [tab.scene.figure(key) for key in keys]


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def said(tab: DoseMapTab) -> str:
    return plain("\n".join(made.text() for made in tab.effects.findChildren(QLabel)))


def test_sum_mean_and_times_stand_in_greys_on_the_map(
    tab: DoseMapTab, course: DoseCourse, theme: Theme, qapp: QApplication
) -> None:
    course.fill()
    course.amend(course.sessions[0], AmendmentKind.CORRECTION)
    shown(tab)
    assert plain(tab.sessions.text()) == "4 sessions, 19 Dec 2025 to today, one open"
    assert tab.corrected.text().startswith("Session 1 corrected later")
    assert figures(tab, "FR-L1", "FR-L2", "CO-L1", "TE-R5") == ["22.5", "10", "20", "10"]
    # Of 22.5 the steps end at 4.5, 9, 13.5, 18 and 22.5.
    assert ground_of(tab, "FR-L1") == STEPS[4]
    assert ground_of(tab, "OC-L1") == STEPS[3]
    assert ground_of(tab, "FR-L2") == STEPS[2]
    assert tab.scene
    assert [step.text for step in legend_steps(tab.scene)] == ["4.5", "9", "13.5", "18", "22.5"]
    assert "4.5, 9, 13.5, 18, 22.5" in tab.views.legend.accessibleDescription()
    tab.choices[Counting.MEAN].click()
    assert figures(tab, "FR-L1", "FR-L2") == ["5.6", "5"]
    tab.choices[Counting.TIMES].click()
    assert figures(tab, "FR-L1", "FR-L2") == ["4", "2"]
    assert ground_of(tab, "FR-L2") == STEPS[2]
    theme.choose("dark", qapp)
    tab.refresh_theme()
    assert ground_of(tab, "FR-L1") == STEPS[0]


def test_marks_are_told_and_the_table_adds_up(tab: DoseMapTab, course: DoseCourse) -> None:
    course.fill()
    shown(tab)
    assert tab.table.text_of("Frontalis") == "Frontalis 32.5 30 62.5"
    assert tab.table.text_of("X2 masseter") == "X2 masseter 10 10"
    assert tab.table.text_of("All") == "All 230 15 250 495"
    front = tab.views.views["front"]
    told = plain(front.buttons["FR-L2"].accessibleName())
    assert told == (
        "FR-L2 · Frontalis, left, 10 U in all · 5 U on average. Given twice · not given twice"
    )
    assert "moved once" in front.buttons["FR-L1"].accessibleName()
    assert "X1 · temple, left" in tab.views.views["left"].buttons["X1"].accessibleName()
    # The pointer and the keyboard get the same words in a callout.
    QTest.mouseMove(
        front, picture_of(tab, "front").circles["FR-L2"].centre.toPoint() + QPoint(2, 0)
    )
    assert plain(tab.views.callout.text()).startswith("FR-L2 · Frontalis, left\n10 U in all")
    callout = tab.views.callout  # its lines break: all of them are in it
    assert callout.height() >= callout.heightForWidth(callout.width())
    QTest.mouseMove(front, QPoint(4, 4))
    assert not tab.views.callout.isVisible()
    tab.activateWindow()
    stops = [
        made
        for view in tab.views.views.values()
        for made in view.buttons.values()
        if made.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert [made.code for made in stops] == ["CO-L1"]
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stops[0], Qt.Key.Key_Right)
    assert tab.views.callout.text().startswith("CO-R1 · Corrugator, right")
    focused = tab.focusWidget()
    assert focused
    QTest.keyClick(focused, Qt.Key.Key_Left)
    assert tab.views.callout.text().startswith("CO-L1 · Corrugator, left")


def test_effects_are_joined_to_their_places(tab: DoseMapTab, course: DoseCourse) -> None:
    course.fill()
    ids = [session.session_id for session in course.sessions]
    left, right = Laterality.LEFT, Laterality.RIGHT
    course.effect("flu-like", "Flu-like symptoms")
    course.effect("lid-ptosis", "Eyelid droop", laterality=right, lasted_days=9)
    course.effect("bruise", "Bruising", site_code="X1", session_id=ids[1], laterality=right)
    course.effect(
        "brow-ptosis", "Brow droop", site_code="FR-L2", laterality=left, session_id=ids[2],
        lasted_days=21, action="Left out today",
    )  # fmt: skip
    shown(tab)
    assert tab.scene
    letters = tab.scene.letters
    assert [one.letter for one in letters] == ["A", "B", "C"]
    by_text = {one.place.effect.text: one for one in letters}
    droop = by_text["Brow droop"]
    assert (droop.view, droop.key) == ("front", "FR-L2")
    assert by_text["Bruising"].view == "right"
    front = picture_of(tab, "front")
    places = {place.letter: place for place in front.places}
    (line,) = places[droop.letter].lines
    circle = front.circles["FR-L2"]
    assert QLineF(line.p1(), circle.centre).length() == pytest.approx(circle.radius, abs=0.5)
    (line,) = places[by_text["Eyelid droop"].letter].lines
    at = front.placement.to_view(line.p1())
    near = front.scene.drawing.views["front"].region_at(at + QPointF(-2, 2))
    assert near
    assert (near.muscle, near.laterality) == ("FR", "R")
    words = said(tab)
    assert (
        "Brow droop, left\nFR-L2 · 3 weeks\nAfter session 3, 5 Jun 2026. Left out today." in words
    )
    assert "Bruising, right\nX1 masseter\nAfter session 2" in words
    assert "Place not noted, beside Frontalis · 9 days" in words
    assert "Not tied to a muscle" in words
    wanted: list[str] = []
    tab.tab_wanted.connect(wanted.append)
    tab.effects.add.click()
    lines = {made.accessibleName(): made for made in tab.effects.findChildren(RowButton)}
    (line_of_droop,) = [made for name, made in lines.items() if name.startswith("Brow droop")]
    assert line_of_droop.accessibleName().endswith(f"({droop.letter} on the map)")
    line_of_droop.click()
    assert wanted == ["measures:effect", "measures"]


def test_eight_letters_cover_nothing_and_the_rest_is_listed(
    tab: DoseMapTab, course: DoseCourse
) -> None:
    course.fill()
    for code in ("CO-L1", "CP-L1", "CP-R1", "OC-L2", "OC-R2"):
        course.effect("bruise", f"Bruising {code}", site_code=code)
    course.effect("other", "A long story", action="Told to rest and to call again. " * 4)
    for muscle in ("CP", "TR", "FR", "OC", "PR"):
        course.effect("weakness", f"Weakness {muscle}", muscle=muscle, laterality=Laterality.LEFT)
    tab.resize(1280, 724)
    shown(tab)
    QApplication.processEvents()
    QApplication.processEvents()
    for name in tab.views.views:
        picture = picture_of(tab, name)
        view = QRectF(tab.views.views[name].rect())
        for place in picture.places:
            assert view.contains(place.box)
            for circle in picture.circles.values():
                reach = QPointF(circle.radius, circle.radius)
                mark = QRectF(circle.centre - reach, circle.centre + reach)
                assert not place.box.intersects(mark), (place.letter, circle.key)
            others = [other.box for other in picture.places if other is not place]
            assert not any(place.box.intersects(other) for other in others)
    listed = tab.effects.list
    assert listed.inside.width() <= listed.viewport().width()
    for made in tab.effects.findChildren(RowButton):
        assert made.height() >= made.heightForWidth(made.width())
    placed = sum(len(picture_of(tab, name).places) for name in tab.views.views)
    assert placed == 8
    assert "The latest 8 are on the map" in said(tab)
    assert "Bruising CO-L1" in said(tab)


def test_without_injections_one_button_leads_to_the_session(tab: DoseMapTab) -> None:
    shown(tab)
    assert tab.is_empty
    assert not tab.can_print
    wanted: list[str] = []
    tab.tab_wanted.connect(wanted.append)
    tab.start.click()
    assert wanted == ["session"]


def test_a_site_that_was_only_ever_left_out_is_crossed(tab: DoseMapTab, course: DoseCourse) -> None:
    course.treat(1, ["FR-L1"])
    shown(tab)
    view = tab.views.view_of("FR-L2")
    assert view
    assert "Never given · not given once" in view.buttons["FR-L2"].accessibleName()
    assert "Planned, never given" in tab.views.legend.accessibleDescription()
    assert tab.scene
    assert tab.scene.sums.largest(Counting.SUM) == Decimal(5)
