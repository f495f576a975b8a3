"""The canonical text is the same whenever and from wherever the same rows are read."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from model.head_map import load as load_head_map
from model.injection import FreePlace, InjectionChange
from model.paths import RESOURCES, DataFolder
from model.protocol_file import load_protocol
from model.signature import Purpose, Signature
from model.signing.canonical import amendment_text, cosigner_text, read_text, session_text
from model.store.store import open_store
from tests.model.conftest import NOON, Practice
from tests.model.signing.conftest import EXTRA

PREEMPT = load_protocol(RESOURCES / "protocols" / "preempt.toml")
DRAWING = load_head_map(RESOURCES / "head_map.svg")
SIGNER = Signature(
    number=1, purpose=Purpose.AUTHOR, clinician_id=1, name="Robin Okafor", credentials="MD",
    role="neurologist", signed_at=datetime(2026, 11, 20, 12, 30, tzinfo=UTC), sha256="", text="",
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
ROWS = st.builds(
    lambda dose, x, y, note, seconds, pain: replace(
        EXTRA,
        dose_units=Decimal(dose) / 10,
        place=FreePlace("right", x, y),
        note=note,
        recorded_at=NOON + timedelta(milliseconds=seconds),
        pain=pain,
    ),
    st.integers(1, 2000),
    st.floats(0, 1),
    st.floats(0, 1),
    TEXTS,
    st.integers(0, 10**7),
    st.none() | st.integers(0, 10),
)


@settings(max_examples=25, deadline=None)
@given(row=ROWS, note=TEXTS)
def test_the_text_is_the_same_after_close_and_reopen(row: object, note: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = DataFolder(Path(root))
        store = open_store(folder, durable=False)
        practice = Practice(store, PREEMPT, DRAWING)
        change = InjectionChange(EXTRA.site_code, None, row)  # type: ignore[arg-type]
        store.changes.apply(1, [change], action="x", at=NOON, actor=1)
        store.sessions.set_note(practice.session.session_id, note, NOON, 1)
        first = session_text(store.images.of(1), signer=SIGNER)
        store.close()
        store = open_store(folder, durable=False)
        again = session_text(store.images.of(1), signer=SIGNER)
        store.close()
    assert first == again
    read = read_text(first)
    assert read is not None
    assert read.record is not None
    assert read.record["injection"][0]["note"] == row.note  # type: ignore[attr-defined]


def test_a_text_is_read_back_as_it_was_written() -> None:
    record = {"session": [{"id": 7}]}
    text = cosigner_text(record, signer=SIGNER, author_sha256="ab")
    read = read_text(text)
    assert read is not None
    assert (read.session_id, read.record, read.signed_sha256) == (7, record, "ab")
    text = amendment_text(7, {"number": 1}, signer=SIGNER, signed_sha256="cd")
    read = read_text(text)
    assert read is not None
    assert (read.record, read.amendment, read.signed_sha256) == (None, {"number": 1}, "cd")
    assert read.signer["signed_at"] == 1_795_177_800_000
    assert '"cosign_wanted":0' in text
