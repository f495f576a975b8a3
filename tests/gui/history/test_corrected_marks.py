"""A value that was corrected after signing is marked wherever the history shows it."""

from dataclasses import replace

from PySide6.QtCore import Qt

from gui.history.correction_words import corrected_words
from gui.history.measures.course_model import BENEATH, CourseModel
from gui.history.measures.course_rows import CourseRow, CourseTable
from gui.history.trend.readout import source_words
from gui.history.trend.trend_export import csv_of
from model.corrected import Corrected
from model.counted import PERIOD
from model.outcome.lists_file import load_outcome_lists
from model.outcome.series import Source, series_of
from model.outcome.trend import trend_of
from tests.model.outcome.courses import FIRST, course, treatment

LISTS = load_outcome_lists()
DAYS = LISTS.by_code["headache_days"]
READ = Corrected(DAYS.key, "2", "20", "20")
UNREAD = Corrected(DAYS.key, "2", "about 20", None)


def test_the_words_tell_what_was_signed_and_whether_it_counts() -> None:
    period = Corrected(PERIOD, "30", "28", "28")
    assert corrected_words([READ, period]) == (
        "corrected after signing, signed as 2; period corrected after signing, signed as 30 days"
    )
    assert corrected_words([UNREAD]) == (
        "corrected after signing to “about 20”, not a number: counted as signed"
    )
    assert corrected_words([replace(period, value=None, amended="x" * 50)]) == (
        f"period corrected after signing to “{'x' * 24}…”, not a number: 30 days count"
    )
    assert corrected_words(()) == ""


def test_the_table_of_measures_and_the_numbers_mark_it() -> None:
    for corrected, mark in ((READ, "corrected"), (UNREAD, "see correction")):
        one = replace(treatment(1, FIRST, headache_days=20), corrected={DAYS.code: corrected})
        held = course([one])
        series = series_of(held, DAYS, LISTS)
        (point,) = series.points
        row = CourseRow(
            on=FIRST, source=Source.SESSION, number=101, words="Session 1",
            points={DAYS.code: point},
        )  # fmt: skip
        model = CourseModel()
        model.show_table(CourseTable(rows=(row,), measures=(DAYS,)), {})
        cell = model.index(0, 0)
        assert cell.data(BENEATH) == mark
        words = corrected_words([corrected])
        assert str(cell.data(Qt.ItemDataRole.ToolTipRole)).endswith(f"20\u00a0days, {words}")
        assert source_words(point) == f"told at a session · {words}"
        assert words in csv_of([trend_of(held, series, ())])
