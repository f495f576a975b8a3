"""Judges and signs the made-up sessions as their clinicians would, by the program's own calls."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from model.practice.lists import Practice
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Severity
from model.safety.rule import Rules
from model.session_chart import SessionChart
from model.session_part import Change
from model.signature import Correction
from model.signing.pin import Pins
from model.store.store import Store
from model.use_cases.charting import with_changes
from model.use_cases.judging import confirm, override
from model.use_cases.signing import Signing


class PinsAskedOnce(Pins):
    """Takes a PIN that was right for right again: hundreds of hashes would take seconds."""

    def __init__(self, store: Store, desk: "Desk") -> None:
        super().__init__(store.pins, lambda: desk.at)
        self._right: set[tuple[int, str]] = set()

    def check(self, clinician_id: int, pin: str) -> None:
        """As for every clinician, but only once for each."""
        if (clinician_id, pin) not in self._right:
            super().check(clinician_id, pin)
            self._right.add((clinician_id, pin))


class Desk:
    """Where sessions are judged and signed; every call says the moment at which it is done."""

    def __init__(self, store: Store, practice: Practice, rules: Rules, pin: str) -> None:
        self._store, self._practice, self._rules, self._pin = store, practice, rules, pin
        self.at: datetime
        self._signing = Signing(store, lambda: self.at, self._case)
        self._signing.pins = PinsAskedOnce(store, self)

    def set_pins(self, clinicians: Iterable[int], at: datetime) -> None:
        """Each clinician chooses the one PIN of the demonstration."""
        self.at = at
        for clinician_id in clinicians:
            self._signing.set_pin(clinician_id, self._pin)

    def judge(
        self,
        chart: SessionChart,
        actor: int,
        at: datetime,
        *,
        why: str = "",
        rules: Collection[str] | None = None,
    ) -> SessionChart:
        """Confirm what is to be confirmed and go on over stops; by these rules alone if named.

        The chart as it is then, so that it needn't be read again.
        """
        clinician = self._store.clinicians.get(actor)
        changes: list[Change] = []
        for finding in findings(self._case(chart, at)):
            if finding.is_settled or (rules is not None and finding.rule not in rules):
                continue
            if finding.severity is Severity.CONFIRM:
                changes += confirm(chart, finding, clinician, at)
            elif finding.overridable and why:
                changes += override(chart, finding, why, clinician, at)
        self._store.changes.apply(
            chart.session.session_id, changes, action="findings judged", at=at, actor=actor
        )
        return with_changes(chart, changes)

    def sign(self, chart: SessionChart, actor: int, at: datetime, gap_reason: str) -> None:
        """Sign; the reason is kept where something is missing."""
        self.at = at
        self._signing.sign(chart.session.session_id, actor, self._pin, gap_reason)

    def cosign(self, session_id: int, clinicians: Iterable[int], at: datetime) -> None:
        """Another clinician than the author signs beneath."""
        self.at = at
        author = self._store.signatures.of(session_id)[0].clinician_id
        other = next(one for one in clinicians if one != author)
        self._signing.cosign(session_id, other, self._pin)

    def amend(self, session_id: int, said: Mapping[str, str], at: datetime) -> None:
        """The author adds words, or corrects the value of a name."""
        self.at = at
        author = self._store.signatures.of(session_id)[0].clinician_id
        values = self._signing.signed_values(session_id)
        corrections = [
            Correction(value.key, value.label, value.as_signed, said["amended"])
            for value in values
            if value.label == said.get("value")
        ]
        self._signing.amend(
            session_id, author, self._pin,
            text=said.get("text", ""), corrections=corrections, reason=said["reason"],
        )  # fmt: skip

    def void(self, session_id: int, actor: int, reason: str, at: datetime) -> None:
        """Declare a session entered in error."""
        self.at = at
        self._signing.void(session_id, actor, self._pin, reason)

    def _case(self, chart: SessionChart, at: datetime) -> Case:
        session = chart.session
        return Case(
            chart=chart,
            past=self._store.sessions.past_of(session.patient_id, session.session_id),
            settings=self._store.settings.get(),
            practice=self._practice,
            rules=self._rules,
            now=at,
        )
