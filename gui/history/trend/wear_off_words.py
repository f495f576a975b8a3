"""The lines of a wear-off curve and the words at their ends: the same on screen and paper."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF

from gui.history.trend.frame import Frame, Letters, Word, spread, without_overlaps, word
from gui.wording import tr
from model.outcome.wear_off import LEAST_DAYS, Cycle, WearOff

INTERVAL_WEEK = 12  # weeks from one treatment to the next
MOST_CYCLES = 6  # lines that can still be told apart: the newest
NEAR_END = 3  # weeks: lines that end about together have their names in one column
BESIDE = 12.0  # px from the end of a line to its name
Line = tuple[Cycle | None, Mapping[int, Decimal]]


def title_of_curve() -> str:
    """What the plot is called."""
    return tr("Headache days by week after the injection")


def explained() -> str:
    """What the numbers are."""
    words = tr("Weeks after the injection, each scaled to 7 days; one needs {n} noted days.")
    return words.format(n=LEAST_DAYS)


def lines_of(shown: WearOff) -> list[Line]:
    """The mean, where there is more than one cycle, then those that are drawn, newest first."""
    lines: list[Line] = [(cycle, cycle.weeks) for cycle in reversed(shown.cycles[-MOST_CYCLES:])]
    return [(None, shown.mean), *lines] if len(lines) > 1 else lines


def runs_of(weeks: Mapping[int, Decimal]) -> Iterator[list[int]]:
    """Weeks that follow one another: between them the line is not broken."""
    run: list[int] = []
    for week in sorted(weeks):
        if run and week != run[-1] + 1:
            yield run
            run = []
        run.append(week)
    if run:
        yield run


def name_of(cycle: Cycle | None, shown: WearOff) -> str:
    """What stands at the end of a line; None for the mean."""
    if cycle:
        return tr("Session {number}").format(number=cycle.number)
    if len(shown.cycles) > MOST_CYCLES:
        return tr("Mean of all {n}").format(n=len(shown.cycles))
    return tr("Mean")


def wear_off_words(
    shown: WearOff,
    frame: Frame,
    letters: Letters,
    *,
    beside: float = BESIDE,
    near_end: int = NEAR_END,
) -> list[Word]:
    """The twelfth week above the box, and a name at the end of each line, px beside it.

    Lines that end in the last weeks, near_end of them, have their names in one column.
    """
    found = []
    if frame.shows(INTERVAL_WEEK):
        above = QPointF(frame.x(INTERVAL_WEEK), frame.box.top() - 12)
        found.append(
            word(tr("12 weeks"), above, letters, pixels=letters.label, weight=600, role="accent")
        )
    lines = lines_of(shown)
    end = max(max(weeks) for _, weeks in lines)
    near: list[Word] = []
    rest: list[Word] = []
    for cycle, weeks in lines:
        is_near = max(weeks) > end - near_end
        place = frame.at(end if is_near else max(weeks), float(weeks[max(weeks)]))
        made = word(
            name_of(cycle, shown), place + QPointF(beside, 0), letters, pixels=letters.label,
            weight=400 if cycle else 600, role="text_2" if cycle else "text", align=0,
            on_ground=True,
        )  # fmt: skip
        (near if is_near else rest).append(made)
    column = spread(near, frame.box.top(), frame.box.bottom())
    return [*found, *column, *without_overlaps(rest, column)]
