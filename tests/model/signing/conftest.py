"""A signed session with a row in every table, made once and copied for every test."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from model.answer import Answer, Group, Reply
from model.clinician import Clinician
from model.detail import Detail
from model.head_map import HeadMap
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.judgement import Judgement, Severity, Verdict
from model.paths import DataFolder
from model.preventive import Outcome, Preventive
from model.protocol import Protocol
from model.session_part import Part, PartChange
from model.signature import Correction
from model.signing import pin as pin_module
from model.store.database import connect
from model.store.store import Store, open_store
from model.use_cases.charting import give, leave_out, set_note
from model.use_cases.signing import Signing
from model.vial import Discard, Vial
from tests.model.conftest import NOON, Practice, SetClock, a_patient
from tests.model.signing.plain import PlainSigning

PIN, OTHER_PIN = "4711", "081542"
AUTHOR, COSIGNER = 1, 2
SIGNED = 1
"""The id of the signed session."""
PARTS: tuple[Part, ...] = (
    Vial(
        number=1,
        product="onabotulinumtoxinA",
        size_units=Decimal(200),
        lot="C7654",
        expires_on=date(2027, 8, 31),
        diluent="saline",
        diluent_ml=Decimal(4),
        made_up_at=NOON,
        recorded_at=NOON,
    ),
    Discard(number=1, vial=1, dose_units=Decimal(40), at=NOON, reason="left over"),
    Answer(group=Group.CHECK, code="consent", text="Consent given", reply=Reply.YES,
           recorded_at=NOON),
    Detail(key="indication.headache_days", value="18", recorded_at=NOON),
    Preventive(number=1, medicine="topiramate", outcome=Outcome.NOT_WORKED, recorded_at=NOON),
    Judgement(finding="interval", title="interval 77 days", verdict=Verdict.OVERRIDDEN,
              severity=Severity.STOP, saw="Eleven weeks since the last",
              reason="Wearing off", clinician_id=1, clinician_name="Robin Okafor", at=NOON),
)  # fmt: skip
EXTRA = Injection(
    site_code="TE-R5",
    ordinal=32,
    muscle="TE",
    laterality=Laterality.RIGHT,
    kind=Kind.FOLLOW_THE_PAIN,
    state=State.GIVEN,
    dose_units=Decimal(5),
    place=FreePlace("right", 0.5, 0.3),
    reason="Pain mostly right temple",
    recorded_at=NOON,
)


def chart_all(practice: Practice, session_id: int) -> None:
    """Fill a session: every site, one not given, one added, every kind of part, a note."""
    store, chart = practice.store, practice.store.chart(session_id)
    changes = [change for row in chart.rows[1:] for change in give(chart, row.code, NOON)]
    changes += leave_out(chart, chart.rows[0].code, "", "Brow droop", NOON)
    parts = [PartChange(None, part) for part in PARTS]
    extra = InjectionChange(EXTRA.site_code, None, EXTRA)
    store.changes.apply(
        session_id, [*parts, *changes, extra], action="all", at=NOON, actor=practice.actor
    )
    noted = set_note(store.chart(session_id), "TE-L1", "bled a little", NOON)
    store.changes.apply(session_id, noted, action="note", at=NOON, actor=practice.actor)
    store.sessions.set_note(session_id, "tolerated well", NOON, practice.actor)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, preempt: Protocol, drawing: HeadMap) -> Path:
    """A records file: session 1 signed, co-signed and amended, session 2 a draft."""
    folder, clock = DataFolder(tmp_path_factory.mktemp("signed")), SetClock()
    store = open_store(folder, clock, durable=False)
    practice = Practice(store, preempt, drawing)
    store.clinicians.add(Clinician(clinician_id=0, name="Lea Benning"), NOON, AUTHOR)
    store.settings.set(replace(store.settings.get(), cosignature="on"), NOON, AUTHOR)
    other = store.patients.add(a_patient("Solo", ""), NOON, AUTHOR)
    practice.start(patient=other)
    chart_all(practice, SIGNED)
    signing = PlainSigning(store, clock)
    signing.set_pin(AUTHOR, PIN)
    signing.set_pin(COSIGNER, OTHER_PIN)
    clock.pass_by(minutes=30)
    signing.sign(SIGNED, AUTHOR, PIN)
    signing.cosign(SIGNED, COSIGNER, OTHER_PIN)
    value = next(v for v in signing.signed_values(SIGNED) if v.label == "Vial 1: lot")
    lot = Correction(value.key, value.label, value.as_signed, "C7645")
    signing.amend(SIGNED, COSIGNER, OTHER_PIN, text="Lot read wrongly.", corrections=[lot],
                  reason="Read from the box")  # fmt: skip
    store.patients.change(replace(practice.patient, given_names="Adah"), NOON, AUTHOR)
    store.close()
    return folder.records


@pytest.fixture
def signed_folder(template: Path, folder: DataFolder) -> DataFolder:
    folder.root.mkdir()
    shutil.copyfile(template, folder.records)
    return folder


@pytest.fixture
def outside(signed_folder: DataFolder) -> Iterator[sqlite3.Connection]:
    """Plain sqlite3 on the file, before the program opens it; every lock still stands."""
    connection = connect(signed_folder.records, durable=False)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    yield connection
    connection.close()


@pytest.fixture
def signing(signed_folder: DataFolder, clock: SetClock) -> Iterator[Signing]:
    """The program on the file."""
    clock.pass_by(hours=1)
    store = open_store(signed_folder, clock, durable=False)
    yield PlainSigning(store, clock)
    store.close()


@pytest.fixture
def opened(signing: Signing) -> Store:
    return signing.store


def drop_triggers(outside: sqlite3.Connection) -> None:
    """What somebody with time and sqlite3 does first."""
    names = outside.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        outside.execute(f"DROP TRIGGER {name}")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash of PINs that is fast to make; those of the file keep their own strength."""
    monkeypatch.setattr(pin_module, "MEMORY_KIB", 8)
    monkeypatch.setattr(pin_module, "PASSES", 1)
