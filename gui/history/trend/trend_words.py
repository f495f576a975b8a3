"""Where the words of a trend stand: units above sessions, levels at the right, gaps, last value."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from gui.history.trend.frame import Frame, Letters, Word, spread, without_overlaps, word
from gui.history.trend.readout import baseline_label, level_label, session_label, shown
from gui.wording import NO_BREAK, number, tr
from model.outcome.axis import Axis
from model.outcome.trend import Gap, Trend

ABOVE, BESIDE = 12.0, 10.0
CHECKPOINT = 6.0  # px: half the width of its triangle
FOOT = 38.0  # px beneath all points, for triangles and their weeks
LINE_AWAY = 2.5  # px
LAST_HEIGHTS = (-16.0, 16.0, 0.0, -26.0)  # px from the last point to its figure, best first


def trend_words(
    trend: Trend, frame: Frame, letters: Letters, *, right: float, second: Trend | None = None
) -> list[Word]:
    """All words of a trend but those at its axes; right is where the levels' labels begin."""
    lines = [frame.y(float(value)) for value, _ in level_labels(trend)]
    seconds = _last_value(second, frame, letters, lines, scaled_to=trend.axis) if second else ()
    last = spread(
        [*_last_value(trend, frame, letters, lines), *seconds], frame.box.top(), frame.box.bottom()
    )
    sessions = without_overlaps(list(_sessions(trend, frame, letters)))
    levels = spread(
        list(_levels(trend, frame, letters, right)), frame.box.top() - 10, frame.box.bottom() + 10
    )
    gaps = without_overlaps(list(_gaps(trend, second, frame, letters)), last)
    weeks = without_overlaps(list(_checkpoints(trend, frame, letters)), [*last, *gaps])
    return [*sessions, *levels, *gaps, *weeks, *last]


def foot_of(trend: Trend) -> float:
    """How many px beneath the axis are kept for checkpoints: their words hide no line."""
    return FOOT if trend.checkpoints else 0.0


def labels_width(trend: Trend, letters: Letters) -> float:
    """How wide the longest label at the right is; 0 without one."""
    metrics = letters.metrics(letters.label, 600)
    return max((metrics.horizontalAdvance(text) for _, text in level_labels(trend)), default=0.0)


def second_axis_width(second: Trend, letters: Letters) -> float:
    """How much room the figures of a second axis take beside the box."""
    metrics = letters.metrics(letters.label, 400)
    return 16 + max(metrics.horizontalAdvance(number(tick)) for tick in second.axis.ticks)


def on_axis(value: float, axis: Axis, scaled_to: Axis | None) -> float:
    """A value of one axis on the height it has beside another."""
    if scaled_to is None:
        return value
    share = (value - axis.least) / (axis.most - axis.least)
    return scaled_to.least + share * (scaled_to.most - scaled_to.least)


def _last_value(
    trend: Trend,
    frame: Frame,
    letters: Letters,
    lines: Sequence[float],
    scaled_to: Axis | None = None,
) -> Iterator[Word]:
    """Beside the last point, where no level line runs through it if there is such a place."""
    latest = trend.series.latest
    if latest is None or not frame.shows(latest.on.toordinal()):
        return
    height = on_axis(float(latest.value), trend.axis, scaled_to)
    place = frame.at(latest.on.toordinal(), height)
    pixels = letters.last if scaled_to is None else letters.strong
    half = 0.37 * pixels + LINE_AWAY  # figures are lower than their line
    free = [
        aside
        for aside in LAST_HEIGHTS
        if all(abs(place.y() + aside - line) > half for line in lines)
        and frame.box.top() + half < place.y() + aside
    ]
    aside = free[0] if free else LAST_HEIGHTS[0]
    made = word(
        shown(latest.value), place + QPointF(BESIDE, aside), letters, pixels=pixels, weight=700,
        role="text" if scaled_to is None else "custom", align=0, on_ground=not free,
    )  # fmt: skip
    if made.box.right() > frame.box.right():
        place += QPointF(-BESIDE, LAST_HEIGHTS[0])
        made = word(
            made.text, place, letters, pixels=made.pixels, weight=700, role=made.role, align=1
        )
    yield made


def _sessions(trend: Trend, frame: Frame, letters: Letters) -> Iterator[Word]:
    """Newest first: where there is no room for all, the older ones go without."""
    for mark in reversed(trend.sessions):
        if frame.shows(mark.on.toordinal()):
            place = QPointF(frame.x(mark.on.toordinal()), frame.box.top() - ABOVE)
            text = session_label(mark)
            yield word(text, place, letters, pixels=letters.label, weight=600, role="accent")


def _levels(trend: Trend, frame: Frame, letters: Letters, right: float) -> Iterator[Word]:
    for value, text in level_labels(trend):
        place = QPointF(right, frame.y(float(value)))
        yield word(text, place, letters, pixels=letters.label, weight=600, role="text", align=0)


def level_labels(trend: Trend) -> list[tuple[Decimal, str]]:
    """The values of the level lines and what stands beside them."""
    found = [(level.value, level_label(level)) for level in trend.levels]
    if trend.baseline:
        found.append((trend.baseline.value, baseline_label(trend.baseline)))
    return found


def _gaps(trend: Trend, second: Trend | None, frame: Frame, letters: Letters) -> Iterator[Word]:
    """Above all points that lie about the gap."""
    drawn = [(point.on, float(point.value)) for point in trend.points]
    for point in second.points if second else ():
        value = on_axis(float(point.value), second.axis, trend.axis) if second else 0.0
        drawn.append((point.on, value))
    for gap in reversed(trend.gaps):
        first, last = gap.after.toordinal(), gap.before.toordinal()
        middle = (first + last) / 2
        if frame.shows(middle):
            height = min(frame.y(value) for on, value in drawn if gap.after <= on <= gap.before)
            place = QPointF(frame.x(middle), max(height - 24, frame.box.top() + ABOVE))
            yield word(
                gap_label(gap), place, letters, pixels=letters.label, role="text_2", on_ground=True
            )


def gap_label(gap: Gap) -> str:
    """Why the line is broken there."""
    return tr("no diary") if gap.diary else tr("no number")


def _checkpoints(trend: Trend, frame: Frame, letters: Letters) -> Iterator[Word]:
    for mark in reversed(trend.checkpoints):
        if frame.shows(mark.on.toordinal()):
            last = mark is trend.checkpoints[-1]
            text = tr("{n} wk").format(n=mark.weeks).replace(" ", NO_BREAK) if last else None
            place = frame.at(mark.on.toordinal(), frame.y_range[0])
            place.setY(frame.box.bottom() - 2 * CHECKPOINT - ABOVE)
            yield word(
                text or str(mark.weeks), place, letters, pixels=letters.label, role="text_2",
                on_ground=True,
            )  # fmt: skip


def checkpoint_shape(frame: Frame, on: date) -> QPolygonF:
    """A small triangle that stands on the foot of the box."""
    foot = QPointF(frame.x(on.toordinal()), frame.box.bottom())
    return QPolygonF(
        [
            foot,
            foot + QPointF(-CHECKPOINT, -1.6 * CHECKPOINT),
            foot + QPointF(CHECKPOINT, -1.6 * CHECKPOINT),
        ]
    )
