"""What made-up sessions hold beside the sites: answers, indication, medicines, aftercare."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.practice.lists import Practice, Question
from model.preventive import Outcome, Preventive
from model.session_part import Part
from model.use_cases.aftercare import LEAFLET, NOT_GIVEN, PAPER, STANDARD

Texts = Mapping[str, Any]
ASKED_AFTER = timedelta(seconds=40)
MEASURES = ("headache_days", "migraine_days", "hit6", "hours_a_day", "acute_days")


@dataclass(frozen=True, slots=True)
class Course:
    """How one patient's headaches go, a figure for each session; and what does not change."""

    figures: Mapping[str, Sequence[int]]
    diagnosis: str
    preventives: Sequence[Sequence[str]]
    allergies: str | None

    def figure(self, measure: str, session: int) -> int:
        """The figure of a session, counted from nought; the last one for all behind it."""
        figures = self.figures[measure]
        return figures[min(session, len(figures) - 1)]


class SessionParts:
    """Makes them from one source of chance, so that the same day gives the same practice."""

    def __init__(self, practice: Practice, texts: Texts, chance: random.Random) -> None:
        self._practice, self._texts, self._chance = practice, texts, chance
        self._courses: dict[str, Course] = {}

    def course_of(self, person: Sequence[Any]) -> Course:
        """How the headaches of a person of the file go."""
        name, allergies = person[0], person[5]
        if name not in self._courses:
            said = self._texts["course"]["of"].get(name)
            figures = said or self._figures()
            sets = self._texts["preventives"]["sets"]
            self._courses[name] = Course(
                {measure: figures[measure] for measure in MEASURES},
                said["diagnosis"] if said else self._chance.choice(self._diagnoses),
                sets[0] if said else self._chance.choice(sets),
                None if allergies == "?" else allergies,
            )
        return self._courses[name]

    def before(self, person: Sequence[Any], session: int, started_at: datetime) -> list[Part]:
        """What is asked and noted before the injections, all of it."""
        at = started_at + ASKED_AFTER
        course = self.course_of(person)
        parts: list[Part] = [*self.answers(self._texts["answers"].get(person[0], {}), at)]
        parts += self.consent(at)
        parts += self.indication(course, session, at)
        parts += self.medicines(course, at)
        if self._chance.random() < 0.4:
            comfort = self._chance.choice(self._practice.comforts)
            parts.append(_yes(Group.COMFORT, comfort.code, comfort.text, at))
        return parts

    def after(self, at: datetime, session: int, complication: str) -> list[Part]:
        """What is noted behind the last injection."""
        practice = self._practice
        code = complication or practice.complications[0].code
        text = next(choice.text for choice in practice.complications if choice.code == code)
        tolerances = practice.tolerances
        tolerance = tolerances[1] if complication else tolerances[0]
        leaflet = {LEAFLET: NOT_GIVEN} if session else {
            LEAFLET: PAPER,
            f"{LEAFLET}_version": practice.leaflet_version,
            f"{LEAFLET}_language": practice.leaflet_languages[0],
            f"{LEAFLET}_size": STANDARD,
        }  # fmt: skip
        values = {
            "aftercare.tolerance": tolerance.code,
            "aftercare.pain": str(self._chance.randint(1, 5)),
            "aftercare.observed_minutes": "10",
            **leaflet,
        }
        return [
            *(Detail(key=key, value=value, recorded_at=at) for key, value in values.items()),
            _yes(Group.COMPLICATION, code, text, at),
            *(_yes(Group.ADVICE, one.code, one.text, at) for one in practice.advice),
        ]

    def answers(self, other: Mapping[str, str], at: datetime) -> Iterator[Answer]:
        """The usual answer to every question, but for those named, which stand with their note."""
        for question in self._practice.questions:
            raised = question.code in other
            yield Answer(
                group=Group.CHECK,
                code=question.code,
                text=question.text,
                reply=_reply(question, raised=raised),
                note=other.get(question.code, ""),
                recorded_at=at,
            )

    def consent(self, at: datetime) -> Iterator[Detail]:
        """The form that was signed."""
        day = at.astimezone().date().isoformat()
        yield Detail(key="check.consent.form", value="Form 3", recorded_at=at)
        yield Detail(key="check.consent.signed_on", value=day, recorded_at=at)

    def indication(self, course: Course, session: int, at: datetime) -> Iterator[Detail]:
        """The headaches of the last 28 days, the diagnosis, allergies as the record has them."""
        diagnosis = next(d for d in self._practice.diagnoses if d.code == course.diagnosis)
        values = {measure: str(course.figure(measure, session)) for measure in MEASURES}
        overuse = course.figure("acute_days", session) >= 15
        values |= {
            "diagnosis": diagnosis.code,
            "aura": diagnosis.aura or "no",
            "overuse": "yes" if overuse else "no",
        }
        if course.allergies is not None:
            values["allergies"] = course.allergies or "No known allergies"
        for key, value in values.items():
            yield Detail(key=f"indication.{key}", value=value, recorded_at=at)

    def medicines(self, course: Course, at: datetime) -> Iterator[Preventive]:
        """The medicines tried before."""
        for number, (name, dose, duration, outcome) in enumerate(course.preventives, start=1):
            yield Preventive(
                number=number, medicine=name, dose=dose, duration=duration,
                outcome=Outcome(outcome), recorded_at=at,
            )  # fmt: skip

    @property
    def _diagnoses(self) -> Sequence[str]:
        codes: Sequence[str] = self._texts["course"]["diagnoses"]
        return codes

    def _figures(self) -> Mapping[str, Sequence[int]]:
        """Figures by chance: most are helped, some are not."""
        course, chance = self._texts["course"], self._chance
        baseline = chance.randint(*course["headache_days"])
        hours = chance.randint(*course["hours_a_day"])
        worst = chance.randint(*course["hit6"])
        shares = course["not_helped" if chance.random() < 0.18 else "helped"]
        headache = [max(1, round(baseline * s) + chance.choice((-1, 0, 0, 1))) for s in shares]
        headache[0] = baseline
        return {
            "headache_days": headache,
            "migraine_days": [round(days * course["migraine_share"]) for days in headache],
            "hit6": [worst - round((1 - share) * course["most_hit6"]) for share in shares],
            "hours_a_day": [max(2, hours - round((1 - share) * 5)) for share in shares],
            "acute_days": [max(1, round(days * Decimal("0.5"))) for days in headache],
        }


def _reply(question: Question, *, raised: bool) -> Reply:
    yes = (question.raises == "yes") is raised
    return Reply.YES if yes else Reply.NO


def _yes(group: Group, code: str, text: str, at: datetime) -> Answer:
    return Answer(group=group, code=code, text=text, reply=Reply.YES, recorded_at=at)
