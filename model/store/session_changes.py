"""Writes one action of a session: its rows in one transaction, with one audit event."""

from datetime import datetime
from typing import Any

from model.injection import Injection, InjectionChange
from model.session_part import Change, Changes, Part
from model.store.audit import AuditTrail
from model.store.database import Database
from model.store.injections import Injections, injection_image
from model.store.parts import Parts, part_image


class SessionChanges:
    """The one way by which anything in a draft session changes."""

    def __init__(
        self, database: Database, audit: AuditTrail, injections: Injections, parts: Parts
    ) -> None:
        self._database, self._audit = database, audit
        self._injections, self._parts = injections, parts

    def apply(
        self, session_id: int, changes: Changes, *, action: str, at: datetime, actor: int
    ) -> None:
        """Write changes in one transaction with one audit event.

        Raises ConflictError where a row is not as the change found it, FinishedSessionError in a
        finished session; nothing is written then. No changes leave no event.
        """
        if not changes:
            return
        with self._database.transaction():
            for change in changes:
                self._write(session_id, change)
            self._audit.add(
                at=at,
                clinician_id=actor,
                action=action,
                subject="session",
                subject_id=session_id,
                before=[_image(change.before) for change in changes if change.before],
                after=[_image(change.after) for change in changes if change.after],
            )

    def _write(self, session_id: int, change: Change) -> None:
        if isinstance(change, InjectionChange):
            self._injections.write(session_id, change)
        else:
            self._parts.write(session_id, change)


def _image(row: Injection | Part) -> dict[str, Any]:
    return injection_image(row) if isinstance(row, Injection) else part_image(row)
