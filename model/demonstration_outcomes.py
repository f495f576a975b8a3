"""What happened between the made-up sessions: diaries, calls, adverse effects, decisions."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect, EffectOutcome, EffectSeverity, Relation
from model.outcome.contact import Contact, Result
from model.outcome.course import Course, Treatment
from model.outcome.decision import Choice, Decision
from model.outcome.diary_day import DiaryDay
from model.outcome.lists import OutcomeLists
from model.outcome.measurement import MONTH_DAYS, Baseline, Measurement
from model.outcome.parts import OutcomeChange, OutcomeChanges, OutcomePart
from model.store.store import Store
from model.use_cases.measuring import add_contact, add_decision, add_effect, next_number

RULE = "NICE TA260"
BROUGHT = timedelta(minutes=5)  # after the session of that day has begun
Happening = tuple[datetime, Callable[[], None]]


class MadeUpOutcomes:
    """Told by the texts of the file; chance comes from a fixed seed of its own."""

    def __init__(
        self,
        store: Store,
        lists: OutcomeLists,
        texts: Mapping[str, Any],
        chance: random.Random,
        morning: datetime,
    ) -> None:
        """morning is that of the practice's last day: nothing told here happens later."""
        self._store, self._lists, self._texts, self._chance = store, lists, texts, chance
        self._morning = morning

    def of(
        self, name: str, patient_id: Callable[[], int], sessions: Sequence[datetime], actor: int
    ) -> Iterator[Happening]:
        """What happens to one patient, given the past sessions' moments, oldest first."""
        apply = partial(self._apply, patient_id, actor)
        if name not in self._texts["baseline"]["none"] and len(sessions) > 1:
            at = sessions[0] + timedelta(minutes=40)
            yield at, partial(apply, "baseline chosen", partial(self._baselines, at, actor), at)
        yield from self._diary(name, sessions, apply)
        yield from self._calls(name, sessions, apply, actor)
        for told in self._told("effect", name):
            session = sessions[-1 - told["back"]]
            at = session + timedelta(days=told["told_days"], hours=1)
            act = partial(self._effect, told, session, at, actor)
            yield at, partial(apply, "adverse effect entered", act, at)
        for told in self._told("decision", name):
            at = sessions[-1] + timedelta(days=told["after_days"], minutes=42)
            act = partial(self._decision, told, at, actor)
            yield at, partial(apply, told["choice"], act, at)

        for told in self._told("recall", name):
            at = self._morning - timedelta(days=told["days_ago"])
            if at > sessions[-1]:
                act = partial(self._recall, told, at, actor)
                yield at, partial(apply, "recall noted", act, at)

    def _told(self, kind: str, name: str) -> list[Mapping[str, Any]]:
        return [told for told in self._texts[kind] if told["patient"] == name]

    def _apply(
        self,
        patient_id: Callable[[], int],
        actor: int,
        action: str,
        act: Callable[[Course], OutcomeChanges],
        at: datetime,
    ) -> None:
        course = self._store.courses.of(patient_id(), self._lists.by_code)
        self._store.outcomes.apply(patient_id(), act(course), action=action, at=at, actor=actor)

    # -- what each of them writes --------------------------------------------------------

    def _baselines(self, at: datetime, actor: int, course: Course) -> OutcomeChanges:
        """What was told at the first session."""
        first = course.treatments[0]
        return _new(
            Baseline(
                measure=code,
                value=value,
                period_days=MONTH_DAYS if self._lists.by_code[code].per_month else None,
                ends_on=first.day,
                source=f"session:{first.session_id}",
                clinician_id=actor,
                recorded_at=at,
            )
            for code, value in first.values.items()
        )

    def _diary(
        self, name: str, sessions: Sequence[datetime], apply: Callable[..., None]
    ) -> Iterator[Happening]:
        """The days since the last time, copied whenever the patient comes, and today's month."""
        months = self._texts["diary"].get(name)
        if not months:
            return
        days = list(self._diary_days(months, [one.astimezone().date() for one in sessions]))
        brought = [*(one + BROUGHT for one in sessions), self._morning]
        for before, at in zip([None, *brought], brought, strict=False):
            first = before.astimezone().date() if before else date.min
            some = [day for day in days if first <= day[0] < at.astimezone().date()]
            if some:
                act = partial(_noted, some, at)
                yield at, partial(apply, "diary taken over", act, at)

    def _diary_days(
        self, months: Sequence[int], sessions: Sequence[date]
    ) -> Iterator[tuple[date, int]]:
        """Each kept day with how severe the headache was, 0 for none."""
        for number, count in enumerate(months):
            first = sessions[0] + timedelta(days=MONTH_DAYS * (number - 1))
            days = [first + timedelta(days=more) for more in range(MONTH_DAYS)]
            if count < 0:
                continue
            by_chance = {day: self._weight(day, sessions) * self._chance.random() for day in days}
            aching = sorted(days, key=by_chance.__getitem__, reverse=True)[:count]
            for day in days:
                yield day, self._chance.choice((1, 2, 2, 3)) if day in aching else 0

    def _weight(self, day: date, sessions: Sequence[date]) -> float:
        """How likely a headache is, by the weeks since the last injection."""
        weights = [float(weight) for weight in self._texts["weights"]]
        since = [(day - one).days for one in sessions if one <= day]
        return weights[min(min(since) // 7, len(weights) - 1)] if since else 1.0

    def _calls(
        self, name: str, sessions: Sequence[datetime], apply: Callable[..., None], actor: int
    ) -> Iterator[Happening]:
        """A call at the checkpoint after each session, with the days told."""
        told = self._texts["call"]
        if name not in told["of"]:
            return
        for session in sessions:
            at = session + timedelta(weeks=told["weeks"], hours=2)
            note = self._chance.choice(told["notes"])
            if at < self._morning:
                act = partial(self._call, note, at, actor)
                yield at, partial(apply, "follow-up entered", act, at)

    def _call(self, note: str, at: datetime, actor: int, course: Course) -> OutcomeChanges:
        last = _last_before(course, at)
        days = last.values.get("headache_days", Decimal(12)) * self._texts["call"]["share"]
        contact = Contact(
            number=next_number(course, Contact), on=at.astimezone().date(), channel="phone",
            note=note, clinician_id=actor, recorded_at=at,
        )  # fmt: skip
        measured = Measurement(
            number=next_number(course, Measurement), measure="headache_days",
            value=Decimal(int(days)), period_days=MONTH_DAYS, ends_on=contact.on,
            contact=contact.number, recorded_at=at,
        )  # fmt: skip
        return _new((contact, measured))

    def _effect(
        self, told: Mapping[str, Any], session: datetime, at: datetime, actor: int, course: Course
    ) -> OutcomeChanges:
        kind = self._lists.effect(told["effect"])
        return add_effect(
            course,
            AdverseEffect(
                number=0,
                effect=told["effect"],
                text=kind.text if kind else told["effect"],
                onset_on=(session + timedelta(days=told["after_days"])).astimezone().date(),
                lasted_days=told["lasted_days"],
                severity=EffectSeverity(told["severity"]),
                relation=Relation(told["relation"]),
                action=told["action"],
                outcome=EffectOutcome(told["outcome"]),
                session_id=_last_before(course, at).session_id,
                muscle=told["muscle"],
                laterality=Laterality(told["laterality"]),
                site_code=told["site_code"],
                clinician_id=actor,
                recorded_at=at,
            ),
        )

    def _decision(
        self, told: Mapping[str, Any], at: datetime, actor: int, course: Course
    ) -> OutcomeChanges:
        who = self._store.clinicians.get(actor)
        return add_decision(
            course,
            Decision(
                number=0,
                choice=Choice(told["choice"]),
                reason=told["reason"],
                rule=RULE,
                verdict=told["verdict"],
                saw=told["saw"],
                clinician_id=actor,
                clinician_name=who.signature_name,
                recorded_at=at,
            ),
        )

    def _recall(
        self, told: Mapping[str, Any], at: datetime, actor: int, course: Course
    ) -> OutcomeChanges:
        booked = "in_days" in told
        day = (self._morning + timedelta(days=told.get("in_days", 0))).astimezone().date()
        return add_contact(
            course,
            Contact(
                number=0,
                on=at.astimezone().date(),
                channel="phone",
                result=Result(told["result"]),
                booked_on=day if booked else None,
                booked_time=told.get("time", ""),
                note=told.get("note", ""),
                clinician_id=actor,
                recorded_at=at,
            ),
        )


def _new(parts: Iterable[OutcomePart]) -> OutcomeChanges:
    return tuple(OutcomeChange(None, part) for part in parts)


def _noted(days: Sequence[tuple[date, int]], at: datetime, _course: Course) -> OutcomeChanges:
    return _new(
        DiaryDay(day=day, headache=severity > 0, severity=severity, acute=severity > 2,
                 recorded_at=at)
        for day, severity in days
    )  # fmt: skip


def _last_before(course: Course, at: datetime) -> Treatment:
    return [one for one in course.treatments if one.started_at < at][-1]
