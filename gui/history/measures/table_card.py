"""The measures over time, with what can be entered above and done with a row below."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.history.measures.course_model import CourseModel
from gui.history.measures.course_rows import CourseRow, course_table, row_name, told_near
from gui.history.measures.course_view import CourseView
from gui.history.measures.wording import counted_words, source_words
from gui.history.records import CourseRecords
from gui.session.card import Card
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, tr
from model.outcome.lists import Measure
from model.outcome.series import Point


class TableCard(Card):
    """Rows are chosen here and changed elsewhere."""

    add_wanted = Signal()
    diary_wanted = Signal()
    change_wanted = Signal(int)
    """Change a contact, by its number."""
    remove_wanted = Signal(int)
    session_wanted = Signal(int)
    baseline_wanted = Signal(str, Point)
    """A measure by its code, and the value to hold others against."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(tr("Measures"))
        self._records = records
        self.add = button(tr("Add a follow-up"), "main")
        self.add.setStyleSheet("min-height: 44px;")
        self.diary = button(tr("Import a diary (CSV)"))
        self.model = CourseModel()
        self.view = CourseView(theme, self.model)
        self.first = button(tr("Add a follow-up"), "main")
        self.row_words = ElidedLabel("", "cell-strong")
        self.note = ElidedLabel("", "second")
        self.change = button(tr("Change"))
        self.remove = button(tr("Remove"))
        self.open = button(tr("Open session"))
        self.baseline = button(tr("Use as baseline…"))
        self.baseline.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.menu = QMenu(self)
        self.baseline.setMenu(self.menu)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.addWidget(self.diary)
        self.head.addWidget(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.head.setContentsMargins(20, 12, 16, 10)
        empty = QWidget()
        words = tr(
            "Nothing was counted or told yet. Enter what the patient tells between sessions."
        )
        column = QVBoxLayout(empty)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(label(words), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self.view)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(20, 8, 16, 10)
        foot.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.row_words)
        names.addWidget(self.note)
        foot.addLayout(names, 1)
        foot.addLayout(row(self.open, self.change, self.remove, self.baseline))
        self.body.addWidget(frame("rule"))
        self.body.addWidget(self._pages, 1)
        self._rule = frame("rule")
        self.body.addWidget(self._rule)
        self.body.addWidget(self._foot)

    def _connect(self) -> None:
        for made in (self.add, self.first):
            made.clicked.connect(self.add_wanted)
        self.diary.clicked.connect(self.diary_wanted)
        self.view.row_chosen.connect(self._show_row)
        self.view.opened.connect(self._open)
        self.change.clicked.connect(self._open)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self.menu.aboutToShow.connect(self._fill_menu)

    @property
    def chosen(self) -> CourseRow | None:
        """The chosen row."""
        return self.view.chosen

    def show_course(self) -> None:
        """Show the rows of the file; the chosen one stays chosen."""
        before = self.chosen
        course = self._records.course
        chosen = {
            one.code: found
            for one in self._records.lists.measures
            if (found := course.baseline(one.code))
        }
        self.model.show_table(course_table(self._records), chosen, self._counts_for)
        is_empty = self.model.table.is_empty
        self._pages.setCurrentIndex(0 if is_empty else 1)
        self.add.setVisible(not is_empty)
        self.view.measure()
        self.view.choose(before.key if before else None)
        if self.chosen is None and not is_empty:
            self.view.selectRow(0)
        self._show_row()

    def _counts_for(self, measure: Measure, point: Point) -> str:
        told = told_near(self._records, measure.code, point)
        if told is None:
            return ""
        source = source_words(self._records.course, self._records.lists, told)
        value = counted_words(measure, told.counted, told.period_days)
        words = tr("{value} told on {day} ({source}) counts instead.")
        return words.format(value=value, day=day(told.on), source=source)

    def let_add(self, *, on: bool) -> None:
        """Whether another follow-up can be added: not while a form is open."""
        self.add.setEnabled(on)
        self.first.setEnabled(on)

    def choose_contact(self, number: int) -> None:
        """Choose the row of a contact and bring it into sight."""
        rows = self.model.table.rows
        key = next((r.key for r in rows if r.contact and r.contact.number == number), None)
        self.view.choose(key)
        found = self.view.selectionModel().selectedRows()
        self.view.scrollTo(found[0] if found else QModelIndex())

    def _show_row(self) -> None:
        chosen = self.chosen
        shown = chosen is not None and not self.model.table.is_empty
        self._foot.setVisible(shown)
        self._rule.setVisible(shown)
        if chosen is None:
            return
        self.row_words.say(row_name(chosen))
        self.note.say(" ".join(chosen.note.split()))
        self.note.setVisible(bool(chosen.note))
        self.open.setVisible(chosen.treatment is not None)
        for made in (self.change, self.remove):
            made.setVisible(chosen.contact is not None)
        self.baseline.setVisible(bool(chosen.points))

    def _open(self) -> None:
        chosen = self.chosen
        if chosen and chosen.contact:
            self.change_wanted.emit(chosen.contact.number)
        elif chosen and chosen.treatment:
            self.session_wanted.emit(chosen.treatment.session_id)

    def _remove(self) -> None:
        if self.chosen and self.chosen.contact:
            self.remove_wanted.emit(self.chosen.contact.number)

    def _fill_menu(self) -> None:
        self.menu.clear()
        chosen = self.chosen
        for code, point in chosen.points.items() if chosen else ():
            measure = self._records.lists.by_code[code]
            words = counted_words(measure, point.counted, point.period_days)
            action = self.menu.addAction(f"{measure.text}: {words}".replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, code=code, point=point: self.baseline_wanted.emit(code, point)
            )
