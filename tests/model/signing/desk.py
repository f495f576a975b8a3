"""A practice ready to sign, and ways to see that nothing was changed."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from model.clinician import Clinician
from model.errors import (
    HeadmapError,
)
from model.paths import DataFolder
from tests.model.conftest import NOON, Practice, SetClock
from tests.model.signing.conftest import PIN, chart_all
from tests.model.signing.plain import PlainSigning

TABLES = ("session", "injection", "vial", "discard", "answer", "detail", "preventive", "judgement")


class Desk:
    """A practice whose first clinician charted a whole session, and a second clinician."""

    def __init__(self, practice: Practice, clock: SetClock) -> None:
        self.practice, self.store, self.clock = practice, practice.store, clock
        self.id = practice.session.session_id
        self.signing = PlainSigning(practice.store, clock)
        self.first = practice.actor
        lea = Clinician(clinician_id=0, name="Lea Benning", credentials="NP", role="nurse")
        self.second = practice.store.clinicians.add(lea, NOON, None).clinician_id
        for clinician_id in (self.first, self.second):
            self.signing.set_pin(clinician_id, PIN)
        chart_all(practice, self.id)
        clock.pass_by(minutes=20)

    def sign(self) -> None:
        self.signing.sign(self.id, self.first, PIN)

    def cosignature(self, value: str) -> None:
        settings = self.store.settings
        settings.set(replace(settings.get(), cosignature=value), NOON, self.first)


def everything(folder: DataFolder) -> list[str]:
    """The whole file but what counts wrong PINs."""
    raw = sqlite3.connect(folder.records)
    lines = [line for line in raw.iterdump() if "wrong PIN" not in line]
    raw.close()
    return lines


def rows_of(folder: DataFolder, *tables: str) -> list[object]:
    raw = sqlite3.connect(folder.records)
    found = [raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    raw.close()
    return found


def refused(folder: DataFolder, kind: type[HeadmapError], act: Callable[[], object]) -> str:
    """What is said; and that not a byte of any row was changed by it."""
    before = everything(folder)
    with pytest.raises(kind) as caught:
        act()
    assert everything(folder) == before
    return str(caught.value)
