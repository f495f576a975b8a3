"""Over midnight the list becomes that of the new day, typed text and all."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.due import output
from gui.due.contact_panel import CallPanel
from gui.due.due_card import DueCard
from gui.due.due_page import DuePage
from gui.theme import Theme
from gui.workspace import Workspace
from tests.model.conftest import NOON, SetClock

Shown = Callable[[type[DueCard] | type[DuePage]], DueCard | DuePage]


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, theme: Theme, due: dict[str, int]) -> Shown:
    def show(kind: type[DueCard] | type[DuePage]) -> DueCard | DuePage:
        made = kind(workspace, theme)
        qtbot.addWidget(made)
        made.resize(1280, 724)
        made.show()
        made.fill()
        return made

    return show


def badge(widget: DueCard | DuePage, name: str) -> str:
    row = next(made for made in widget.rows.rows if made.row.family_name == name)
    return row.badge.text().replace("\u00a0", " ")


@pytest.mark.parametrize("kind", [DueCard, DuePage])
def test_the_list_is_that_of_the_day_it_is_looked_at(
    shown: Shown, clock: SetClock, kind: type[DueCard] | type[DuePage]
) -> None:
    widget = shown(kind)
    assert badge(widget, "Voss") == "Due today"
    timer = widget.day.timer
    midnight = (NOON.astimezone() + timedelta(days=1)).replace(hour=0)
    left = (midnight - NOON).total_seconds() * 1000
    assert timer.isActive()
    assert abs(timer.interval() - left) <= 1000
    row = next(made for made in widget.rows.rows if made.row.family_name == "Voss")
    row.call.click()
    assert isinstance(row.panel, CallPanel)
    row.panel.note.set_text("rings again")

    clock.now = NOON + timedelta(days=1)
    timer.timeout.emit()
    assert badge(widget, "Voss") == "1 day over"
    row = next(made for made in widget.rows.rows if made.row.family_name == "Voss")
    assert isinstance(row.panel, CallPanel)
    assert row.panel.note.text == "rings again"

    clock.now = NOON + timedelta(days=2)  # asleep over midnight: the next use tells
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.WindowActivate))
    assert badge(widget, "Voss") == "2 days over"
    clock.now = NOON + timedelta(days=3)
    row = next(made for made in widget.rows.rows if made.row.family_name == "Bright")
    row.call.click()
    assert badge(widget, "Voss") == "3 days over"
    row = next(made for made in widget.rows.rows if made.row.family_name == "Bright")
    assert isinstance(row.panel, CallPanel)
    widget.hide()
    assert not timer.isActive()


def test_the_page_goes_into_the_new_week_and_prints_what_it_shows(
    qtbot: QtBot, shown: Shown, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(DuePage)
    assert isinstance(page, DuePage)
    page.show_group("week")
    written: list[str] = []

    def save(_parent: QWidget, _workspace: Workspace, _name: str, text: str, _kinds: str) -> None:
        written.append(text)

    monkeypatch.setattr(output, "save_text", save)
    clock.now = NOON + timedelta(days=10)  # Monday of the week in which Later is due
    page.csv.click()
    assert [made.row.family_name for made in page.rows.rows] == ["Later"]
    assert len(written[0].split("\r\n")) == 3
    assert page.filter.named_week.text() == "Week of 30\u00a0Nov\u00a02026"
