"""Lots of vials and diluents in the sessions, as recorded and as amended later."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import NamedTuple

from model.clock import from_milliseconds
from model.dose import from_tenths
from model.lots import LotCount, LotState, LotUse, Received
from model.one_line import writable
from model.store.database import Database, Row
from model.store.patients import COLUMNS, patient_of
from model.store.sessions import IS_VOID

LONGEST_TYPED = 60
MOST_LOTS = 200
MOST_VIALS = 5000
"""So many vials of lots that only begin as typed are listed; of the very lot typed, all."""
# A diluent's lot is mostly empty: its index holds the others alone.
KNOWN = {"lot": "1", "diluent_lot": "diluent_lot <> ''"}
CORRECTED = re.compile(r"vial/(\d+)/(lot|diluent_lot)")
QUOTES = "“”\"'‘’«».,;:()[]"
VialKey = tuple[int, int]

USES = f"""SELECT {", ".join("p." + name for name in COLUMNS.split(", "))},
    s.id, (SELECT count(*) FROM session AS e WHERE e.patient_id = s.patient_id AND e.id <= s.id),
    s.started_at, s.state, {IS_VOID}, a.name, a.credentials,
    v.number, v.lot, v.expires_on, v.diluent_lot,
    (SELECT coalesce(sum(dose_tenths), 0) FROM injection
        WHERE session_id = s.id AND state = 'given' AND vial = v.number),
    (SELECT coalesce(sum(dose_tenths), 0) FROM discard
        WHERE session_id = s.id AND vial = v.number),
    (SELECT coalesce(sum(i.dose_tenths), 0) FROM injection AS i
        WHERE i.session_id = s.id AND i.state = 'given' AND NOT EXISTS (
            SELECT 1 FROM vial WHERE session_id = s.id AND number = i.vial))
    FROM vial AS v CROSS JOIN session AS s ON s.id = v.session_id
    JOIN patient AS p ON p.id = s.patient_id
    LEFT JOIN signature AS a ON a.session_id = s.id AND a.purpose = 'author'"""


class LotCorrection(NamedTuple):
    """What an amendment says a vial's lot, or its diluent's, should have been."""

    session_id: int
    vial: int
    column: str
    amended: str


class Lots:
    """Answers a recall: every session that holds a lot, void and open ones too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def received(self, typed: str) -> Received:
        """The vials whose lot or diluent's lot, recorded or corrected, begins as typed.

        Capitals and small letters are one, spaces are nothing: no box bears any.
        """
        wanted = lot_key(typed)
        if not wanted:
            return Received("", (), ())
        corrections = self._corrections()
        counts = self._counts(wanted, corrections)
        is_whole = len(counts) < MOST_LOTS and sum(c.vials for c in counts) <= MOST_VIALS
        listed = [count for count in counts if is_whole or wanted in _keys(count.lot)]
        uses = self._uses({count.lot for count in listed}, corrections)
        newest = sorted(uses, key=lambda u: (u.started_at, u.session_id, -u.vial), reverse=True)
        return Received(typed.strip(), tuple(counts), tuple(newest))

    @property
    def are_none(self) -> bool:
        """Whether no session has a vial."""
        return self._database.row("SELECT 1 FROM vial LIMIT 1") is None

    def is_known(self, typed: str) -> bool:
        """Whether a vial, a diluent or a correction has a lot that begins so."""
        wanted = lot_key(typed)
        if not wanted:
            return False
        recorded = any(self._spellings(column, wanted) for column in KNOWN)
        return recorded or any(begins(one.amended, wanted) for one in self._corrections())

    def condition(self, typed: str) -> tuple[str, list[object]]:
        """A condition on rows of vial for lots recorded that begin as typed, with its values."""
        parts, values = ["0"], list[object]()
        for column, known in KNOWN.items():
            for spelling in self._spellings(column, lot_key(typed)):
                parts.append(f"({known} AND {column} >= ? AND {column} < ?)")
                values += [spelling, after(spelling)]
        return f"({' OR '.join(parts)})", values

    def corrected_sessions(self, typed: str) -> list[int]:
        """The sessions with a lot that was corrected to one that begins as typed."""
        wanted = lot_key(typed)
        found = (one.session_id for one in self._corrections() if begins(one.amended, wanted))
        return list(dict.fromkeys(found)) if wanted else []

    def _counts(self, wanted: str, corrections: Sequence[LotCorrection]) -> list[LotCount]:
        """The lots that begin so, each as it is written, the very one first."""
        vials = Counter[str]()
        for column, known in KNOWN.items():
            for lot in islice(self._distinct(column, wanted), MOST_LOTS):
                sql = f"SELECT count(*) FROM vial WHERE {known} AND {column} = ?"
                row = self._database.row(sql, (lot,))
                vials[lot] += row[0] if row else 0
        vials.update(one.amended for one in corrections if begins(one.amended, wanted))
        counts = [LotCount(lot, count) for lot, count in vials.items()]
        return sorted(counts, key=lambda c: (lot_key(c.lot) != wanted, lot_key(c.lot), c.lot))

    def _distinct(self, column: str, wanted: str) -> Iterator[str]:
        """Each lot once, by leaps through the index: a lot may have thousands of vials."""
        for spelling in self._spellings(column, wanted):
            last, compared = spelling, ">="
            while row := self._database.row(
                f"SELECT {column} FROM vial WHERE {KNOWN[column]} AND {column} {compared} ?"
                f" AND {column} < ? ORDER BY {column} LIMIT 1",
                (last, after(spelling)),
            ):
                last, compared = row[0], ">"
                yield last

    def _spellings(self, column: str, wanted: str) -> list[str]:
        """How lots that begin so are written in the file, as the index tells c from C."""
        if not wanted.isascii():  # no lot holds such a sign
            return []
        found = [""]
        for letter in wanted:
            both = sorted({letter.lower(), letter.upper()})
            longer = (spelling + one for spelling in found for one in both)
            found = [spelling for spelling in longer if self._begins_any(column, spelling)]
        return found if wanted else []

    def _begins_any(self, column: str, spelling: str) -> bool:
        sql = f"SELECT 1 FROM vial WHERE {KNOWN[column]} AND {column} >= ? AND {column} < ? LIMIT 1"
        return self._database.row(sql, (spelling, after(spelling))) is not None

    def _corrections(self) -> list[LotCorrection]:
        """Every correction of a lot in the file, oldest first in each session."""
        rows = self._database.rows(
            "SELECT session_id, corrections FROM amendment WHERE kind = 'correction'"
            " AND (instr(corrections, '/lot\"') OR instr(corrections, '/diluent_lot\"'))"
            " ORDER BY session_id, number"
        )
        return [one for session_id, text in rows for one in _lots_corrected(session_id, text)]

    def _uses(self, lots: Set[str], corrections: Sequence[LotCorrection]) -> list[LotUse]:
        """The vials with exactly one of these lots, recorded or corrected, each once."""
        by_vial: dict[VialKey, list[LotCorrection]] = {}
        for one in corrections:
            by_vial.setdefault((one.session_id, one.vial), []).append(one)
        asked: list[tuple[str, tuple[object, ...]]] = []
        for lot in lots:
            asked += [("v.lot = ?", (lot,)), ("v.diluent_lot <> '' AND v.diluent_lot = ?", (lot,))]
        for key, said in by_vial.items():
            if any(one.amended in lots for one in said):
                asked.append(("v.session_id = ? AND v.number = ?", key))
        uses = {}
        for where, values in asked:
            for row in self._database.rows(f"{USES} WHERE {where}", values):
                use = _use(row, by_vial)
                uses[use.session_id, use.vial] = use
        return list(uses.values())


