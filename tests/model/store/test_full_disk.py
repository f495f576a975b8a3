"""A full disk loses nothing that was recorded, and the work goes on once there is space."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from model.errors import FullDiskError
from model.paths import DataFolder
from model.store import database
from model.store.store import Store
from model.use_cases.charting import give_muscle
from tests.model.conftest import NOON, Practice, a_patient

Seen = TypeVar("Seen")


@pytest.fixture
def opened(folder: DataFolder) -> database.Database:
    return database.open_database(folder.records, folder.backups)


@pytest.fixture
def practice(opened: database.Database, preempt: object, drawing: object) -> Practice:
    return Practice(Store(opened), preempt, drawing)  # type: ignore[arg-type]


def add(practice: Practice) -> None:
    practice.store.patients.add(a_patient(notes="x" * 500), NOON, practice.actor)


def give(practice: Practice, muscle: str) -> None:
    practice.store.changes.apply(
        practice.session.session_id,
        give_muscle(practice.chart(), muscle, None, NOON),
        action="muscle given",
        at=NOON,
        actor=practice.actor,
    )


def until_full(act: Callable[[], None], look: Callable[[], Seen]) -> Seen:
    """Act until the disk is full; what was to be seen before the action that failed."""
    while True:
        before = look()
        try:
            act()
        except FullDiskError as error:
            assert "Free some space, then do it again" in str(error)  # noqa: PT017 (a loop)
            return before


def test_nothing_is_half_written_and_work_goes_on(
    practice: Practice, opened: database.Database
) -> None:
    store = practice.store
    page_count = opened.row("PRAGMA page_count")
    assert page_count is not None
    opened.row(f"PRAGMA max_page_count = {page_count[0]}")
    full_at = until_full(lambda: add(practice), store.patients.count)
    assert store.patients.count() == full_at > 1
    muscles = iter(["CO", "PR", "FR", "TE", "OC", "CP", "TR"])
    rows = until_full(lambda: give(practice, next(muscles)), practice.rows)
    assert practice.rows() == rows
    assert store.audit.first_broken() is None
    assert opened.row("PRAGMA integrity_check") == ("ok",)

    opened.row("PRAGMA max_page_count = 100000")
    add(practice)
    assert store.patients.count() == full_at + 1
    assert store.audit.first_broken() is None
    store.close()
