"""The clinic's settings in the file."""

from dataclasses import asdict, fields
from datetime import datetime

from model.settings import Settings
from model.store.audit import AuditTrail
from model.store.database import Database


class SettingsRows:
    """Settings, one row each; unknown rows of a newer program are left alone."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit

    def get(self) -> Settings:
        """The settings, with defaults where nothing was set."""
        known = {field.name for field in fields(Settings)}
        rows = self._database.rows("SELECT key, value FROM setting")
        return Settings(**{key: value for key, value in rows if key in known})

    def set(self, settings: Settings, at: datetime, actor: int | None) -> None:
        """Keep what differs from the file, with one audit event."""
        old, new = asdict(self.get()), asdict(settings)
        changed = {key: value for key, value in new.items() if old[key] != value}
        if not changed:
            return
        with self._database.transaction():
            for key, value in changed.items():
                self._database.execute(
                    "INSERT INTO setting (key, value) VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (key, value),
                )
            self._audit.add(
                at=at,
                clinician_id=actor,
                action="settings changed",
                subject="setting",
                subject_id=0,
                before={key: old[key] for key in changed},
                after=changed,
            )
