"""The rows of the table of measures: each session, contact and month of the diary with its day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gui.history.measures.wording import channel_words, session_words
from gui.history.records import CourseRecords
from gui.wording import NO_BREAK, day, tr
from model.outcome.contact import Contact, Result
from model.outcome.course import Treatment
from model.outcome.lists import Measure
from model.outcome.measurement import MONTH_DAYS
from model.outcome.series import Point, Source


@dataclass(frozen=True, kw_only=True)
class CourseRow:
    """What became known on a day by one source; a measure without a value is not in points."""

    on: date
    source: Source
    number: int
    words: str
    note: str = ""
    contact: Contact | None = None
    treatment: Treatment | None = None
    points: Mapping[str, Point] = field(default_factory=dict)
    near: Mapping[str, Point] = field(default_factory=dict)
    """Of the diary: counts for which what was told near their day counts."""

    @property
    def key(self) -> tuple[str, int, date]:
        """What names the row while its values change."""
        on = self.on if self.source is Source.DIARY else date.min
        return self.source.value, self.number, on


@dataclass(frozen=True, kw_only=True)
class CourseTable:
    """The rows newest first, and the measures of which any has a value, else the first."""

    rows: tuple[CourseRow, ...]
    measures: tuple[Measure, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody was in touch and nothing has a value, however many sessions there were."""
        return not any(row.contact or row.points for row in self.rows)


def course_table(records: CourseRecords) -> CourseTable:
    """All that is known of a patient; a session declared void counts nowhere."""
    course, lists = records.course, records.lists
    found: dict[tuple[str, int, date], dict[str, Point]] = {}
    near: dict[date, dict[str, Point]] = {}
    for measure in lists.measures:
        series = records.series(measure.code)
        for point in series.points:
            on = point.on if point.source is Source.DIARY else date.min
            found.setdefault((point.source.value, point.number, on), {})[measure.code] = point
        for point in series.near:
            near.setdefault(point.on, {})[measure.code] = point
    in_diary = {key[2] for key in found if key[0] == Source.DIARY.value}
    rows = [
        *(_of_session(one) for one in course.treatments if not one.summary.is_void),
        *(_of_contact(records, one) for one in course.contacts),
        *(
            _of_diary(key[2], points, near.get(key[2], {}))
            for key, points in found.items()
            if key[0] == Source.DIARY.value
        ),
        *(_of_diary(on, {}, points) for on, points in near.items() if on not in in_diary),
    ]
    filled = [replace(row, points=found.get(row.key, {})) for row in rows]
    known = {code for points in found.values() for code in points}
    return CourseTable(
        rows=tuple(sorted(filled, key=lambda row: (row.on, row.number), reverse=True)),
        measures=tuple(m for m in lists.measures if m.code in known) or lists.measures[:1],
    )


def row_name(row: CourseRow) -> str:
    """Day and source in a line."""
    return f"{day(row.on)}, {row.words}"


def _of_session(one: Treatment) -> CourseRow:
    number = one.summary.session.number
    words = session_words(number)
    return CourseRow(
        on=one.day,
        source=Source.SESSION,
        number=one.session_id,
        words=f"{words}, {tr('open')}" if one.is_open else words,
        treatment=one,
    )


def told_near(records: CourseRecords, code: str, point: Point) -> Point | None:
    """What was told nearest to a month of the diary, and counts for it."""
    told = [one for one in records.series(code).points if one.source is not Source.DIARY]
    return min(told, key=lambda one: abs(one.on - point.on), default=None)


def _of_diary(on: date, points: Mapping[str, Point], near: Mapping[str, Point]) -> CourseRow:
    words = _diary_words(points or near)
    return CourseRow(on=on, source=Source.DIARY, number=0, words=words, near=near)


def _diary_words(points: Mapping[str, Point]) -> str:
    days = next((point.period_days for point in points.values()), None)
    if days in (None, MONTH_DAYS):
        return tr("Diary")
    return tr("Diary, {n} of 28 days").format(n=days)


def _of_contact(records: CourseRecords, one: Contact) -> CourseRow:
    result = {
        Result.NONE: "",
        Result.CALLED: tr("reached"),
        Result.LEFT_MESSAGE: tr("left message"),
        Result.BOOKED: tr("booked"),
        Result.DECLINED: tr("declined"),
    }[one.result]
    words = channel_words(records.lists, one.channel)
    return CourseRow(
        on=one.on,
        source=Source.CONTACT,
        number=one.number,
        words=f"{words}, {result}".replace(" ", NO_BREAK) if result else words,
        note=one.note,
        contact=one,
    )
