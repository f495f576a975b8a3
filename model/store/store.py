"""The store: the calls by which the program keeps and finds records."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from model.clinician import Clinician
from model.clock import Clock, system_clock
from model.errors import InvalidValueError, UnreadableRecordError
from model.paths import DataFolder
from model.store.audit import AuditTrail
from model.store.clinicians import Clinicians
from model.store.database import Database, open_database, open_for_reading
from model.store.derived_state import is_current
from model.store.patients import Patients
from model.store.questions import Questions
from model.store.sessions import Sessions
from model.store.settings import SettingsRows

if TYPE_CHECKING:  # imported when first used: a start shows the patients alone
    from model.head_map import HeadMap
    from model.protocol import Protocol
    from model.session import Session
    from model.session_chart import SessionChart
    from model.session_part import Part
    from model.store.courses import Courses
    from model.store.derived import Derived
    from model.store.doses import Doses
    from model.store.injections import Injections
    from model.store.outcomes import Outcomes
    from model.store.overviews import Overviews
    from model.store.parts import Parts
    from model.store.pins import PinRows
    from model.store.plans import Plans
    from model.store.recall import Recall
    from model.store.session_changes import SessionChanges
    from model.store.session_image import SessionImages
    from model.store.signatures import Signatures
    from model.store.stock import Stock
    from model.store.versions import Versions


class Store(Questions):
    """The records of one practice, by noun; close() when done."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.audit = AuditTrail(database)
        self.clinicians = Clinicians(database, self.audit)
        self.patients = Patients(database, self.audit, lambda: self.derived)
        self.sessions = Sessions(database, self.audit, lambda: self.derived)
        self.settings = SettingsRows(database, self.audit)

    @cached_property
    def injections(self) -> Injections:
        """What was done at each site."""
        from model.store.injections import Injections

        return Injections(self._database)

    @cached_property
    def parts(self) -> Parts:
        """The parts of sessions beside the injections."""
        from model.store.parts import Parts

        return Parts(self._database)

    @cached_property
    def plans(self) -> Plans:
        """The plans kept for patients."""
        from model.store.plans import Plans

        return Plans(self._database, self.audit)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What was told and counted between sessions."""
        from model.store.outcomes import Outcomes

        return Outcomes(self._database, self.audit, self.derived)

    @cached_property
    def courses(self) -> Courses:
        """Patients' whole courses."""
        from model.store.courses import Courses

        return Courses(self._database, self.patients, self.sessions, self.outcomes, self.signatures)

    @cached_property
    def doses(self) -> Doses:
        """Units at each site over a patient's sessions."""
        from model.store.doses import Doses

        return Doses(self._database, self.versions)

    @cached_property
    def derived(self) -> Derived:
        """What lists, sums and searches read, worked out from the records."""
        from model.store.derived import Derived
        from model.store.ended_charts import EndedCharts

        return Derived(self._database, EndedCharts(self._database, self))

    @cached_property
    def overviews(self) -> Overviews:
        """The practice in numbers."""
        from model.store.overviews import Overviews

        return Overviews(self._database)

    @cached_property
    def recall(self) -> Recall:
        """Who is to be called."""
        from model.store.recall import Recall

        return Recall(self._database)

    @cached_property
    def changes(self) -> SessionChanges:
        """The one way by which anything in a session changes."""
        from model.store.session_changes import SessionChanges

        return SessionChanges(
            self._database, self.audit, self.injections, self.parts, lambda: self.derived
        )

    @cached_property
    def signatures(self) -> Signatures:
        """Who signed which session."""
        from model.store.signatures import Signatures

        return Signatures(self._database, lambda: self.derived)

    @cached_property
    def images(self) -> SessionImages:
        """A session's rows as they are signed."""
        from model.store.session_image import SessionImages

        return SessionImages(self._database, self.audit)

    @cached_property
    def pins(self) -> PinRows:
        """The hashes of clinicians' PINs."""
        from model.store.pins import PinRows

        return PinRows(self._database, self.audit)

    @cached_property
    def stock(self) -> Stock:
        """The boxes in the clinic's stock."""
        from model.store.stock import Stock

        return Stock(self._database, self.audit)

    @cached_property
    def versions(self) -> Versions:
        """The protocols and drawings that sessions were charted with."""
        from model.store.versions import Versions

        return Versions(self._database)

    def transaction(self) -> AbstractContextManager[None]:
        """All writes of the block or none, on the disk when it is left."""
        return self._database.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """All reads of the block see the file as it was at the first, whoever writes meanwhile."""
        return self._database.snapshot()

    def start_session(
        self,
        patient_id: int,
        clinician_id: int,
        protocol: Protocol,
        head_map: HeadMap,
        at: datetime,
        carried: Sequence[Part] = (),
    ) -> Session:
        """A new draft session that keeps the protocol and the drawing it is charted with.

        carried are the parts it begins with, taken over from the last one.
        """
        from model.session_part import PartChange

        with self._database.transaction():
            session = self.sessions.start(
                patient_id=patient_id,
                clinician_id=clinician_id,
                protocol_version_id=self.versions.keep_protocol(protocol),
                head_map_version_id=self.versions.keep_head_map(head_map),
                at=at,
            )
            self.changes.apply(
                session.session_id,
                [PartChange(None, part) for part in carried],
                action="carried over from the last session",
                at=at,
                actor=clinician_id,
            )
        return session

    def chart(self, session_id: int) -> SessionChart:
        """A session with everything that belongs to it.

        Raises NotFoundError, or UnreadableRecordError for a value that was put there from outside.
        """
        try:
            return self._chart(session_id)
        except (ValueError, ArithmeticError, TypeError, InvalidValueError) as error:
            raise UnreadableRecordError(
                f"The record of session {session_id} holds a value that Headmap never writes: it"
                " was changed by another program. Nothing was changed now. Check the records"
                " (F10, Backups): the check names what no longer agrees."
            ) from error

    def _chart(self, session_id: int) -> SessionChart:
        from model.session_chart import SessionChart
        from model.session_part import by_id

        session = self.sessions.get(session_id)
        return SessionChart(
            session=session,
            patient=self.patients.get(session.patient_id),
            clinician=self.clinicians.get(session.clinician_id),
            protocol=self.versions.protocol(session.protocol_version_id),
            injections=self.injections.of(session_id),
            parts=by_id(self.parts.all_of(session_id)),
            signatures=self.signatures.of(session_id),
            amendments=self.signatures.amendments_of(session_id),
        )

    def treated_before(self, session_id: int) -> SessionChart | None:
        """The patient's last session before one in which anything was given and stands."""
        session = self.sessions.get(session_id)
        this = (session.started_at, session_id)
        for found in self.sessions.of_patient(session.patient_id):
            one = found.session
            given = found.sites_given + found.extras_given
            if given and (one.started_at, one.session_id) < this:
                try:
                    chart = self.chart(one.session_id)
                except UnreadableRecordError:  # it must not keep a later session from its work
                    continue
                if chart.void is None:
                    return chart
        return None

    def also_charted(self, session_id: int) -> tuple[Clinician, ...]:
        """Who else changed a session, in the order of their first change."""
        started_by = self.sessions.get(session_id).clinician_id
        ids = self.audit.clinicians_of("session", session_id)
        return tuple(self.clinicians.get(other) for other in ids if other != started_by)

    def head_map_of(self, session: Session) -> HeadMap:
        """The drawing a session was charted on."""
        return self.versions.head_map(session.head_map_version_id)

    def interrupt(self) -> None:
        """End the query that is running, from another thread; it raises a StoreError."""
        self._database.interrupt()

    def close(self) -> None:
        """Close the file and let another window have it."""
        self._database.close()


def open_store(folder: DataFolder, clock: Clock = system_clock, *, durable: bool = True) -> Store:
    """Open or make the practice's records for writing; raises a StoreError.

    durable=False is for made-up records alone, see open_database.
    """
    database = open_database(folder.records, folder.backups, clock, durable=durable)
    try:
        store = Store(database)
        if not is_current(database):
            store.derived.rebuild()
    except BaseException:
        database.close()
        raise
    return store


def open_store_for_reading(folder: DataFolder) -> Store:
    """Open existing records beside a running program; raises StoreError or NotFoundError."""
    return Store(open_for_reading(folder.records))
