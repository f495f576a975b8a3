"""Lots received are scanned or typed in, changed and removed; what is left follows by itself."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.dialogs.stock_page import StockPage
from gui.practice_pages import PracticePages
from gui.theme import Theme
from gui.workspace import Workspace
from model.errors import StoreError
from model.vial import Supplier
from tests.gui.session.charting import LEFT, Key
from tests.gui.session.vials.showing import GTIN, SCAN, press, receive


@pytest.fixture
def page(workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[StockPage]:
    made = StockPage(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def put(page: StockPage, **texts: str) -> None:
    """Type over what stands in fields, as pasted."""
    for name, text in texts.items():
        editor = page.fields.fields[name].editor
        assert isinstance(editor, QLineEdit)
        editor.setFocus()
        editor.selectAll()
        editor.del_()
        editor.insert(text)


def choose(page: StockPage, size: str) -> None:
    press(page.fields.sizes.segments.buttons[size])


def test_a_box_is_scanned_and_known_from_then_on(page: StockPage, workspace: Workspace) -> None:
    assert not page.none.isHidden()
    QTest.keyClicks(page.fields.line, SCAN)
    QTest.keyClick(page.fields.line, Key.Key_Return)
    assert "new here" in page.fields.said.text()
    choose(page, "100")
    put(page, vials="4")
    QTest.keyClick(page.fields.fields["vials"].editor, Key.Key_Return)
    (lot,) = workspace.store.stock.all()
    assert (lot.lot, lot.expires_on, lot.vials, lot.left) == (
        "DEMO-C4417", date(2028, 6, 30), 4, 4,
    )  # fmt: skip
    assert lot.drug_code == "0023000001"
    assert workspace.store.stock.box(GTIN)
    assert page.said.text() == "DEMO-C4417: 4 vials left."
    QTest.keyClicks(page.fields.line, SCAN)
    QTest.keyClick(page.fields.line, Key.Key_Return)
    assert page.fields.said.text() == "Read from the box."
    assert page.fields.sizes.chosen == "100"
    put(page, vials="2")
    press(page.keep)
    assert workspace.store.stock.all()[0].vials == 6  # more of the same lot


def test_a_second_scan_starts_afresh(page: StockPage, workspace: Workspace) -> None:
    other = "04012345678901"
    QTest.keyClicks(page.fields.line, SCAN)
    QTest.keyClick(page.fields.line, Key.Key_Return)
    choose(page, "100")
    QTest.keyClicks(page.fields.line, f"(01){other}(10)DEMO-B")
    QTest.keyClick(page.fields.line, Key.Key_Return)
    assert page.fields.sizes.chosen == ""
    assert page.fields.fields["expires_on"].text == page.fields.fields["drug_code"].text == ""
    put(page, expires_on="06/2028", vials="1")
    press(page.keep)
    assert page.fields.sizes.error
    assert workspace.store.stock.box(other) is None


def test_a_lot_is_typed_in_for_a_pharmacy(page: StockPage, workspace: Workspace) -> None:
    QTest.keyClicks(page.fields.line, "DEMO-P1")
    QTest.keyClick(page.fields.line, Key.Key_Return)
    assert page.fields.fields["lot"].text == "DEMO-P1"
    choose(page, "200")
    press(page.fields.supplier.segments.buttons["pharmacy"])
    put(page, expires_on="06/2028", vials="1")
    press(page.keep)
    assert workspace.store.stock.all()[0].supplier is Supplier.PHARMACY


def test_what_cannot_be_kept_is_said_at_its_field(page: StockPage, workspace: Workspace) -> None:
    wrong = {
        "lot": ["", "C 1", "C\n1", "🙂", "\u202e1", "x" * 31],
        "expires_on": ["", "soon", "13/2028", "31 Jun 2028"],
        "vials": ["", "0", "-1", "1.5", "1,5", "many", "10000", "٣", "2\n2"],
        "drug_code": ["AB", "1" * 21, "🙂"],
    }
    good = {"lot": "L1", "expires_on": "06/2028", "vials": "1", "drug_code": ""}
    put(page, **good)
    press(page.keep)
    assert page.fields.sizes.error
    choose(page, "100")
    for name, all_ in wrong.items():
        for typed in all_:
            put(page, **{name: typed})
            shown = page.fields.fields[name].text
            press(page.keep)
            assert page.fields.fields[name].error, (name, typed)
            assert page.fields.fields[name].text == shown
        put(page, **{name: good[name]})
    QTest.keyClicks(page.fields.line, "(01)123")
    QTest.keyClick(page.fields.line, Key.Key_Return)
    assert "not whole" in page.fields.said.text()
    assert workspace.store.stock.all() == []


def test_a_lot_is_changed_removed_and_put_back(page: StockPage, workspace: Workspace) -> None:
    lot, other = receive(workspace), receive(workspace, "DEMO-2")
    page.fill()
    press(page.changes[lot.lot_id])
    assert page.fields.fields["vials"].text == "3"
    put(page, vials="7")
    QTest.keyClick(page.fields.fields["vials"].editor, Key.Key_Return)
    assert workspace.store.stock.get(lot.lot_id).vials == 7
    press(page.changes[lot.lot_id])
    put(page, lot="DEMO-2")
    press(page.keep)
    assert "already" in page.fields.fields["lot"].error
    QTest.keyClick(page.fields.fields["lot"].editor, Key.Key_Escape)
    assert page.cancel.isHidden()
    press(page.removals[other.lot_id])
    assert [one.lot for one in workspace.store.stock.all()] == ["DEMO-C4502"]
    QTest.mouseClick(page.put_back, LEFT)
    assert [one.lot for one in workspace.store.stock.all()] == ["DEMO-C4502", "DEMO-2"]


@pytest.fixture
def said(workspace: Workspace) -> Iterator[list[str]]:
    words: list[str] = []
    workspace.failed.connect(words.append)
    yield words
    workspace.failed.disconnect(words.append)


def test_a_lot_gone_meanwhile_is_said_and_not_offered_to_be_put_back(
    page: StockPage, workspace: Workspace, said: list[str]
) -> None:
    lot = receive(workspace)
    page.fill()
    workspace.store.stock.remove(lot.lot_id, workspace.clock(), workspace.actor)
    press(page.removals[lot.lot_id])
    assert "no longer" in said[-1]
    assert page.put_back.isHidden()
    assert not page.removals


def test_a_removal_that_failed_leaves_the_lot_as_it_is(
    page: StockPage,
    workspace: Workspace,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lot = receive(workspace)
    page.fill()

    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(workspace.store.stock, "remove", refuse)
    press(page.removals[lot.lot_id])
    assert said == ["The disk is full."]
    assert page.put_back.isHidden()
    assert page.said.text() == ""
    assert list(page.removals) == [lot.lot_id]


def test_a_lot_changed_elsewhere_is_shown_as_it_is_now(
    page: StockPage, workspace: Workspace, said: list[str]
) -> None:
    lot = receive(workspace)
    page.fill()
    press(page.changes[lot.lot_id])
    receive(workspace)  # three more came, at another desk
    put(page, vials="4")
    press(page.keep)
    assert "meanwhile" in said[-1]
    assert page.lots[0].vials == 6
    assert page.fields.fields["vials"].text == "4"
    press(page.keep)
    assert workspace.store.stock.get(lot.lot_id).vials == 4


def test_the_page_is_reached_from_the_menu(
    workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    pages = PracticePages(workspace, theme)
    qtbot.addWidget(pages)
    pages.menu.aboutToShow.emit()
    next(a for a in pages.menu.actions() if a.text().startswith("Stock")).trigger()
    assert pages.findChild(StockPage)
