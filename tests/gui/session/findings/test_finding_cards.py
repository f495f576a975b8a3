"""The cards of findings: what they say, confirming, overriding, taking back."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.session.findings.finding_card import FindingCard
from gui.session.findings.findings_panel import FindingsPanel
from gui.theme import Theme
from gui.workspace import ChangeSet, Workspace
from model.answer import Reply
from model.judgement import Verdict
from model.use_cases.preparing import answer_check, note_check
from tests.gui.session.charting import LEFT, Charting, Key
from tests.model.conftest import NOON


@pytest.fixture
def panel(
    charting: Charting, workspace: Workspace, theme: Theme, qapp: QApplication
) -> Iterator[FindingsPanel]:
    """An infection (stop) and an anticoagulant (confirm) answered yes."""
    for code in ("infection", "anticoagulant"):
        answer(workspace, code, Reply.YES)
    made = FindingsPanel(workspace, theme)
    made.resize(384, 756)
    made.show_findings()
    made.show()

    def show(_changes: ChangeSet) -> None:
        made.show_findings()

    workspace.records_changed.connect(show)
    yield made
    workspace.records_changed.disconnect(show)
    made.close()
    made.deleteLater()


def answer(workspace: Workspace, code: str, reply: Reply) -> None:
    question = workspace.practice.questions_by_code[code]
    workspace.perform("answer", lambda chart: answer_check(chart, question, reply, NOON))


def card(panel: FindingsPanel, code: str) -> FindingCard:
    return next(c for c in panel.cards.cards.values() if c.finding.subject == code)


def test_each_says_its_kind_its_figures_and_its_source(panel: FindingsPanel) -> None:
    stop, confirm = card(panel, "infection"), card(panel, "anticoagulant")
    assert stop.title.text() == "Stop: infection at a site: yes"
    assert stop.source.text() == "Source: Label: contraindications."
    assert stop.reason.isVisible()
    assert not stop.confirm_button.isVisible()
    assert confirm.title.text() == "Confirm: anticoagulant or bleeding problem: yes"
    assert confirm.confirm_button.isVisible()
    assert not confirm.reason.isVisible()
    titles = [c.title.text().split(":")[0] for c in panel.cards.cards.values()]
    assert titles == sorted(titles, key=["Stop", "Confirm", "Note"].index)
    assert "1 stop" in panel.count.text() or "stops" in panel.count.text()


def test_one_press_confirms_and_another_takes_it_back(
    charting: Charting, panel: FindingsPanel
) -> None:
    confirm = card(panel, "anticoagulant")
    key = confirm.finding.key
    QTest.mouseClick(confirm.confirm_button, LEFT)
    judgement = charting.file.judgement(key)
    assert judgement
    assert (judgement.verdict, judgement.clinician_name) == (Verdict.CONFIRMED, "Robin Okafor, MD")
    assert confirm.said.text().startswith("Confirmed by Robin Okafor, MD")
    assert not confirm.confirm_button.isVisible()
    QTest.mouseClick(confirm.again, LEFT)
    assert charting.file.judgement(key) is None
    assert confirm.confirm_button.isVisible()


def test_a_stop_is_overridden_with_a_typed_reason_alone(
    charting: Charting, panel: FindingsPanel
) -> None:
    stop = card(panel, "infection")
    box = stop.reason
    assert not box.override_button.isEnabled()
    box.text.setPlainText(" \n\u200b ")
    assert not box.override_button.isEnabled()
    box.text.setPlainText("herpes labialis,\nfar from every site")
    assert box.override_button.isEnabled()
    QTest.mouseClick(box.override_button, LEFT)
    judgement = charting.file.judgement(stop.finding.key)
    assert judgement
    assert judgement.verdict is Verdict.OVERRIDDEN
    assert judgement.reason == "herpes labialis, far from every site"
    assert "Overridden: herpes labialis" in stop.said.text()
    assert not box.isVisible()
    QTest.mouseClick(stop.again, LEFT)
    assert charting.file.judgement(stop.finding.key) is None
    assert box.isVisible()


def test_a_reason_too_long_stays_with_its_message(charting: Charting, panel: FindingsPanel) -> None:
    stop = card(panel, "infection")
    stop.reason.text.setPlainText("x" * 501)
    QTest.mouseClick(stop.reason.override_button, LEFT)
    assert stop.reason.error.text() == "At most 500 characters fit here."
    assert len(stop.reason.text.toPlainText()) == 501
    assert charting.file.judgement(stop.finding.key) is None


def test_a_reason_being_typed_outlasts_changes_elsewhere(
    workspace: Workspace, panel: FindingsPanel
) -> None:
    stop = card(panel, "infection")
    stop.reason.text.setPlainText("far from")
    answer(workspace, "pregnancy", Reply.YES)
    assert card(panel, "infection") is stop
    assert stop.reason.text.toPlainText() == "far from"


def test_other_figures_ask_anew(charting: Charting, panel: FindingsPanel) -> None:
    confirm = card(panel, "anticoagulant")
    QTest.mouseClick(confirm.confirm_button, LEFT)
    question = charting.workspace.practice.questions_by_code["anticoagulant"]
    charting.workspace.perform("note", lambda c: note_check(c, question, "apixaban", NOON))
    assert card(panel, "anticoagulant").confirm_button.isVisible()


def test_a_finding_goes_with_what_raised_it(workspace: Workspace, panel: FindingsPanel) -> None:
    before = set(panel.cards.cards)
    answer(workspace, "infection", Reply.NO)
    gone = before - set(panel.cards.cards)
    assert gone == {"answer:infection"}


def test_a_finished_session_shows_them_and_takes_nothing(
    charting: Charting, panel: FindingsPanel
) -> None:
    card(panel, "infection").reason.text.setPlainText("because")
    charting.workspace.finish_session()
    for made in panel.cards.cards.values():
        QTest.mouseClick(made.confirm_button, LEFT)
        QTest.mouseClick(made.reason.override_button, LEFT)
        assert charting.file.judgement(made.finding.key) is None
    assert charting.said == []


def test_escape_and_the_cross_close_the_panel(panel: FindingsPanel) -> None:
    closed: list[bool] = []
    panel.closed.connect(lambda: closed.append(True))
    QTest.mouseClick(panel.close_button, LEFT)
    QTest.keyClick(panel, Key.Key_Escape)
    assert closed == [True, True]
    assert panel.first_control() is card(panel, "infection").reason.text
