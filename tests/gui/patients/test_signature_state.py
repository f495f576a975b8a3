"""Lists say how far a session is signed, in words, and find what was changed since."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.patients.patients_page import PatientsPage
from gui.patients.session_list import SessionRow
from gui.patients.signature_state import short_name
from gui.workspace import Workspace
from model.clinician import Clinician
from tests.gui.patients.conftest import AddPatient, AddSession
from tests.gui.signed import OTHER_PIN, PIN, Sign, outside

Shown = Callable[[], PatientsPage]


def words(row: SessionRow) -> list[str]:
    return [tag.words for tag in row.tags.tags]


def rows_of(page: PatientsPage, patient_id: int) -> list[SessionRow]:
    page.open_patient(patient_id)
    return page.panel.sessions.rows


@pytest.mark.parametrize(
    ("signed", "short"),
    [
        ("Robin Okafor, MD", "R. Okafor"),
        ("Joaquín Ferreira-Lund, MD, PhD", "J. Ferreira-Lund"),
        ("Dr. Ana María Solís", "A. María Solís"),
        ("Okafor", "Okafor"),
        ("Dr.", "Dr."),
    ],
)
def test_a_signature_in_a_list_is_short(signed: str, short: str) -> None:
    assert short_name(signed) == short


def test_each_state_is_said_in_words(
    shown: Shown, add_patient: AddPatient, add_session: AddSession, sign: Sign,
    colleague: Clinician,
) -> None:  # fmt: skip
    ada = add_patient("Marlowe", "Ada")
    draft, ended, signed, void, waiting = (
        add_session(ada, given=2, finished=n == 1) for n in range(5)
    )
    signing = sign(signed)
    signing.void(void.session_id, signed.clinician_id, PIN, "Wrong patient")
    sign(waiting, cosignature=True)
    page = shown()
    rows = {r.summary.session.session_id: r for r in rows_of(page, ada.patient_id)}
    assert {
        name: words(rows[session.session_id])
        for name, session in (
            ("draft", draft), ("ended", ended), ("signed", signed), ("void", void),
            ("waiting", waiting),
        )
    } == {
        "draft": ["Open"],
        "ended": ["Not signed"],
        "signed": ["Signed R. Okafor"],
        "void": ["Void"],
        "waiting": ["Signed R. Okafor", "Co-signature awaited"],
    }  # fmt: skip
    assert "line-through" in rows[void.session_id].title.styleSheet()
    assert not rows[signed.session_id].title.styleSheet()
    assert ", Void" in rows[void.session_id].open.accessibleName().replace(" · ", ", ")
    assert page.panel.sessions_title.text() == "4 sessions · 1 void"
    signing.set_pin(colleague.clinician_id, OTHER_PIN)
    signing.cosign(waiting.session_id, colleague.clinician_id, OTHER_PIN)
    row = next(r for r in rows_of(page, ada.patient_id)
               if r.summary.session.session_id == waiting.session_id)  # fmt: skip
    assert words(row) == ["Signed R. Okafor"]


def test_a_session_changed_from_outside_is_named_with_icon_and_words(
    qtbot: QtBot, workspace: Workspace, shown: Shown, add_patient: AddPatient,
    add_session: AddSession, sign: Sign,
) -> None:  # fmt: skip
    ada = add_patient("Marlowe", "Ada")
    changed, whole = add_session(ada, given=2, finished=False), add_session(ada, given=3)
    for session in (changed, whole):
        sign(session)
    with outside(workspace) as execute:
        execute(f"UPDATE injection SET dose_tenths = 500 WHERE session_id = {changed.session_id}")
    page = shown()
    rows = {r.summary.session.session_id: r for r in rows_of(page, ada.patient_id)}
    checks = page.panel.sessions.checks
    assert checks.is_busy  # the list is painted before anything is compared
    qtbot.waitUntil(lambda: not checks.is_busy)
    row = rows[changed.session_id]
    assert words(row) == ["Changed after signing", "Signed R. Okafor"]
    assert "Changed after signing" in row.open.accessibleName()
    assert row.tags.tags[0].icon == "stop"
    told = next(p for p in row.findChildren(QLabel) if p.text() == "Changed after signing")
    qtbot.waitUntil(told.isVisible)
    assert words(rows[whole.session_id]) == ["Signed R. Okafor"]


def test_a_signed_session_set_open_from_outside_is_named_on_its_card(
    qtbot: QtBot, workspace: Workspace, shown: Shown, add_patient: AddPatient,
    add_session: AddSession, sign: Sign,
) -> None:  # fmt: skip
    session = add_session(add_patient("Marlowe", "Ada"), given=2, finished=False)
    sign(session)
    with outside(workspace) as execute:
        execute("UPDATE session SET state = 'draft', ended_at = NULL")
    page = shown()
    (card,) = page.open_sessions.cards
    qtbot.waitUntil(card.tags.isVisible)
    assert [tag.words for tag in card.tags.tags] == ["Changed after signing"]


def test_comparing_blocks_nothing_and_ends_with_the_page(
    qtbot: QtBot, workspace: Workspace, shown: Shown, add_patient: AddPatient,
    add_session: AddSession, sign: Sign,
) -> None:  # fmt: skip
    ada = add_patient("Marlowe", "Ada")
    for _ in range(8):
        sign(add_session(ada, given=31, finished=False))
    page = shown()
    rows_of(page, ada.patient_id)
    checks = page.panel.sessions.checks
    stamps: list[float] = []
    checks.checked.connect(lambda *_: stamps.append(time.perf_counter()))
    qtbot.waitUntil(lambda: len(stamps) == 8)
    steps = [later - earlier for earlier, later in pairwise(stamps)]
    assert sorted(steps)[len(steps) // 2] < 0.05
    rows_of(page, ada.patient_id)
    assert checks.is_busy
    page.hide()
    assert not checks.is_busy
