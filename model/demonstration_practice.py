"""Writes the made-up practice: all that happened in it, in the order in which it came."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from model.clinician import Clinician
from model.demonstration_outcomes import MadeUpOutcomes
from model.demonstration_parts import ASKED_AFTER, SessionParts
from model.demonstration_session import MadeSession, SessionRows
from model.demonstration_signing import Desk
from model.demonstration_stock import Refrigerator
from model.demonstration_today import OpenSession
from model.head_map import HeadMap
from model.injection import Injection, InjectionChange, State
from model.outcome.lists_file import load_outcome_lists
from model.patient import Patient, Sex
from model.practice.files import load_practice
from model.protocol import Protocol
from model.safety.rules_file import load_rules
from model.session_part import Change, Part, PartChange
from model.store.store import Store
from model.use_cases.charting import with_changes
from model.use_cases.starting import carried
from model.vial import Discard

SEED = 20_261_120
ONE_DAY = timedelta(days=1)
BEGUN_BEFORE = timedelta(minutes=16)
SHORTLY, OBSERVED = timedelta(seconds=40), timedelta(minutes=10)
OPENS, CLOSES = 8, 16
Event = tuple[datetime, int, Callable[[], None]]
"""A moment, an order among those of one moment, and what happens."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session still to be written: whose, when, by which clinician."""

    started_at: datetime
    clinician: int
    person: int
    number: int
    """Counted from nought."""
    is_last: bool


def at_local(day: date, moment: time) -> datetime:
    """A local time of the workstation as the aware UTC moment that is kept."""
    return datetime.combine(day, moment).astimezone(UTC)


