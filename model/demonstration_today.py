"""The made-up sessions that are open today: each step as a clinician would have taken it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from model.demonstration_parts import ASKED_AFTER, SessionParts
from model.demonstration_session import SessionRows
from model.demonstration_signing import Desk
from model.demonstration_stock import Refrigerator
from model.detail import Detail
from model.head_map import HeadMap
from model.injection import FreePlace, InjectionChange, State
from model.session_chart import SessionChart
from model.session_part import Change, Part
from model.store.store import Store
from model.use_cases.keeping import confirm_carried, keep
from model.use_cases.placing import move
from model.use_cases.vials import add_vial, discard
from model.vials import vial_for

CONFIRMED_AFTER = timedelta(seconds=15)
JUDGED_AFTER = timedelta(seconds=5)


class OpenSession:
    """Fills one session that was started and stays open."""

    def __init__(
        self, store: Store, drawing: HeadMap, told: Mapping[str, Any], session_id: int, actor: int
    ) -> None:
        self._store, self._drawing, self._told = store, drawing, told
        self._id, self._actor = session_id, actor
        self._started = store.sessions.get(session_id).started_at

    def prepare(self, parts: SessionParts, desk: Desk, person: Sequence[Any], number: int) -> None:
        """Everything is asked; what was carried over holds."""
        at = self._started + ASKED_AFTER
        self._do("confirmed", confirm_carried(self._chart, self._started + CONFIRMED_AFTER), at)
        course = parts.course_of(person)
        told: list[Part] = [
            *parts.answers(self._told.get("answers", {}), at),
            *parts.consent(at),
            *parts.indication(course, number, at),
            *self._other_toxin(at),
        ]
        if not self._chart.preventives:
            told += parts.medicines(course, at)
        chart = self._chart
        changes = [change for part in told for change in keep(chart, part)]
        self._do("prepared", changes, at)
        judged = at + JUDGED_AFTER
        desk.judge(self._chart, self._actor, judged, rules=self._told.get("confirmed", ()))

    def chart_sites(self, rows: SessionRows, refrigerator: Refrigerator) -> None:
        """One vial, one row after another; then what happened to vials since."""
        first = refrigerator.draw(self._told["size"], 1, self._started, self._actor)
        entered = first.recorded_at
        self._do("vial added", add_vial(self._chart, first, entered), entered)
        moved = self._told.get("moved", {})
        for row in rows.today(self._told, self._started):
            at, given = row.recorded_at, row.state is State.GIVEN
            vial = vial_for(self._chart, row.dose_units) if given else None
            placed = InjectionChange(row.site_code, None, replace(row, vial=vial))
            self._do("given" if given else "not given", [placed], at)
            if row.site_code == moved.get("site"):
                self._move(moved, at + timedelta(seconds=4))
        self._discard()
        self._second_vial(refrigerator)

    @property
    def _chart(self) -> SessionChart:
        return self._store.chart(self._id)

    def _do(self, action: str, changes: Sequence[Change], at: datetime) -> None:
        self._store.changes.apply(self._id, changes, action=action, at=at, actor=self._actor)

    def _other_toxin(self, at: datetime) -> list[Detail]:
        told = self._told.get("other_toxin")
        if not told:
            return []
        day = at.astimezone().date() - timedelta(days=told["days_ago"])
        values = {"product": told["product"], "date": day.isoformat(), "units": str(told["units"])}
        return [
            Detail(key=f"check.other-toxin.{field}", value=value, recorded_at=at)
            for field, value in values.items()
        ]

    def _move(self, moved: Mapping[str, Any], at: datetime) -> None:
        view = self._drawing.site(moved["site"]).view
        place = FreePlace(view, float(moved["x"]), float(moved["y"]))
        why = moved["reason_code"], moved["reason"]
        changes = move(self._chart, self._drawing, moved["site"], place, *why, at)
        self._do("moved", changes, at)

    def _discard(self) -> None:
        told = self._told.get("discarded")
        if told:
            at = self._started + timedelta(minutes=told["minutes"])
            units = Decimal(told["units"])
            changes = discard(self._chart, 1, units, told["reason"], at, now=at)
            self._do("discarded", changes, at)

    def _second_vial(self, refrigerator: Refrigerator) -> None:
        told = self._told.get("second_vial")
        if told:
            at = self._started + timedelta(minutes=told["minutes"])
            vial = refrigerator.draw(told["size"], 2, at, self._actor, told["lot"])
            made_up = replace(vial, made_up_at=at)
            self._do(
                "vial added", add_vial(self._chart, made_up, vial.recorded_at), vial.recorded_at
            )
