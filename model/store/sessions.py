"""Sessions in the file: started, found again, finished."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from model.clock import from_milliseconds, to_milliseconds
from model.dose import from_tenths
from model.errors import FinishedSessionError, InvalidValueError, NotFoundError
from model.one_line import seen
from model.session import LONGEST_NOTE, Session, SessionState, SessionSummary
from model.store.audit import AuditTrail
from model.store.database import Database, Row
from model.store.event_names import FINISHED, REOPENED

if TYPE_CHECKING:
    from model.history import PastSession
    from model.store.derived import Derived
    from model.store.parts import Parts

SELECT = """SELECT s.id, s.patient_id, s.clinician_id, s.protocol_version_id,
    s.head_map_version_id,
    (SELECT count(*) FROM session AS e WHERE e.patient_id = s.patient_id
        AND e.id <= s.id),
    s.state, s.started_at, s.ended_at, s.note"""

IS_VOID = "EXISTS (SELECT 1 FROM amendment WHERE session_id = s.id AND kind = 'void')"
AUTHOR = "(SELECT {} FROM signature WHERE session_id = s.id AND purpose = 'author')"
AWAITS_COSIGNATURE = f"""(s.id IN (SELECT session_id FROM signature WHERE cosign_wanted = 1)
    AND NOT EXISTS (SELECT 1 FROM signature WHERE session_id = s.id AND purpose = 'cosigner')
    AND NOT {IS_VOID})"""


class Sessions:
    """Treatment sessions; what was injected in them is kept by Injections."""

    def __init__(
        self, database: Database, audit: AuditTrail, derived: "Callable[[], Derived]"
    ) -> None:
        self._database, self._audit, self._derived = database, audit, derived

    @cached_property
    def _parts(self) -> "Parts":
        from model.store.parts import Parts  # a list of sessions does without

        return Parts(self._database)

    def start(
        self,
        *,
        patient_id: int,
        clinician_id: int,
        protocol_version_id: int,
        head_map_version_id: int,
        at: datetime,
    ) -> Session:
        """A new draft session, to be called with the ids of existing rows."""
        with self._database.transaction():
            session_id = self._database.execute(
                "INSERT INTO session (id, patient_id, clinician_id, protocol_version_id,"
                " head_map_version_id, state, started_at) VALUES (?, ?, ?, ?, ?, 'draft', ?)",
                (
                    self._unused_id(),
                    patient_id,
                    clinician_id,
                    protocol_version_id,
                    head_map_version_id,
                    to_milliseconds(at),
                ),
            )
            self._database.execute(
                "UPDATE patient SET recent_at = max(recent_at, ?) WHERE id = ?",
                (to_milliseconds(at), patient_id),
            )
            after = {
                "patient_id": patient_id,
                "protocol_version_id": protocol_version_id,
                "head_map_version_id": head_map_version_id,
            }
            self._record(session_id, at, clinician_id, "session started", None, after)
        return self.get(session_id)

    def get(self, session_id: int) -> Session:
        """One session; raises NotFoundError."""
        row = self._database.row(f"{SELECT} FROM session AS s WHERE s.id = ?", (session_id,))
        if row is None:
            raise NotFoundError(f"There is no session {session_id}.")
        return _session(row)

    def set_note(self, session_id: int, note: str, at: datetime, actor: int) -> None:
        """Keep the session's note; raises FinishedSessionError."""
        note = seen(note)
        if len(note) > LONGEST_NOTE:
            raise InvalidValueError("note", f"At most {LONGEST_NOTE} characters fit in a note.")
        with self._database.transaction():
            before = self.get(session_id).note
            if before == note:
                return
            self._database.execute("UPDATE session SET note = ? WHERE id = ?", (note, session_id))
            change = ({"note": before}, {"note": note})
            self._record(session_id, at, actor, "session note", *change)
            self._derived().session_text_changed(session_id)

    def finish(
        self, session_id: int, at: datetime, actor: int, *, ended_at: datetime | None = None
    ) -> Session:
        """End a session: from now on its rows take no change. A finished one stays as it is.

        ended_at is when it had ended, of one that was opened only to be signed.
        """
        return self._set_state(session_id, SessionState.FINISHED, at, actor, FINISHED, ended_at)

    def reopen(self, session_id: int, at: datetime, actor: int) -> Session:
        """Take a finished session back to draft; the audit keeps who and when."""
        return self._set_state(session_id, SessionState.DRAFT, at, actor, REOPENED)

    def discard_empty(self, session_id: int, at: datetime, actor: int) -> None:
        """Remove a draft started by mistake; raises FinishedSessionError once it holds anything."""
        from model.store.parts import part_image

        with self._database.transaction():
            session = self.get(session_id)
            marks = self._database.row(
                "SELECT 1 FROM injection WHERE session_id = ? LIMIT 1", (session_id,)
            )
            parts = self._parts.all_of(session_id)
            own = any(not getattr(part, "carried_over", False) for part in parts)
            if marks or own or session.note or session.state is SessionState.FINISHED:
                raise FinishedSessionError(
                    "Only an empty session can be removed; nothing was changed."
                )
            if self._database.row(
                "SELECT 1 FROM adverse_effect WHERE session_id = ? LIMIT 1", (session_id,)
            ):
                raise FinishedSessionError(
                    "An adverse effect is kept as one that followed this session; nothing was"
                    " changed. Choose another session for it among the patient’s measures first."
                )
            self._parts.remove_all(session_id)
            self._database.execute("DELETE FROM session WHERE id = ?", (session_id,))
            before = {"patient_id": session.patient_id, "parts": [*map(part_image, parts)]}
            self._record(session_id, at, actor, "empty session removed", before, None)
            self._derived().session_text_changed(session_id)

    def open_drafts(self) -> list[SessionSummary]:
        """All sessions not finished, the latest first."""
        return self._summaries("s.state = 'draft' ORDER BY s.started_at DESC, s.id DESC", ())

    def of_patient(self, patient_id: int) -> list[SessionSummary]:
        """All sessions of a patient, the latest first."""
        return self._summaries(
            "s.patient_id = ? ORDER BY s.started_at DESC, s.id DESC", (patient_id,)
        )

    def some(self, ids: Sequence[int]) -> list[SessionSummary]:
        """Sessions by their numbers in the file, the latest first."""
        among = f"s.id IN ({', '.join('?' * len(ids))})"
        return (
            self._summaries(f"{among} ORDER BY +s.started_at DESC, s.id DESC", ids) if ids else []
        )

    def past_of(self, patient_id: int, before_session_id: int) -> "tuple[PastSession, ...]":
        """What was given to a patient before a session, the latest first, without void ones."""
        from model.history import PastSession

        rows = self._database.rows(
            "SELECT s.id, s.started_at, coalesce(sum(i.dose_tenths), 0), count(i.session_id),"
            " EXISTS (SELECT 1 FROM amendment WHERE session_id = s.id AND kind = 'correction')"
            " FROM session AS s JOIN session AS this ON this.id = ?"
            " LEFT JOIN injection AS i ON i.session_id = s.id AND i.state = 'given'"
            " WHERE s.patient_id = ? AND (s.started_at, s.id) < (this.started_at, this.id)"
            " AND NOT EXISTS (SELECT 1 FROM amendment WHERE session_id = s.id AND kind = 'void')"
            " GROUP BY s.id ORDER BY s.started_at DESC, s.id DESC",
            (before_session_id, patient_id),
        )
        return tuple(
            PastSession(
                session_id=row[0],
                started_at=from_milliseconds(row[1]),
                units_given=from_tenths(row[2]),
                sites_given=row[3],
                is_corrected=bool(row[4]),
            )
            for row in rows
        )

    def awaiting_cosignature(self) -> list[SessionSummary]:
        """Signed sessions that a second clinician has to sign too, the earliest first."""
        return self._summaries(f"{AWAITS_COSIGNATURE} ORDER BY s.started_at, s.id", ())

    def between(self, first: datetime, last: datetime) -> list[SessionSummary]:
        """All sessions started from first to before last, the earliest first."""
        return self._summaries(
            "s.started_at >= ? AND s.started_at < ? ORDER BY s.started_at, s.id",
            (to_milliseconds(first), to_milliseconds(last)),
        )

    def _unused_id(self) -> int:
        """An id that no session ever had, removed ones too: steps and audit are known by it."""
        row = self._database.row(
            "SELECT max(coalesce((SELECT max(id) FROM session), 0), coalesce("
            "(SELECT max(subject_id) FROM audit_event WHERE subject = 'session'), 0)) + 1"
        )
        return int(row[0]) if row else 1

    def _set_state(
        self,
        session_id: int,
        state: SessionState,
        at: datetime,
        actor: int,
        action: str,
        ended_at: datetime | None = None,
    ) -> Session:
        with self._database.transaction():
            before = self.get(session_id)
            if before.state is not state:
                finished = state is SessionState.FINISHED
                # A clock that was set back must not keep a session from being finished.
                end = max(ended_at or at, before.started_at) if finished else None
                self._database.execute(
                    "UPDATE session SET state = ?, ended_at = ? WHERE id = ?",
                    (state.value, to_milliseconds(end) if end else None, session_id),
                )
                change = ({"state": before.state.value}, {"state": state.value})
                self._record(session_id, at, actor, action, *change)
                derived = self._derived()
                (derived.session_ended if finished else derived.session_reopened)(session_id)
        return self.get(session_id)

    def _summaries(self, where: str, values: Sequence[object]) -> list[SessionSummary]:
        rows = self._database.rows(
            f"""{SELECT}, p.family_name, p.given_names, c.name,
            (SELECT count(*) FROM injection WHERE session_id = s.id
                AND state = 'given' AND kind = 'fixed'),
            (SELECT count(*) FROM injection WHERE session_id = s.id AND state = 'not_given'),
            (SELECT count(*) FROM injection WHERE session_id = s.id
                AND state = 'given' AND kind <> 'fixed'),
            (SELECT coalesce(sum(dose_tenths), 0) FROM injection WHERE session_id = s.id
                AND state = 'given'), p.record_number,
            {AUTHOR.format("name")}, {AUTHOR.format("credentials")}, {IS_VOID},
            {AWAITS_COSIGNATURE}
            FROM session AS s JOIN patient AS p ON p.id = s.patient_id
            JOIN clinician AS c ON c.id = s.clinician_id WHERE {where}""",
            values,
        )
        return [_summary(row) for row in rows]

    def _record(
        self,
        session_id: int,
        at: datetime,
        actor: int,
        action: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> None:
        self._audit.add(
            at=at,
            clinician_id=actor,
            action=action,
            subject="session",
            subject_id=session_id,
            before=before,
            after=after,
        )


def _session(row: Row) -> Session:
    return Session(
        session_id=row[0],
        patient_id=row[1],
        clinician_id=row[2],
        protocol_version_id=row[3],
        head_map_version_id=row[4],
        number=row[5],
        state=SessionState(row[6]),
        started_at=from_milliseconds(row[7]),
        ended_at=None if row[8] is None else from_milliseconds(row[8]),
        note=row[9],
    )


def _summary(row: Row) -> SessionSummary:
    family_name, given_names = row[10], row[11]
    return SessionSummary(
        session=_session(row[:10]),
        patient_name=f"{family_name}, {given_names}" if given_names else family_name,
        record_number=row[17],
        clinician_name=row[12],
        sites_given=row[13],
        sites_not_given=row[14],
        extras_given=row[15],
        units_given=from_tenths(row[16]),
        signed_by=", ".join(part for part in row[18:20] if part),
        is_void=bool(row[20]),
        awaits_cosignature=bool(row[21]),
    )
