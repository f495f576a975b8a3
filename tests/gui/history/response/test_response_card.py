"""The response beside the trend: stated by the clinic's rule, decided by the clinician."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.history.history_tab import UPPER_LEAST, HistoryTab
from gui.history.patient_page import PatientPage
from gui.history.patient_strip import TabName
from gui.history.records import CourseRecords
from gui.history.response.response_card import CYCLES, DECISIONS, OTHERS, ResponseCard
from gui.session.card import Column
from gui.theme import Theme
from gui.wording import NO_BREAK
from gui.workspace import Workspace
from model.outcome.decision import Choice
from tests.gui.history.treated import Treated, give, headache_days
from tests.model.conftest import NOON

DAYS = (22, 15, 14, 12)  # at sessions 12 weeks apart, each before the injection


@pytest.fixture
def treated(workspace: Workspace) -> Treated:
    made = Treated(workspace)
    for place, days in enumerate(DAYS):
        at = NOON - timedelta(days=84 * (len(DAYS) - 1 - place))
        made.session(at, give("TE-L1"), headache_days(days))
    return made


@pytest.fixture
def records(treated: Treated) -> Iterator[CourseRecords]:
    made = treated.records()
    yield made
    made.release()


@pytest.fixture
def card(qtbot: QtBot, records: CourseRecords, theme: Theme) -> Iterator[ResponseCard]:
    made = ResponseCard(records, theme)
    qtbot.addWidget(made)
    records.changed.connect(made.show_course)  # as the tab does
    made.resize(420, 434)
    made.show_course()
    made.show()
    yield made
    made.release()


def lines(card: ResponseCard) -> dict[str, str]:
    assert card.part
    return {c.replace(NO_BREAK, " "): f.replace(NO_BREAK, " ") for c, f in card.part.lines}


def verdict(card: ResponseCard) -> str:
    assert card.part
    return card.part.title.text()


def press(made: QPushButton | None) -> None:
    assert made
    assert made.isVisible()
    made.click()


def test_without_a_baseline_it_offers_the_value_before_the_first_treatment(
    qtbot: QtBot, card: ResponseCard, records: CourseRecords
) -> None:
    assert verdict(card) == "Cannot be told yet"
    assert card.part
    assert card.part.sentences[-1] == "No baseline of the headache days is chosen."
    with qtbot.waitSignal(card.measures_wanted):
        press(card.part.measures_button)
    offer = card.part.baseline_button
    assert offer
    assert offer.text().replace(NO_BREAK, " ") == "Use 22 days, Mar 2026, as baseline"
    offer.setFocus()
    press(offer)
    baseline = records.course.baseline("headache_days")
    assert baseline
    first = records.course.treatments[0].session_id
    assert (baseline.value, baseline.period_days) == (22, 28)
    assert baseline.source == f"session:{first}"
    assert verdict(card) == "Responder"
    assert card.part.baseline_button is None
    records.undo_stack.undo()
    assert verdict(card) == "Cannot be told yet"


def test_verdict_numbers_cycles_and_the_other_rules(
    qapp: QApplication, card: ResponseCard, records: CourseRecords
) -> None:
    assert card.part
    press(card.part.baseline_button)
    assert lines(card) == {
        "Baseline, Mar 2026": "22 days",
        "Now, Nov 2026": "12 days",
        "Reduction": "45 % (at least 30 %)",
        "Cycles counted": "3 (at least 2)",
        "Below 15 days": "1 month",
    }
    assert card.rule.text() == "Rule: NICE TA260"
    assert "recommendation 1.2" in card.rule.toolTip()
    assert [words.replace(NO_BREAK, " ") for words in card.part.sentences] == [
        "No value for Oct 2026: the months in a row are counted from Nov 2026."
    ]
    card.folds.toggles[CYCLES].click()
    cycles = [words.replace(NO_BREAK, " ") for _, words in card.folds.lines[CYCLES]]
    assert cycles == [
        "15 days on 5 Jun 2026",
        "14 days on 28 Aug 2026",
        "12 days on 20 Nov 2026",
        "too early to tell",
    ]
    card.folds.toggles[OTHERS].click()
    assert card.folds.opened == OTHERS
    others = {rule: words.replace(NO_BREAK, " ") for rule, words in card.folds.lines[OTHERS]}
    assert others["50 % responder"] == "Not a responder, 45 %"
    assert others["European Headache Federation"] == "Cannot be told yet"
    assert len(others) == 4
    card.folds.toggles[OTHERS].click()
    assert card.folds.opened == ""


def test_another_rule_of_the_settings_is_used_at_once_and_a_lost_one_named(
    card: ResponseCard, workspace: Workspace
) -> None:
    assert card.part
    press(card.part.baseline_button)
    workspace.change_settings(replace(workspace.settings, response_rule="responder-50"))
    assert (card.rule.text(), verdict(card)) == ("Rule: 50 % responder", "Not a responder")
    assert card.lost.isHidden()
    workspace.change_settings(replace(workspace.settings, response_rule="old-payer"))
    assert verdict(card) == "Responder"
    assert "old-payer" in card.lost.text()
    assert card.lost.isVisible()


def test_a_decision_needs_a_reason_and_keeps_what_was_shown(
    qtbot: QtBot, card: ResponseCard, records: CourseRecords
) -> None:
    assert card.part
    press(card.part.baseline_button)
    press(card.stop_button)
    assert "The patient leaves the recall list." in card.form.about.text()
    assert card.form.about.text().startswith("Robin Okafor, MD decides; the above is kept")
    assert not card.stop_button.isVisible()
    assert card.keep_button.text() == "Record: stop"
    press(card.keep_button)
    assert card.form.reason.error == "Say why."
    qtbot.keyClicks(card.form.reason.editor, "Wants to pause")
    qtbot.keyClick(card.form.reason.editor, Qt.Key.Key_Return)
    (kept,) = records.course.decisions
    assert (kept.choice, kept.reason, kept.rule) == (Choice.STOP, "Wants to pause", "NICE TA260")
    assert kept.verdict.replace(NO_BREAK, " ") == "Responder, 45 %"
    assert kept.saw.startswith("Rule: NICE TA260. Source: NICE technology appraisal 260")
    assert "Cycles counted: 3 (at least 2)" in kept.saw
    assert card.form.isHidden()
    assert card.decision.words.replace(NO_BREAK, " ") == (
        "Decided to stop, 20 Nov 2026. Robin Okafor, MD: Wants to pause"
    )
    assert kept.saw in card.decision.toolTip()
    printed = [words.replace(NO_BREAK, " ") for words in card.verdicts.printed]
    assert printed[1] == (
        "Responder · Baseline, Mar 2026: 22 days · Now, Nov 2026: 12 days · Reduction: 45 % (at"
        " least 30 %) · Cycles counted: 3 (at least 2) · Below 15 days: 1 month"
    )
    assert printed[-1].startswith("Decided to stop, 20 Nov 2026: Wants to pause (Robin Okafor")
    press(card.continue_button)
    assert "recall list" not in card.form.about.text()
    assert card.keep_button.text() == "Record: continue"
    card.form.reason.set_text("Better after all")
    press(card.keep_button)
    assert card.decision.words.startswith("Decided to continue")
    assert [words.replace(NO_BREAK, " ") for _, words in card.folds.lines[DECISIONS]] == [
        "Better after all (Robin Okafor, MD; NICE TA260: Responder, 45 %)",
        "Wants to pause (Robin Okafor, MD; NICE TA260: Responder, 45 %)",
    ]
    assert records.undo_stack.undoText() == "Decided to continue"
    records.undo_stack.undo()
    assert "Wants to pause" in card.decision.words
    records.undo_stack.undo()
    assert card.decision.isHidden()


def test_a_typed_reason_is_not_lost_unasked(qtbot: QtBot, card: ResponseCard) -> None:
    assert card.keep_typed()
    press(card.stop_button)
    assert card.keep_typed()
    qtbot.keyClicks(card.form.reason.editor, "Wants")
    assert not card.keep_typed()
    assert card.ask.isVisible()
    qtbot.keyClicks(card.form.reason.editor, " to pause")
    assert not card.ask.isVisible()
    assert not card.keep_typed()
    assert card.keep_typed()
    assert card.step_out()
    assert card.form.isHidden()
    assert not card.step_out()
    assert card.stop_button.isVisible()
    press(card.continue_button)
    assert card.form.reason.text == "Wants to pause"
    press(card.cancel_button)
    assert card.keep_typed()


def test_who_was_never_treated(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    records = Treated(workspace).records()
    made = ResponseCard(records, theme)
    qtbot.addWidget(made)
    made.show_course()
    assert verdict(made) == "Not yet assessable"
    assert made.part
    assert made.part.sentences[-1] == "No treatment was given yet."
    assert made.part.baseline_button is None
    assert not made.continue_button.isEnabled()
    assert not made.stop_button.isEnabled()
    made.release()
    records.release()


def test_on_the_page_escape_closes_the_reason_first_and_leaving_asks(
    qtbot: QtBot, treated: Treated, theme: Theme
) -> None:
    menu = QMenu()
    page = PatientPage(treated.workspace, theme, menu, treated.patient.patient_id)
    qtbot.addWidget(menu)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_tab(TabName.HISTORY)
    tab = page.tab
    assert isinstance(tab, HistoryTab)
    qtbot.waitUntil(lambda: bool(tab.cards.response and tab.cards.response.part))
    card = tab.cards.response
    assert card
    page.activateWindow()
    assert card.part
    page.resize(1280, 560)  # so low that the page scrolls: the card does not
    (column,) = card.findChildren(Column)
    bar = column.verticalScrollBar()
    for made in (card.stop_button, card.cancel_button):
        press(made)
        qtbot.waitUntil(lambda: bar.maximum() == 0 and card.height() > UPPER_LEAST)
        assert card.part.title.visibleRegion().boundingRect() == card.part.title.rect()
    press(card.folds.toggles[OTHERS])  # what is opened beneath scrolls
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(card.folds.toggles[OTHERS])
    press(card.stop_button)
    qtbot.keyClicks(card.form.reason.editor, "Wants to pause")
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(card.form.reason.editor, Qt.Key.Key_Escape)
        assert card.form.isHidden()
        press(card.stop_button)
        page.leave()
    with qtbot.waitSignal(page.left):
        page.leave()
    press(card.part.measures_button)
    assert page.shown is TabName.MEASURES
    page.release()
