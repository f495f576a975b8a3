"""What belongs to one answer: its values, such as form and date, and a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.session.kept_field import KeptField
from gui.theme import Theme
from gui.wording import day, tr, weekday
from gui.workspace import Workspace
from model.answer import Group
from model.dates import read_day
from model.errors import InvalidValueError
from model.practice.lists import Question, QuestionField
from model.session_chart import SessionChart
from model.use_cases.preparing import field_key, note_check, set_field


class CheckDetails(QWidget):
    """Opens under a question's row; the values are asked where the answer is yes."""

    left = Signal()
    """The keyboard went elsewhere, out of all its fields."""

    def __init__(self, workspace: Workspace, theme: Theme, question: Question) -> None:
        super().__init__()
        self._workspace, self._theme, self._question = workspace, theme, question
        self.fields = {field.code: self._field(field) for field in question.fields}
        self.note = KeptField(
            workspace,
            theme,
            tr("Note"),
            shown=self._note_text,
            act=lambda chart, typed, at: note_check(chart, question, typed, at),
            step=tr("{question}: note").format(question=tr(question.text)),
        )
        self.note.editor.setAccessibleName(f"{tr(question.text)}: {tr('Note')}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 14)
        layout.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(12)
        for field in self.fields.values():
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        layout.addWidget(self.note)
        for field in self.every_field():
            # Behind the change of focus: only then is known where the keyboard went.
            field.left.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def _look(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.left.emit()

    def every_field(self) -> list[KeptField]:
        """All that can be typed into."""
        return [*self.fields.values(), self.note]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is asked any more, and nothing wrong stands here."""
        wrong = any(field.error for field in self.every_field())
        return not wrong and all(field.text.strip() for field in self.fields.values())

    def show_chart(
        self, chart: SessionChart, *, with_fields: bool, with_note: bool, enabled: bool
    ) -> None:
        """Show what stands in the file; hidden where neither values nor note are wanted."""
        for field in self.fields.values():
            field.setVisible(with_fields)
            field.show_chart(chart, enabled=enabled)
        self.note.setVisible(with_note)
        self.note.show_chart(chart, enabled=enabled)
        self.setVisible(with_fields or with_note)

    def _note_text(self, chart: SessionChart) -> str:
        answer = chart.answers(Group.CHECK).get(self._question.code)
        return answer.note if answer else ""

    def _field(self, field: QuestionField) -> KeptField:
        question, caption = self._question, tr(field.label)
        is_day = field.kind == "day"
        made = KeptField(
            self._workspace,
            self._theme,
            caption,
            shown=lambda chart: _shown(chart, question, field),
            act=lambda chart, typed, at: set_field(chart, question, field, typed, at),
            hint=tr("20 Nov 2026") if is_day else "",
            suffix="U" if field.kind == "units" else "",
            understood=day_understood if is_day else None,
            step=f"{tr(question.text)}: {caption}",
        )
        made.editor.setAccessibleName(f"{tr(question.text)}: {caption}")
        return made


def day_understood(typed: str) -> str:
    """How a date was read, with its day of the week; empty where it cannot be."""
    try:
        return weekday(read_day(typed))
    except InvalidValueError:
        return ""


def _shown(chart: SessionChart, question: Question, field: QuestionField) -> str:
    detail = chart.detail(field_key(question, field))
    if detail is None:
        return ""
    if field.kind != "day":
        return detail.value
    try:
        return day(read_day(detail.value)).replace("\u00a0", " ")
    except InvalidValueError:
        return detail.value
