"""Writes one action of a session: its rows in one transaction, with one audit event."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from model.injection import InjectionChange
from model.session_part import Change
from model.store.audit import AuditTrail
from model.store.database import Database
from model.store.injections import Image, Injections
from model.store.parts import Parts, part_image

if TYPE_CHECKING:  # the first mark does without
    from model.store.derived import Derived

WORDS = ("note", "reason", "label", "text", "reply", "value", "medicine", "title")
"""The columns in which somebody wrote something: a plain mark fills none of them."""


class SessionChanges:
    """The one way by which anything in a draft session changes."""

    def __init__(
        self,
        database: Database,
        audit: AuditTrail,
        injections: Injections,
        parts: Parts,
        derived: "Callable[[], Derived]",
    ) -> None:
        self._database, self._audit = database, audit
        self._injections, self._parts, self._derived = injections, parts, derived

    def apply(
        self, session_id: int, changes: Sequence[Change], *, action: str, at: datetime, actor: int
    ) -> None:
        """Write changes in one transaction with one audit event.

        Raises ConflictError where a row is not as the change found it, FinishedSessionError in a
        finished session; nothing is written then. No changes leave no event.
        """
        if not changes:
            return
        with self._database.transaction():
            images = [self._write(session_id, change) for change in changes]
            self._audit.add(
                at=at,
                clinician_id=actor,
                action=action,
                subject="session",
                subject_id=session_id,
                before=[before for before, _ in images if before],
                after=[after for _, after in images if after],
            )
            if any(_words(before) != _words(after) for before, after in images):
                self._derived().session_text_changed(session_id)

    def _write(self, session_id: int, change: Change) -> tuple[Image | None, Image | None]:
        """Write one change; its columns before and after, for the audit."""
        if isinstance(change, InjectionChange):
            return self._injections.write(session_id, change)
        self._parts.write(session_id, change)
        return (
            part_image(change.before) if change.before else None,
            part_image(change.after) if change.after else None,
        )


def _words(image: Image | None) -> list[object]:
    return [image[name] for name in WORDS if image.get(name)] if image else []
