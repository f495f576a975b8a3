"""A chart keeps the protocol and the drawing it was charted with, whatever becomes of the files."""

import pytest

from model import head_map
from model.head_map import HeadMap
from model.paths import DataFolder
from model.protocol import Protocol
from model.protocol_file import parse_protocol
from model.store.store import open_store, open_store_for_reading
from tests.model.conftest import NOON, Practice


def test_an_old_chart_keeps_its_protocol_and_drawing(
    practice: Practice, preempt: Protocol, drawing: HeadMap, folder: DataFolder
) -> None:
    newer = parse_protocol(preempt.source.replace('version = "1"', 'version = "2"', 1), "p.toml")
    redrawn = head_map.parse(drawing.source.replace("Front", "From the front", 1), "m.svg")
    old = practice.session
    practice.protocol, practice.drawing = newer, redrawn
    new = practice.start()
    for store in (practice.store, open_store_for_reading(folder)):
        assert store.chart(old.session_id).protocol == preempt
        assert store.chart(new.session_id).protocol == newer
        assert store.head_map_of(old).source == drawing.source
        assert store.head_map_of(new).source == redrawn.source
        if store is not practice.store:
            store.close()


def test_the_same_text_is_kept_once(
    practice: Practice, preempt: Protocol, drawing: HeadMap, folder: DataFolder
) -> None:
    again = practice.start()
    assert again.protocol_version_id == practice.session.protocol_version_id
    assert again.head_map_version_id == practice.session.head_map_version_id
    practice.store.close()
    store = open_store(folder)
    assert store.versions.keep_protocol(preempt) == again.protocol_version_id
    assert store.versions.keep_head_map(drawing) == again.head_map_version_id
    assert store.head_map_of(again) is store.head_map_of(again)
    session = store.start_session(
        practice.patient.patient_id, practice.actor, preempt, drawing, NOON
    )
    assert session.protocol_version_id == again.protocol_version_id
    store.close()


def test_a_version_that_is_not_there_is_a_bug(practice: Practice) -> None:
    with pytest.raises(AssertionError, match="no row 99 in protocol_version"):
        practice.store.versions.protocol(99)
