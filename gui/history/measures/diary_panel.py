"""Takes a diary from a file: choose or drop it, see what would be taken, take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.history.measures.diary_preview import DiaryPreview
from gui.history.measures.diary_start import DiaryStart
from gui.history.measures.diary_wording import count_of_days
from gui.history.records import CourseRecords
from gui.overriding import override
from gui.patients.wording import today_of
from gui.reading_thread import Reader
from gui.theme import Theme
from gui.widgets.parts import frame, icon_button, label, refresh_icons
from gui.wording import tr
from model.errors import DataFileError, DiaryFileError
from model.exchange.diary_dates import DateOrder, DateOrderError
from model.exchange.diary_file import ReadDiary, read_diary
from model.exchange.diary_severity import Scale, ScaleError
from model.exchange.diary_words import load_diary_words
from model.exchange.file_problem import FileProblem
from model.exchange.table_text import bytes_of
from model.outcome.lists import DiaryRules
from model.store.store import Store
from model.use_cases.diary_import import compared, diary_import, months_after


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of reading a file: the diary, or why it was refused; and the words used."""

    result: ReadDiary | DiaryFileError
    problems: tuple[DataFileError, ...]


class DiaryPanel(QWidget):
    """Nothing is recorded before its one accent button; no file name is kept anywhere."""

    closed = Signal()

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__()
        self._records, self._theme = records, theme
        self._path: Path | None = None
        self._order: DateOrder | None = None  # as chosen for this reading of the file, no other
        self._answer: _Answer | None = None
        self._reader: Reader[_Answer] = Reader(self, records.workspace)
        self.start = DiaryStart(theme)
        self.preview = DiaryPreview(theme, self._rules)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.preview)
        self.close_button = icon_button(theme, "close", tr("Close (Esc)"))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.start.choose)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 8)
        head.addWidget(label(tr("Diary from a file"), "name"), 1)
        head.addWidget(self.close_button)
        strip = frame("strip")
        strip.setLayout(head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.start.choose_wanted.connect(self.choose_file)
        self.start.order_wanted.connect(self._read_in_order)
        self.start.scale_wanted.connect(self._read_on_scale)
        self.preview.other_wanted.connect(self.choose_file)
        self.preview.close_wanted.connect(self.closed)
        self.preview.take_wanted.connect(self._take)
        self.preview.changed.connect(self._show_preview)
        self._reader.answered.connect(self._answered)
        self._reader.failed.connect(self._failed)
        self._records.changed.connect(self._show_preview)

    @property
    def _rules(self) -> DiaryRules:
        return self._records.lists.diary

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("Take a diary from a file"),
            "",
            tr("Tables (*.csv *.tsv *.txt);;All files (*)"),
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(
        self, path: Path, order: DateOrder | None = None, scale: Scale | None = None
    ) -> None:
        """Read a file beside the event loop, and show what would be taken or what is wrong.

        order and scale are what was chosen for this file where it does not say them.
        """
        self._path, self._order, self._answer = path, order, None
        self.pages.setCurrentWidget(self.start)
        self.start.show_nothing(tr("Reading the file…"))
        folder, rules = self._records.workspace.folder.practice, self._rules
        today = today_of(self._records.workspace)

        def read(_store: Store) -> _Answer:
            words = load_diary_words(folder)
            try:
                found = read_diary(bytes_of(path), words, rules, today, order, scale)
            except DiaryFileError as error:
                return _Answer(error, words.problems)
            return _Answer(found, words.problems)

        self._reader.ask(read)

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        refresh_icons(self, self._theme)
        self.update()

    def release(self) -> None:
        """Wait for no file any more; before the panel goes."""
        self._reader.drop()
        self._records.changed.disconnect(self._show_preview)

    def _answered(self, answer: _Answer) -> None:
        self._answer = answer
        result = answer.result
        if isinstance(result, ReadDiary):
            self.preview.other.replaced.clear()
            self._show_preview()
            self.pages.setCurrentWidget(self.preview)
            self.preview.take.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(result, DateOrderError):
            self.start.show_question(result.spans)
            next(iter(self.start.order_buttons.values())).setFocus()
        elif isinstance(result, ScaleError):
            self.start.show_scale_question(result.highest, self._rules)
            next(iter(self.start.scale_buttons.values())).setFocus()
        else:
            self._show_problems(result.problems)

    def _failed(self, words: str) -> None:
        self._show_problems([FileProblem(words)])

    def _show_problems(self, problems: Sequence[FileProblem]) -> None:
        self.start.show_problems(problems)
        self.start.choose.setFocus()

    def _read_in_order(self, order: DateOrder) -> None:
        if self._path:
            self.read_file(self._path, order)

    def _read_on_scale(self, scale: Scale) -> None:
        if self._path:
            self.read_file(self._path, self._order, scale)

    def _show_preview(self) -> None:
        """The file beside the record as it stands now; taken or undone, it tells so."""
        if self._answer is None or not isinstance(self._answer.result, ReadDiary):
            return
        course, read = self._records.course, self._answer.result
        found = compared(course, read)
        replaced = self.preview.other.replaced & {one.read.day for one in found.other}
        changes = diary_import(course, read, self._records.workspace.clock(), replaced)
        months = months_after(course, changes)
        self.preview.show_diary(read, found, months, self._answer.problems)

    def _take(self) -> None:
        read = self._answer.result if self._answer else None
        if not isinstance(read, ReadDiary):
            return
        records, replaced = self._records, set(self.preview.other.replaced)
        at = records.workspace.clock()
        count = len(diary_import(records.course, read, at, replaced))
        words = tr("Diary taken, {days}").format(days=count_of_days(count))
        if records.perform(words, lambda course: diary_import(course, read, at, replaced)):
            self.preview.say(
                tr("{days} taken. Undo takes them back.").format(days=count_of_days(count)),
                "accent",
            )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.read_file(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
