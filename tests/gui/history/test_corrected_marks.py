"""A value that was corrected after signing is marked wherever the history shows it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.history.correction_words import corrected_words
from gui.history.measures.course_model import BENEATH
from gui.history.measures.table_card import TableCard
from gui.history.trend.readout import source_words
from gui.history.trend.trend_export import csv_of
from gui.theme import Theme
from gui.workspace import Workspace
from model.corrected import Corrected
from model.counted import PERIOD
from model.outcome.lists_file import load_outcome_lists
from model.outcome.trend import trend_of
from tests.gui.history.treated import Treated
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


@pytest.mark.parametrize(("corrected", "mark"), [(READ, "corrected"), (UNREAD, "see correction")])
def test_the_table_of_measures_and_the_numbers_mark_it(
    qtbot: QtBot, workspace: Workspace, theme: Theme, corrected: Corrected, mark: str
) -> None:
    records = Treated(workspace).records()
    one = replace(treatment(1, FIRST, headache_days=20), corrected={DAYS.code: corrected})
    records.course = course([one])
    card = TableCard(records, theme)
    qtbot.addWidget(card)
    card.show_course()
    cell, words = card.model.index(0, 0), corrected_words([corrected])
    assert cell.data(BENEATH) == mark
    assert words in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    series = records.series(DAYS.code)
    assert source_words(series.points[0]) == f"told at a session · {words}"
    assert words in csv_of([trend_of(records.course, series, ())])
    records.release()