def lot_key(typed: str) -> str:
    """What two ways to write one lot have in common."""
    return "".join(writable(typed[:LONGEST_TYPED]).split()).casefold()


def after(spelling: str) -> str:
    """The first text that no longer begins so."""
    return spelling[:-1] + chr(ord(spelling[-1]) + 1)


def begins(amended: str, wanted: str) -> bool:
    """Whether a correction names a lot that begins so: somebody typed it, maybe with words."""
    return any(key.startswith(wanted) for key in _keys(amended))


def _keys(amended: str) -> list[str]:
    """What a correction names, as a whole and word by word."""
    return [lot_key(one.strip(QUOTES)) for one in (amended, *amended.split())]


def _lots_corrected(session_id: int, text: str) -> Iterator[LotCorrection]:
    """None where the text was spoilt from outside: the check of its signature tells of that."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        for one in json.loads(text):
            if found := CORRECTED.fullmatch(one["key"]):
                yield LotCorrection(session_id, int(found[1]), found[2], one["amended"])


def _use(row: Row, corrections: Mapping[VialKey, Sequence[LotCorrection]]) -> LotUse:
    patient, rest = patient_of(row[:11]), row[11:]
    session_id, number, started_at, state, is_void, name, credentials = rest[:7]
    vial, lot, expires_on, diluent_lot, given, discarded, without = rest[7:]
    said = corrections.get((session_id, vial), ())
    ended = LotState.SIGNED if name else LotState.ENDED
    return LotUse(
        patient=patient,
        session_id=session_id,
        session_number=number,
        started_at=from_milliseconds(started_at),
        state=LotState.VOID if is_void else LotState.OPEN if state == "draft" else ended,
        signed_by=", ".join(part for part in (name, credentials) if part),
        vial=vial,
        lot=lot,
        expires_on=date.fromisoformat(expires_on),
        diluent_lot=diluent_lot,
        lot_corrected_to=tuple(one.amended for one in said if one.column == "lot"),
        diluent_lot_corrected_to=tuple(one.amended for one in said if one.column == "diluent_lot"),
        units_given=from_tenths(given),
        units_discarded=from_tenths(discarded),
        units_without_vial=from_tenths(without),
    )
