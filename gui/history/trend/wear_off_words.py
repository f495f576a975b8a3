"""The lines of a wear-off curve and the words at their ends: the same on screen and paper."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF

from gui.history.trend.frame import Frame, Letters, Word, spread, word
from gui.wording import tr
from model.outcome.wear_off import LEAST_DAYS, Cycle, WearOff

INTERVAL_WEEK = 12  # weeks from one treatment to the next
MOST_CYCLES = 6  # lines that can still be told apart: the newest
BESIDE = 8.0  # px from the box to the signs
SIGN = 16.0  # px from the left of a sign to its name
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


def names_width(shown: WearOff, letters: Letters) -> float:
    """How much room the names take beside the box, with their signs."""
    metrics = letters.metrics(letters.label, 600)
    widest = max(metrics.horizontalAdvance(name_of(cycle, shown)) for cycle, _ in lines_of(shown))
    return BESIDE + SIGN + float(widest)


def wear_off_words(shown: WearOff, frame: Frame, letters: Letters) -> list[Word]:
    """The twelfth week above the box; beside it the names, each as high as its line ends."""
    found = []
    if frame.shows(INTERVAL_WEEK):
        above = QPointF(frame.x(INTERVAL_WEEK), frame.box.top() - 12)
        found.append(
            word(tr("12 weeks"), above, letters, pixels=letters.label, weight=600, role="accent")
        )
    names = []
    for cycle, weeks in lines_of(shown):
        seen = [week for week in weeks if frame.shows(week)]
        if not seen:
            continue
        place = QPointF(frame.box.right() + BESIDE + SIGN, frame.y(float(weeks[max(seen)])))
        made = word(
            name_of(cycle, shown), place, letters, pixels=letters.label,
            weight=400 if cycle else 600, role="text_2" if cycle else "text", align=0,
        )  # fmt: skip
        names.append(made)
    return [*found, *spread(names, frame.box.top(), frame.box.bottom())]
