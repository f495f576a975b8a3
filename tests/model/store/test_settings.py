"""Settings are kept one row each, with one event for each change."""

from dataclasses import replace

from model.paths import DataFolder
from model.settings import Settings
from model.store.database import connect
from model.store.store import Store
from tests.model.conftest import NOON


def test_what_was_never_set_has_its_default(store: Store) -> None:
    assert store.settings.get() == Settings()


def test_only_what_differs_is_written(store: Store) -> None:
    clinic = Settings(clinic_name="Demo Headache Clinic", theme="dark")
    store.settings.set(clinic, NOON, None)
    store.settings.set(clinic, NOON, None)
    store.settings.set(replace(clinic, theme="light"), NOON, None)
    assert store.settings.get() == replace(clinic, theme="light")
    events = store.audit.of("setting", 0)
    assert [(event.before, event.after) for event in events] == [
        (
            '{"clinic_name":"","theme":"system"}',
            '{"clinic_name":"Demo Headache Clinic","theme":"dark"}',
        ),
        ('{"theme":"dark"}', '{"theme":"light"}'),
    ]


def test_a_row_of_another_program_version_is_left_alone(store: Store, folder: DataFolder) -> None:
    raw = connect(folder.records)
    raw.execute("INSERT INTO setting VALUES ('later', '1')")
    store.settings.set(Settings(paper="Letter"), NOON, None)
    assert store.settings.get() == Settings(paper="Letter")
    assert raw.execute("SELECT value FROM setting WHERE key = 'later'").fetchone() == ("1",)
    raw.close()
