"""What a search asks of sessions, as conditions that are met by index, the rarest first."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from model.clock import to_milliseconds
from model.departure import DepartureKind
from model.found import SiteDeparture
from model.search import Asked, Period
from model.store.database import Database
from model.store.lots import Lots, after
from model.store.patients import STANDS_IN

MANY = 20_000
"""So many sessions are sorted by their time; of more, the latest are walked through instead."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked. source lists the sessions that meet it, met is a condition on session s."""

    source: str
    met: str
    values: tuple[object, ...]
    table: str = ""


class SessionConditions:
    """The sessions that meet every condition, the latest first."""

    def __init__(self, database: Database, lots: Lots) -> None:
        self._database, self._lots = database, lots

    def of(self, asked: Asked) -> list[Condition]:
        """Everything asked of a session but its days and its patient."""
        return [
            *self._departures(asked),
            *self._diagnoses(asked),
            *self._effects(asked),
            *self._lot(asked),
        ]

    def ids(self, conditions: Sequence[Condition], period: Period, most: int) -> list[int]:
        """The latest sessions that meet all of them, at most so many."""
        dated = dates_condition(period)
        counts = [(self._count(one.source, one.values), one) for one in conditions]
        rarest = min(counts, key=lambda count: count[0], default=None)
        in_period = self._count(f"SELECT id FROM session AS s WHERE {dated.met}", dated.values)
        if rarest is None or rarest[0] > MANY or in_period < rarest[0]:
            return self._walked([dated, *conditions], most)
        others = [dated, *(one for one in conditions if one is not rarest[1])]
        rows = self._database.rows(
            f"SELECT s.id FROM session AS s WHERE s.id IN ({rarest[1].source})"
            f" AND {_all(others)} ORDER BY +s.started_at DESC, s.id DESC LIMIT ?",
            (*rarest[1].values, *_values(others), most),
        )
        return [row[0] for row in rows]

    def among(
        self, ids: Sequence[int], conditions: Sequence[Condition], period: Period
    ) -> set[int]:
        """Those of some sessions that meet all conditions."""
        every = [one_of_ids(ids), dates_condition(period), *conditions]
        rows = self._database.rows(
            f"SELECT s.id FROM session AS s WHERE {_all(every)}", _values(every)
        )
        return {row[0] for row in rows}

    def patients_among(
        self, ids: Sequence[int], conditions: Sequence[Condition], period: Period
    ) -> set[int]:
        """Those of some patients who have a session that meets all conditions."""
        every = [dates_condition(period), *conditions]
        among = one_of_ids(ids, "p.id")
        rows = self._database.rows(
            f"SELECT p.id FROM patient AS p WHERE {among.met} AND EXISTS"
            f" (SELECT 1 FROM session AS s WHERE s.patient_id = p.id AND {_all(every)})",
            (*among.values, *_values(every)),
        )
        return {row[0] for row in rows}

    def departures(self, asked: Asked, ids: Sequence[int]) -> dict[int, list[SiteDeparture]]:
        """What is asked for of departures in some sessions; nothing where none is asked for."""
        found: dict[int, list[SiteDeparture]] = {}
        where, values = _departure_wanted(asked)
        if values:
            rows = self._database.rows(
                f"SELECT session_id, site_code, kind FROM departure WHERE {where}"
                " AND session_id IN (SELECT value FROM json_each(?)) ORDER BY site_code, kind",
                (*values, json.dumps([*ids])),
            )
            for session_id, code, kind in rows:
                found.setdefault(session_id, []).append(SiteDeparture(code, DepartureKind(kind)))
        return found

    def _walked(self, conditions: Sequence[Condition], most: int) -> list[int]:
        rows = self._database.rows(
            f"SELECT s.id FROM session AS s WHERE {_all(conditions)}"
            " ORDER BY s.started_at DESC, s.id DESC LIMIT ?",
            (*_values(conditions), most),
        )
        return [row[0] for row in rows]

    def _count(self, source: str, values: Sequence[object]) -> int:
        """How many there are, as far as it matters."""
        row = self._database.row(
            f"SELECT count(*) FROM (SELECT 1 FROM ({source}) LIMIT {MANY + 1})", values
        )
        return row[0] if row else 0

    def _departures(self, asked: Asked) -> Iterator[Condition]:
        where, values = _departure_wanted(asked)
        if values:
            yield _in_table("departure", where, values)

    def _diagnoses(self, asked: Asked) -> Iterator[Condition]:
        if code := asked.diagnosis.upper().rstrip("."):
            where = "key = 'indication.diagnosis' AND value >= ? AND value < ?"
            yield _in_table("detail", where, (code, after(code)))

    def _effects(self, asked: Asked) -> Iterator[Condition]:
        if asked.effect:
            yield _in_table("adverse_effect", "effect = ?", (asked.effect,))

    def _lot(self, asked: Asked) -> Iterator[Condition]:
        if not asked.lot:
            return
        where, values = self._lots.condition(asked.lot)
        recorded = _in_table("vial", where, tuple(values))
        corrected = one_of_ids(self._lots.corrected_sessions(asked.lot))
        both = (*values, *corrected.values)
        yield Condition(
            f"{recorded.source} UNION ALL {corrected.source}",
            f"({recorded.met} OR {corrected.met})",
            both,
        )


