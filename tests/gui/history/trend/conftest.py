"""Courses on a card on the screen: made of plain numbers, without a session being charted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.history.records import CourseRecords
from gui.history.trend.plot_card import PlotCard
from gui.theme import Theme
from gui.workspace import Workspace
from model.outcome.course import Course
from tests.model.conftest import NOON, a_patient

MakeCard = Callable[[CourseRecords, Theme], PlotCard]
Shown = Callable[[MakeCard, Course], PlotCard]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every question for a file is answered with the suggested name in the temporary folder."""
    suggested: list[tuple[str, str]] = []

    def answer(_parent: object, name: str, kinds: str) -> Path:
        suggested.append((name, kinds))
        return tmp_path / name

    monkeypatch.setattr("gui.saving.asked_for_file", answer)
    return suggested


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, theme: Theme) -> Iterator[Shown]:
    """Shows a card with a course and waits until it has drawn what there is to draw."""
    patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)
    cards: list[PlotCard] = []

    def show(make: MakeCard, course: Course) -> PlotCard:
        records = CourseRecords(workspace, patient.patient_id)
        records.course = course
        card = make(records, theme)
        qtbot.addWidget(card)
        card.resize(972, 434)
        card.show_course()
        assert card.plot is None, "made before the card is on the screen"
        card.show()
        if card.has_numbers():
            qtbot.waitUntil(lambda: bool(card.plot) and card.pages.currentWidget() is card.plot)
        cards.append(card)
        return card

    yield show
    for card in cards:
        card.release()
        card.records.release()