class MadeUpPractice:
    """Clinic, people and sessions, through the store's own calls."""

    def __init__(
        self,
        store: Store,
        protocol: Protocol,
        head_map: HeadMap,
        texts: Mapping[str, Any],
        today: date,
    ) -> None:
        self._store, self._protocol, self._head_map = store, protocol, head_map
        self._texts, self._today = texts, today
        self._chance = random.Random(SEED)
        self._practice = load_practice()
        self._rows = SessionRows(protocol, texts, self._chance)
        self._parts = SessionParts(self._practice, texts, random.Random(SEED + 1))
        self._fridge = Refrigerator(store, texts, today)
        self._desk = Desk(store, self._practice, load_rules(), texts["pin"])
        self._clinicians: list[int] = []
        self._patients: dict[int, int] = {}
        self._last: dict[str, int] = {}
        """The last session of a family name."""

    def fill(self, now: datetime | None) -> None:
        """Write everything."""
        people = range(len(self._texts["patients"]))
        past = [session for person in people for session in self._past(person)]
        self._open_clinic(min(session.started_at for session in past) - timedelta(days=7))
        events: list[Event] = [
            (session.started_at, session.person, partial(self._write, session)) for session in past
        ]
        events += self._stories(past)
        events += self._outcomes(past)
        for _, _, happen in sorted(events, key=lambda event: event[:2]):
            happen()
        self._last_evening()
        for rank, told in enumerate(self._texts["today"], start=1):
            self._open_today(told, now - rank * BEGUN_BEFORE if now else None)

    # -- the clinic ----------------------------------------------------------------------

    def _open_clinic(self, at: datetime) -> None:
        clinic = self._texts["clinic"]
        for name, credentials, role in self._texts["clinicians"]:
            clinician = Clinician(clinician_id=0, name=name, credentials=credentials, role=role)
            added = self._store.clinicians.add(clinician, at, None)
            self._clinicians.append(added.clinician_id)
        self._desk.set_pins(self._clinicians, at)
        self._set(
            at,
            clinic_name=clinic["name"],
            clinic_address=clinic["address"],
            clinic_phone=clinic["phone"],
            jurisdiction=clinic["jurisdiction"],
            billing=clinic["billing"],
            last_clinician_id=str(self._clinicians[0]),
        )

    def _set(self, at: datetime, **values: str) -> None:
        settings = self._store.settings
        settings.set(replace(settings.get(), **values), at, self._clinicians[0])

    def _last_evening(self) -> None:
        """Who has no session yet is added, who went is archived, the refrigerator filled."""
        evening = at_local(self._today - ONE_DAY, time(17))
        for person, values in enumerate(self._texts["patients"]):
            if person not in self._patients:
                self._add_patient(person, evening)
            if values[8] == "archived":
                self._store.patients.archive(
                    self._patients[person], True, evening, self._clinicians[0]
                )
        self._fridge.fill_up(evening, self._clinicians[0])

    # -- the past ------------------------------------------------------------------------

    def _past(self, person: int) -> list[PastSession]:
        """A person's sessions but today's: about every 12 weeks back from the last."""
        days_ago, count = self._texts["patients"][person][6:8]
        clinician = self._chance.randrange(len(self._texts["clinicians"]))
        sessions = []
        for back in range(count):
            day = self._weekday(days_ago)
            hour, quarter = self._chance.randrange(OPENS, CLOSES), self._chance.randrange(4)
            moment = at_local(day, time(hour, quarter * 15 + self._chance.randrange(5)))
            by = 1 if self._chance.random() < 0.1 else clinician
            sessions.append(PastSession(moment, by, person, count - 1 - back, back == 0))
            days_ago += self._protocol.interval_days + self._chance.choice(
                (0, 0, 0, 1, 3, 7, 7, 14)
            )
        return sessions

    def _weekday(self, days_ago: int) -> date:
        day = self._today - timedelta(days=days_ago)
        return day - timedelta(days=max(day.weekday() - 4, 0))  # weekends go to Friday

    def _stories(self, past: Sequence[PastSession]) -> Iterator[Event]:
        """What happened between the sessions: a setting, amendments, an error."""
        told, names = self._texts["signing"], [one[0] for one in self._texts["patients"]]
        last = {names[one.person]: one.started_at for one in past if one.is_last}
        days_ago = timedelta(days=told["cosignature_days_ago"])
        at = at_local(self._today - days_ago, time())
        yield at, -1, partial(self._set, at, cosignature="on")
        for days, one in enumerate(told["amendment"], start=1):
            at = last[one["patient"]] + timedelta(days=days)
            yield at, -1, partial(self._amend, one, at)
        for name in told["cosigned"]:
            at = last[name] + timedelta(hours=2)
            yield at, -1, partial(self._cosign, name, at)
        at = at_local(self._weekday(told["void"]["days_ago"]), time(11, 20))
        yield at, -1, partial(self._begin_in_error, names.index(told["void"]["patient"]), at)

    def _outcomes(self, past: Sequence[PastSession]) -> Iterator[Event]:
        """What was told, counted and decided between the sessions."""
        told = MadeUpOutcomes(
            self._store, load_outcome_lists(), self._texts, random.Random(SEED + 2),
            at_local(self._today - ONE_DAY, time(8)),
        )  # fmt: skip
        for person, values in enumerate(self._texts["patients"]):
            moments = sorted(one.started_at for one in past if one.person == person)
            actor = self._clinicians[0]
            if moments:
                whose = partial(self._patients.__getitem__, person)
                for at, happen in told.of(values[0], whose, moments, actor):
                    yield at, len(self._texts["patients"]), happen

    def _amend(self, said: Mapping[str, str], at: datetime) -> None:
        self._desk.amend(self._last[said["patient"]], said, at)

    def _cosign(self, name: str, at: datetime) -> None:
        self._desk.cosign(self._last[name], self._clinicians, at)

    def _begin_in_error(self, person: int, at: datetime) -> None:
        told, actor = self._texts["signing"]["void"], self._clinicians[0]
        session_id = self._start(person, actor, at)
        for row in self._rows.past("full", at).rows[: told["sites"]]:
            change = InjectionChange(row.site_code, None, row)
            self._store.changes.apply(
                session_id, [change], action="given", at=row.recorded_at, actor=actor
            )
        self._desk.void(session_id, actor, told["reason"], at + timedelta(minutes=6))

    def _add_patient(self, person: int, at: datetime) -> None:
        family_name, given_names, born_on, sex, number, allergies, *_ = self._texts["patients"][
            person
        ]
        patient = Patient(
            patient_id=0,
            family_name=family_name,
            given_names=given_names,
            born_on=born_on,
            sex=Sex(sex),
            record_number=f"DEMO-{number:05}",
            phone=f"555-01{person:02}",
            email=f"patient{number:03}@example.org",
            allergies=None if allergies == "?" else allergies,
        )
        added = self._store.patients.add(patient, at, self._clinicians[0])
        self._patients[person] = added.patient_id

    def _write(self, past: PastSession) -> None:
        """One session to its signature, with its patient where it is the first."""
        values, at = self._texts["patients"][past.person], past.started_at
        if past.person not in self._patients:
            self._add_patient(past.person, at - timedelta(minutes=20))
        actor = self._clinicians[past.clinician]
        session_id = self._last[values[0]] = self._start(past.person, actor, at)
        made = self._rows.past(values[8], at)
        last = made.rows[-1].recorded_at
        before = self._parts.before(values, past.number, at)
        after = self._parts.after(last + SHORTLY, past.number, made.complication)
        chart = self._store.chart(session_id)
        for action, changes, when in (
            ("prepared", _new(before), at + ASKED_AFTER),
            ("sites recorded", self._out_of_a_vial(made, at, actor), last),
            ("aftercare", _new(after), last + SHORTLY),
        ):
            self._store.changes.apply(session_id, changes, action=action, at=when, actor=actor)
            chart = with_changes(chart, changes)
        if made.note:
            self._store.sessions.set_note(session_id, made.note, last + SHORTLY, actor)
        if past.is_last and values[0] in self._texts["signing"]["unsigned"]:
            self._store.sessions.finish(session_id, last + OBSERVED, actor)
        else:
            why, end = self._texts["signing"]["override"], last + OBSERVED
            judged = self._desk.judge(chart, actor, end - SHORTLY, why=why)
            self._desk.sign(judged, actor, end, made.note)

    def _out_of_a_vial(self, made: MadeSession, at: datetime, actor: int) -> list[Change]:
        """The vial, the rows, and what was left of it thrown away."""
        given = sum((r.dose_units for r in made.rows if r.state is State.GIVEN), Decimal())
        small = given <= 100 and not made.stopped  # one that was stopped was made up for all
        vial = self._fridge.draw(100 if small else 200, 1, at, actor)
        rest = Discard(
            number=1, vial=1, dose_units=vial.size_units - given,
            at=made.rows[-1].recorded_at, reason=self._practice.rest_reason,
        )  # fmt: skip
        return [*_new([vial]), *map(_from_vial, made.rows), *_new([rest])]

    # -- today ---------------------------------------------------------------------------

    def _open_today(self, told: Mapping[str, Any], latest: datetime | None) -> None:
        """A session begun by its clinician and still open; never in the future."""
        started_at = at_local(self._today, told["started"])
        if latest:
            begun = latest.replace(second=0, microsecond=0)
            started_at = max(min(started_at, begun), at_local(self._today, time()))
        name, actor = told["patient"], self._clinicians[told["clinician"]]
        person, values = next((n, v) for n, v in enumerate(self._texts["patients"]) if v[0] == name)
        patient = self._store.patients.get(self._patients[person])
        last = self._store.chart(self._last[name]) if name in self._last else None
        taken_over = carried(last, self._practice, patient, started_at)
        session_id = self._start(person, actor, started_at, taken_over)
        opened = OpenSession(self._store, self._head_map, told, session_id, actor)
        opened.prepare(self._parts, self._desk, values, values[7])
        opened.chart_sites(self._rows, self._fridge)

    def _start(self, person: int, actor: int, at: datetime, parts: Sequence[Part] = ()) -> int:
        patient_id = self._patients[person]
        session = self._store.start_session(
            patient_id, actor, self._protocol, self._head_map, at, parts
        )
        return session.session_id


def _new(parts: Sequence[Part]) -> list[Change]:
    return [PartChange(None, part) for part in parts]


def _from_vial(row: Injection) -> Change:
    vial = 1 if row.state is State.GIVEN else None
    return InjectionChange(row.site_code, None, replace(row, vial=vial))