def one_of_ids(ids: Sequence[int], column: str = "s.id") -> Condition:
    """The sessions, or those of the patients, with one of these numbers in the file."""
    listed = (json.dumps([*ids]),)
    among = "SELECT value FROM json_each(?)"
    return Condition(among, f"{column} IN ({among})", listed)


def of_patients(ids: Sequence[int]) -> Condition:
    """The sessions of some patients."""
    one = one_of_ids(ids, "s.patient_id")
    return replace(one, source=f"SELECT id FROM session WHERE patient_id IN ({one.source})")


def of_names(words: Sequence[str]) -> Condition:
    """The sessions of patients in whose name, number or birthday all words stand."""
    stand = " AND ".join([STANDS_IN] * len(words)) or "1"
    return Condition(
        "SELECT session.id FROM session JOIN patient ON patient.id = session.patient_id"
        f" WHERE {stand}",
        f"EXISTS (SELECT 1 FROM patient WHERE id = s.patient_id AND {stand})",
        tuple(words),
    )


def dates_condition(period: Period) -> Condition:
    """The sessions begun in a period, by the days of this workstation."""
    parts, values = ["1"], list[object]()
    if period.first:
        parts, values = [*parts, "s.started_at >= ?"], [*values, _begin_of(period.first)]
    if period.last:
        end = _begin_of(period.last + timedelta(days=1))
        parts, values = [*parts, "s.started_at < ?"], [*values, end]
    met = " AND ".join(parts)
    return Condition(f"SELECT id FROM session AS s WHERE {met}", met, tuple(values))


def _begin_of(day: date) -> int:
    try:
        return to_milliseconds(datetime.combine(day, time()).astimezone())
    except (OverflowError, OSError, ValueError):  # far from every clock
        return to_milliseconds(datetime.combine(day, time(), UTC))


def _departure_wanted(asked: Asked) -> tuple[str, tuple[str, ...]]:
    """A condition on rows of departure with its values; without values nothing is asked."""
    pairs = {"kind": asked.departure and asked.departure.value, "site_code": asked.site.upper()}
    wanted = {name: value for name, value in pairs.items() if value}
    return " AND ".join(f"{name} = ?" for name in wanted), tuple(wanted.values())


def _in_table(table: str, where: str, values: tuple[object, ...]) -> Condition:
    return Condition(
        f"SELECT session_id FROM {table} WHERE {where}",
        f"EXISTS (SELECT 1 FROM {table} WHERE session_id = s.id AND {where})",
        values,
        table,
    )


def _all(conditions: Sequence[Condition]) -> str:
    return " AND ".join(one.met for one in conditions)


def _values(conditions: Sequence[Condition]) -> tuple[object, ...]:
    return tuple(value for one in conditions for value in one.values)
