"""The rows of made-up sessions: mostly the full plan, with the departures that life brings."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.protocol import Protocol, Site

Texts = Mapping[str, Any]
BETWEEN_SITES = timedelta(seconds=25)
PREPARATION = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class MadeSession:
    """What a session will hold, and when its last row was recorded."""

    rows: tuple[Injection, ...]
    note: str = ""
    complication: str = ""
    stopped: bool = False
    """Whether sites are open at the end, as the note says."""


class SessionRows:
    """Makes the rows of one session after another from one source of chance."""

    def __init__(self, protocol: Protocol, texts: Texts, chance: random.Random) -> None:
        self._protocol, self._texts, self._chance = protocol, texts, chance

    def past(self, plan_name: str, started_at: datetime) -> MadeSession:
        """A finished session by a patient's plan, one in three of full plans with a departure."""
        plan = self._texts["plan"][plan_name]
        rows = self._planned(plan, started_at)
        note = self._chance.choice(self._texts["notes"]) if self._chance.random() < 0.3 else {}
        stopped = False
        extras = list(plan["extras"])
        if plan_name == "full":
            deed = self._chance.random()
            if deed < 0.08:
                rows = self._some_left_out(rows)
            elif deed < 0.13:
                rows = self._other_doses(rows)
            elif deed < 0.22:
                extras.append(self._chance.choice(list(self._texts["extra"])[:4]))
            elif deed < 0.26:
                rows = rows[: self._chance.randrange(19, 26)]
                note, stopped = {"text": self._texts["stopped_note"]}, True
        timed = self._timed([*rows, *self.extras(extras, started_at)], started_at)
        said = note.get("text", ""), note.get("complication", "")
        return MadeSession(timed, *said, stopped)

    def today(self, told: Texts, started_at: datetime) -> tuple[Injection, ...]:
        """The rows of an open session in the order in which they were clicked."""
        sites = self._protocol.sites_by_code
        codes = [s.code for s in self._protocol.sites if s.muscle in told["muscles"]]
        rows = [self._given(sites[code], started_at) for code in codes]
        not_given = told.get("not_given", {})
        rows = [
            _left_out(row, "", not_given[row.site_code]) if row.site_code in not_given else row
            for row in rows
        ]
        rows += self.extras([told["extra"]] if "extra" in told else [], started_at)
        if "custom" in told:
            rows.append(self._custom(told["custom"], len(sites) + 1 + 1, started_at))
        rows += [self._given(sites[code], started_at) for code in told.get("more", [])]
        return self._timed(rows, started_at)

    def extras(self, codes: Iterable[str], at: datetime) -> list[Injection]:
        """Follow-the-pain sites in the order given, numbered behind the fixed ones."""
        rows = []
        for ordinal, code in enumerate(codes, start=len(self._protocol.sites) + 1):
            place = self._texts["extra"][code]
            spot = {"units": 5, **place, "code": code, "laterality": code[3]}
            row = self._custom(spot, ordinal, at)
            rows.append(replace(row, muscle=code[:2], kind=Kind.FOLLOW_THE_PAIN))
        return rows

    def _custom(self, spot: Texts, ordinal: int, at: datetime) -> Injection:
        return Injection(
            site_code=spot["code"],
            ordinal=ordinal,
            muscle=None,
            laterality=Laterality(spot["laterality"]),
            kind=Kind.CUSTOM,
            state=State.GIVEN,
            dose_units=Decimal(spot["units"]),
            label=spot.get("label", ""),
            place=FreePlace(spot["view"], float(spot["x"]), float(spot["y"])),
            reason=spot["reason"],
            recorded_at=at,
        )

    def _planned(self, plan: Texts, at: datetime) -> list[Injection]:
        rows = []
        for site in self._protocol.sites:
            row = self._given(site, at)
            if site.code in plan["half"]:
                row = replace(row, dose_units=site.dose_units / 2)
            if site.code in plan["leave_out"]:
                row = _left_out(row, "", plan["reason"])
            rows.append(row)
        return rows

    def _given(self, site: Site, at: datetime) -> Injection:
        return Injection(
            site_code=site.code,
            ordinal=site.order,
            muscle=site.muscle,
            laterality=site.laterality,
            state=State.GIVEN,
            dose_units=site.dose_units,
            recorded_at=at,
        )

    def _some_left_out(self, rows: list[Injection]) -> list[Injection]:
        """One to three sites not given, for an offered reason or a typed one."""
        offered = [(reason.code, reason.text) for reason in self._protocol.not_given_reasons]
        typed = [("", text) for text in self._texts["typed_reasons"]]
        reason = self._chance.choice(offered + typed)
        gone = set(self._chance.sample(range(len(rows)), self._chance.randint(1, 3)))
        return [_left_out(row, *reason) if i in gone else row for i, row in enumerate(rows)]

    def _other_doses(self, rows: list[Injection]) -> list[Injection]:
        """Half the dose on both sides of the forehead, or more at both first temple sites."""
        other = self._chance.choice(self._texts["other_dose"])
        codes, dose = other["sites"], Decimal(other["units"])
        return [replace(r, dose_units=dose) if r.site_code in codes else r for r in rows]

    def _timed(self, rows: Iterable[Injection], started_at: datetime) -> tuple[Injection, ...]:
        """The rows recorded one after another, some 25 seconds apart."""
        at = started_at + PREPARATION
        timed = []
        for row in rows:
            at += BETWEEN_SITES + timedelta(seconds=self._chance.randint(-7, 7))
            timed.append(replace(row, recorded_at=at))
        return tuple(timed)


def _left_out(row: Injection, reason_code: str, reason: str) -> Injection:
    return replace(row, state=State.NOT_GIVEN, reason_code=reason_code, reason=reason)
