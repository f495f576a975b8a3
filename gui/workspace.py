"""What all screens share: the store, who is signed in, the open session, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.judged import Judged
from gui.step_stacks import StepStacks
from model.clinician import Clinician
from model.clock import Clock, system_clock
from model.errors import HeadmapError
from model.paths import RESOURCES, DataFolder
from model.settings import Settings
from model.store.store import Store

if TYPE_CHECKING:  # imported with the first session: the patient list does without
    from gui.reports.chart_document import ChartDocument
    from model.completeness import PlaceState
    from model.head_map import HeadMap
    from model.practice.lists import Practice
    from model.protocol import Protocol
    from model.protocol_catalogue import ProtocolCatalogue
    from model.safety.finding import Finding, Place
    from model.session import Session
    from model.session_chart import SessionChart
    from model.session_part import Change, Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What a write changed, so that views repaint only that."""

    session_id: int | None = None
    site_codes: frozenset[str] = frozenset()
    parts: frozenset[type] = frozenset()
    """The kinds of session parts, such as Vial."""
    patients: bool = False
    patient_id: int | None = None
    """Whose course changed: what was told, counted or decided between sessions."""
    settings: bool = False


class Workspace(QObject):
    """Passed to every screen through its constructor; the only object that knows the store.

    Protocols and drawing are read when first asked for, where they are not given.
    """

    records_changed = Signal(ChangeSet)
    session_opened = Signal()
    session_closed = Signal()
    clinician_changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        folder: DataFolder,
        catalogue: ProtocolCatalogue | None = None,
        head_map: HeadMap | None = None,
        *,
        clock: Clock = system_clock,
        demonstration: bool = False,
    ) -> None:
        super().__init__()
        self.store, self.folder = store, folder
        self.clock, self.demonstration = clock, demonstration
        if catalogue:
            self.catalogue = catalogue
        if head_map:
            self.head_map = head_map
        self.clinician: Clinician | None = None
        self.chart: SessionChart | None = None
        self._session_head_map: HeadMap | None = None
        self.settings: Settings = store.settings.get()
        self.was_interrupted = False
        self.judged = Judged(self)
        self.stacks = StepStacks(self)

    # -- who and with what ---------------------------------------------------------------

    @property
    def actor(self) -> int:
        """The id of the signed-in clinician, who stands behind every change."""
        if self.clinician is None:
            raise AssertionError("nobody is signed in")
        return self.clinician.clinician_id

    @cached_property
    def head_map(self) -> HeadMap:
        """The drawing new sessions are charted on; raises DataFileError."""
        from model.head_map import load

        read = load(RESOURCES / "head_map.svg")
        self.store.versions.recognise(read)
        return read

    @cached_property
    def catalogue(self) -> ProtocolCatalogue:
        """The protocols of this clinic; raises DataFileError."""
        from model.protocol_catalogue import load_catalogue

        read = load_catalogue(self.folder.protocols, self.head_map)
        self.store.versions.recognise(*read.protocols.values())
        return read

    @property
    def protocol(self) -> Protocol:
        """The protocol new sessions are charted with."""
        protocols = self.catalogue.protocols
        return protocols.get(self.settings.protocol_id) or next(iter(protocols.values()))

    def sign_in(self, clinician: Clinician) -> None:
        """From now on changes are this clinician's."""
        self.clinician = clinician
        self.clinician_changed.emit()

    def change_settings(self, settings: Settings) -> None:
        """Keep settings and tell every screen."""
        actor = self.clinician.clinician_id if self.clinician else None
        self.store.settings.set(settings, self.clock(), actor)
        self.settings = settings
        self.records_changed.emit(ChangeSet(settings=True))

    # -- what is known of the open session ------------------------------------------------

    @property
    def practice(self) -> Practice:
        """The clinic's lists."""
        return self.judged.practice

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the open session, most severe first."""
        return self.judged.findings

    @property
    def place_states(self) -> Mapping[Place, PlaceState]:
        """How far each place of the open session is."""
        return self.judged.places

    # -- the open session ----------------------------------------------------------------

    @property
    def undo_stack(self) -> QUndoStack:
        """The open session's steps; they last while the program runs."""
        if self.chart is None:
            raise AssertionError("no session is open")
        return self.stacks.of("session", self.chart.session.session_id)

    @property
    def session_head_map(self) -> HeadMap:
        """The drawing the open session was charted on."""
        return self._session_head_map or self.head_map

    def start_session(self, patient_id: int) -> None:
        """A new session for a patient with the protocol in force, opened."""
        from model.use_cases.starting import carried, last_readable, skipped_words

        at = self.clock()
        last, skipped = last_readable(self.store, patient_id)
        patient = self.store.patients.get(patient_id)
        session = self.store.start_session(
            patient_id, self.actor, self.protocol, self.head_map, at,
            carried=carried(last, self.practice, patient, at),
        )  # fmt: skip
        self.records_changed.emit(ChangeSet(patients=True))
        self.open_session(session.session_id)
        if skipped:
            self.failed.emit(skipped_words(skipped))

    def open_session(self, session_id: int) -> None:
        """Show a session as it stands in the file."""
        self.chart = self.store.chart(session_id)
        self._session_head_map = self.store.head_map_of(self.chart.session)
        self.session_opened.emit()

    def chart_document(self, session_id: int) -> ChartDocument:
        """The printed chart of a session as it stands in the file; raises NotFoundError."""
        from gui.reports.chart_document import ChartDocument

        chart = self.store.chart(session_id)
        return ChartDocument(
            chart,
            self.store.head_map_of(chart.session),
            self.settings,
            demonstration=self.demonstration,
            printed_at=self.clock(),
            also=self.store.also_charted(session_id),
            background=self.judged.background(chart),
        )

    def close_session(self) -> None:
        """Leave the session; all of it is in the file."""
        self.chart = None
        self.session_closed.emit()
        self.records_changed.emit(ChangeSet(patients=True))

    def perform(self, text: str, act: Callable[[SessionChart], Changes]) -> bool:
        """Do an action of the user as one undo step; False where it changed nothing.

        text is the action's name, such as "TE-L3 given"; act gives the rows it changes.
        """
        from gui.commands import ChangeSession

        if self.chart is None:
            raise AssertionError("no session is open")
        try:
            changes = act(self.chart)
        except HeadmapError as error:
            self.report(error)
            return False
        if not changes:
            return False
        command = ChangeSession(self, self.chart.session.session_id, text, changes)
        self.undo_stack.push(command)
        return not command.refused

    def write_changes(self, session_id: int, changes: tuple[Change, ...], action: str) -> None:
        """Put rows into the file, then tell the screens; raises StoreError, nothing written."""
        from model.session_part import PartChange, site_codes
        from model.use_cases.charting import with_changes

        self.store.changes.apply(
            session_id, changes, action=action, at=self.clock(), actor=self.actor
        )
        if self.chart and self.chart.session.session_id == session_id:
            self.chart = with_changes(self.chart, changes)
        kinds = frozenset(type(c.part) for c in changes if isinstance(c, PartChange))
        changed = ChangeSet(session_id=session_id, site_codes=site_codes(changes), parts=kinds)
        self.records_changed.emit(changed)

    def set_session_note(self, note: str) -> None:
        """Keep the session's note."""
        self._on_session(
            lambda session: self.store.sessions.set_note(
                session.session_id, note, self.clock(), self.actor
            )
        )

    def finish_session(self) -> None:
        """End the session; it takes no more changes until it is opened again."""
        self._on_session(
            lambda session: self.store.sessions.finish(session.session_id, self.clock(), self.actor)
        )

    def reopen_session(self) -> None:
        """Take changes again in a finished session."""
        self._on_session(
            lambda session: self.store.sessions.reopen(session.session_id, self.clock(), self.actor)
        )

    def discard_session(self) -> None:
        """Remove the open session if it is empty, and leave it."""
        if self.chart is None:
            raise AssertionError("no session is open")
        try:
            self.store.sessions.discard_empty(
                self.chart.session.session_id, self.clock(), self.actor
            )
        except HeadmapError as error:
            self.report(error)
        else:
            self.close_session()

    def report(self, error: HeadmapError) -> None:
        """Show an error in words, and the record as it really is."""
        self.failed.emit(str(error))
        self.show_record()

    def _on_session(self, act: Callable[[Session], object]) -> None:
        if self.chart is None:
            raise AssertionError("no session is open")
        try:
            act(self.chart.session)
        except HeadmapError as error:
            self.report(error)
        else:
            self.show_record()

    def show_record(self) -> None:
        """Read the open session anew and tell every screen."""
        if self.chart is None:
            return
        session_id = self.chart.session.session_id
        try:
            self.chart = self.store.chart(session_id)
        except HeadmapError as error:
            self.failed.emit(str(error))
            return
        from model.session_part import Part

        codes, kinds = frozenset(self.chart.rows_by_code), frozenset(get_args(Part))
        self.records_changed.emit(ChangeSet(session_id=session_id, site_codes=codes, parts=kinds))
