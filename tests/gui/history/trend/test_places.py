"""Where words and ticks of a plot stand: read easily, however little room there is."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from gui.history.trend.frame import Frame, Letters, Word, heights, spread, without_overlaps, word
from gui.history.trend.months import month_ticks
from gui.history.trend.trend_words import foot_of, trend_words
from model.outcome.lists_file import load_outcome_lists
from model.outcome.series import series_of
from model.outcome.trend import trend_of
from model.paths import RESOURCES
from tests.model.outcome.courses import course, treatment


def names(first: date, last: date, width: float) -> list[str]:
    return [name for _, name in month_ticks(first, last, width) if name]


def test_months_are_named_where_there_is_room() -> None:
    first, last = date(2025, 11, 3), date(2026, 12, 1)
    ticks = month_ticks(first, last, 700)
    assert [on for on, _ in ticks] == [date(2025, 12, 1)] + [
        date(2026, month, 1) for month in range(1, 13)
    ]
    assert [name for _, name in ticks if name] == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]
    assert names(first, last, 1400)[:3] == ["Dec 2025", "Jan 2026", "Feb"]
    assert names(first, last, 240) == ["Jan 2026", "Jul"]
    assert names(date(2006, 2, 1), date(2026, 2, 1), 700) == [
        "Jan 2010", "Jan 2015", "Jan 2020", "Jan 2025"
    ]  # fmt: skip


@pytest.mark.usefixtures("fonts")
def test_words_that_would_overlap_are_moved_apart_or_left_out() -> None:
    letters = Letters()
    places = [word("Baseline 22", QPointF(0, y), letters, pixels=14, role="text") for y in (9, 12)]
    assert len(without_overlaps(places)) == 1
    apart = spread(places, 0, 100)
    assert apart[1].box.top() >= apart[0].box.bottom()
    low = spread([word("a", QPointF(0, 99), letters, pixels=14, role="text")], 0, 100)
    assert low[0].box.bottom() <= 100


@pytest.mark.usefixtures("fonts")
def test_of_many_sessions_the_newest_keep_their_units() -> None:
    lists = load_outcome_lists(RESOURCES / "practice")
    held = course([treatment(n, date(2007 + n // 4, 1 + n % 4 * 3, 5), hit6=60) for n in range(80)])
    trend = trend_of(held, series_of(held, lists.by_code["hit6"], lists), [2, 4, 12])
    first, last = (day.toordinal() for day in trend.days)
    frame = Frame(QRectF(40, 30, 700, 200), (first - 100, last + 100), (36, 78))
    found = [one for one in trend_words(trend, frame, Letters(), right=750) if "U" in one.text]
    assert 5 < len(found) < 20
    assert found[0].box.center().x() == pytest.approx(
        frame.x(trend.sessions[-1].on.toordinal()), abs=1
    )
    for right, left in pairwise(found):
        assert left.box.right() <= right.box.left()


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("height", [120, 160, 200, 260, 330])
def test_words_of_checkpoints_and_of_the_last_value_lie_on_no_line(height: int) -> None:
    lists = load_outcome_lists(RESOURCES / "practice")
    days = (22, 16, 14, 12)
    held = course(
        [treatment(n, date(2026, 3 * n + 1, 5), headache_days=of) for n, of in enumerate(days)]
    )
    trend = trend_of(held, series_of(held, lists.by_code["headache_days"], lists), [2, 4, 12])
    first, last = (day.toordinal() for day in trend.days)
    upright = heights(0, 28, height, foot_of(trend))
    frame = Frame(QRectF(40, 30, 700, height), (first - 30, last + 30), upright)
    found = trend_words(trend, frame, Letters(), right=750)
    (weeks,) = (one for one in found if "wk" in one.text)
    assert weeks.box.top() > frame.y(0) or height < 130
    assert heights(0, 28, height)[0] == pytest.approx(-0.84)
    (figure,) = (one for one in found if one.text == "12")
    crossed = [
        y for level in trend.levels if abs((y := frame.y(float(level.value))) - mid(figure)) < 9
    ]
    assert figure.on_ground or not crossed


def mid(one: Word) -> float:
    return one.box.center().y()
