"""One question: its words, three answers, and beneath it what belongs to the answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.kept_field import KeptField
from gui.session.prepare.check_details import CheckDetails
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import icon_button
from gui.widgets.segments import Segments, Tone
from gui.wording import day, tr
from gui.workspace import Workspace
from model.answer import Answer, Group, Reply
from model.errors import InvalidValueError
from model.practice.lists import Question
from model.session_chart import SessionChart
from model.use_cases.preparing import field_key

HEIGHT, SIDE, BAR = 56, 20, 4
WIDTHS = (62, 62, 94)
BY_KEY = {"y": Reply.YES, "n": Reply.NO, "?": Reply.NOT_ASKED,
          "1": Reply.YES, "2": Reply.NO, "3": Reply.NOT_ASKED}  # fmt: skip
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class CheckRow(QWidget):
    """Holds the keyboard as a whole: Y, N, ? answer, the arrows walk, T opens the note."""

    answered = Signal(Reply)
    stepped = Signal(int)
    """How many rows on, or back."""
    entered = Signal()
    """Enter: on to what comes next."""

    def __init__(self, workspace: Workspace, theme: Theme, question: Question) -> None:
        super().__init__()
        self._workspace, self._theme, self.question = workspace, theme, question
        self.details: CheckDetails | None = None
        self._enabled = True
        self.words = ElidedLabel(tr(question.text))
        self.second = ElidedLabel("", "label")
        self.carried = IconLabel(theme, "carried", "text_2", 16)
        self.segments = Segments(
            theme, tr(question.text),
            [("yes", tr("Yes")), ("no", tr("No")), ("not_asked", tr("Not asked"))],
            widths=WIDTHS, focus=False,
        )  # fmt: skip
        self.note_button = icon_button(
            theme, "note", tr("Note: {question} (T)").format(question=tr(question.text))
        )
        self.note_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()
        self.segments.wanted.connect(lambda key: self.answered.emit(Reply(key)))
        self.note_button.clicked.connect(self.toggle_details)

    def _lay_out(self) -> None:
        beneath = QHBoxLayout()
        beneath.setSpacing(6)
        beneath.addWidget(self.carried)
        beneath.addWidget(self.second, 1)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self.words)
        texts.addLayout(beneath)
        texts.addStretch(1)
        self.head = QWidget()
        self.head.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self.head)
        line.setContentsMargins(SIDE, 0, SIDE, 0)
        line.setSpacing(8)
        line.addLayout(texts, 1)
        line.addWidget(self.note_button)
        line.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the answer in the file."""
        answer = chart.answers(Group.CHECK).get(self.question.code)
        reply = answer.reply if answer else Reply.NOT_ASKED
        carried = bool(answer and answer.carried_over)
        self._enabled = enabled
        self.segments.show_chosen(reply.value, self._tone(reply, carried=carried), enabled=enabled)
        said = self._said(chart, answer)
        self.second.say(said)
        self.second.setVisible(bool(said))
        self.carried.setVisible(carried)
        words = {"yes": tr("Yes"), "no": tr("No"), "not_asked": tr("Not asked")}[reply.value]
        waits = f", {tr('carried over, not confirmed')}" if carried else ""
        self.setAccessibleName(f"{tr(self.question.text)}: {words}{waits}")
        self.setAccessibleDescription(f"{said}. {tr('Y yes, N no, question mark not asked')}")
        wants = reply is Reply.YES and bool(self.question.fields)
        if wants and self.details is None:
            self._make_details()
        if self.details:
            self.details.show_chart(chart, with_fields=wants, enabled=enabled)

    def _tone(self, reply: Reply, *, carried: bool) -> Tone:
        if reply is Reply.NOT_ASKED:
            return Tone.QUIET
        if reply == self.question.raises:
            return Tone.CONFIRM
        return Tone.CARRIED if carried else Tone.FILL

    def _said(self, chart: SessionChart, answer: Answer | None) -> str:
        """The second line: the note, what belongs to the answer, else the question's hint."""
        parts = []
        if answer and answer.carried_over:
            parts.append(tr("Carried over: answer to confirm"))
        if answer and answer.reply is Reply.YES:
            for field in self.question.fields:
                detail = chart.detail(field_key(self.question, field))
                if detail:
                    value = _day_words(detail.value) if field.kind == "day" else detail.value
                    parts.append(f"{tr(field.label)} {value}")
        if answer and answer.note:
            parts.append(answer.note)
        return " · ".join(parts) or tr(self.question.hint)

    def toggle_details(self) -> None:
        """Open or close what is beneath; opened, one types the note."""
        if self.details is None:
            self._make_details()
        if self.details is None:
            return
        opened = self.details.isHidden() or not self.details.note_shown
        self.details.open_note(shown=opened)
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart, enabled=self._enabled)
        if opened:
            self.details.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_details(self) -> None:
        self.details = CheckDetails(self._workspace, self._theme, self.question)
        self._column.addWidget(self.details)

    def fields(self) -> list[KeptField]:
        """What can be typed into, as far as it is made."""
        return self.details.every_field() if self.details else []

    # -- keys and paint ------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text().lower(), event.key()
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain != Qt.KeyboardModifier.NoModifier or not self.hasFocus():
            super().keyPressEvent(event)
        elif text in BY_KEY and text:
            if self._enabled and not event.isAutoRepeat():
                self.answered.emit(BY_KEY[text])
                self.stepped.emit(1)
        elif text == "t":
            self.toggle_details()
        elif key in ENTER:
            self.entered.emit()
        elif key in STEPS:
            self.stepped.emit(STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(roles.accent_soft))
            painter.fillRect(0, 0, BAR, self.height(), QColor(roles.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(roles.surface_2))
        painter.fillRect(0, 0, self.width(), 1, QColor(roles.line))
        painter.end()


def _day_words(typed: str) -> str:
    """The day of a value that is kept as 2026-11-20."""
    from model.dates import read_day

    try:
        return day(read_day(typed))
    except InvalidValueError:
        return typed
