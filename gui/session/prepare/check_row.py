"""One question: its words, three answers, and beneath it what belongs to the answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.kept_field import KeptField
from gui.session.prepare.check_details import CheckDetails
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import icon_button, label
from gui.widgets.segments import Segments, Tone
from gui.wording import NO_BREAK, day, tr
from gui.workspace import Workspace
from model.answer import Answer, Group, Reply
from model.dates import read_day
from model.errors import InvalidValueError
from model.practice.lists import Question, QuestionField
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
        self._enabled = self._closed = True
        self._note_opened = self._was_yes = False
        self.words = label(tr(question.text), wrap=True)
        self.second = label("", "label", wrap=True)
        self.carried = IconLabel(theme, "carried", "text_2", 16)
        self.segments = Segments(
            theme, tr(question.text),
            [("yes", tr("Yes")), ("no", tr("No")), ("not_asked", tr("Not asked"))],
            widths=WIDTHS, focus=False,
        )  # fmt: skip
        self.note_button = icon_button(
            theme, "note", tr("Note: {question} (T)").format(question=tr(question.text))
        )
        self.note_button.setProperty("kind", "icon-small")
        self.note_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keeps_place = self.note_button.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.note_button.setSizePolicy(keeps_place)
        self.note_button.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()
        self.segments.wanted.connect(lambda key: self.answered.emit(Reply(key)))
        self.note_button.clicked.connect(self.toggle_details)

    def _lay_out(self) -> None:
        self._beneath = QWidget()
        beneath = QHBoxLayout(self._beneath)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(6)
        beneath.addWidget(self.carried, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.second, 1)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self.words)
        texts.addWidget(self._beneath)
        texts.addStretch(1)
        self.head = QWidget()
        self.head.setMinimumHeight(HEIGHT)
        line = QHBoxLayout(self.head)
        line.setContentsMargins(SIDE, 4, SIDE, 4)
        line.setSpacing(4)
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
        self.second.setText(said)
        self._beneath.setVisible(bool(said))
        self.carried.setVisible(carried)
        words = {"yes": tr("Yes"), "no": tr("No"), "not_asked": tr("Not asked")}[reply.value]
        waits = f", {tr('carried over, not confirmed')}" if carried else ""
        self.setAccessibleName(f"{tr(self.question.text)}: {words}{waits}")
        self.setAccessibleDescription(f"{said}. {tr('Y yes, N no, question mark not asked')}")
        self._show_details(chart, yes=reply is Reply.YES)

    def _show_details(self, chart: SessionChart, *, yes: bool) -> None:
        """Values are asked for a yes until they are there; then the row says them."""
        wants = yes and bool(self.question.fields)
        if wants and self.details is None:
            self._make_details()
        if self.details is None:
            return
        self.details.show_chart(chart, with_fields=wants, with_note=False, enabled=self._enabled)
        if not wants:
            self._closed = True
        elif not self._was_yes:
            self._closed = self.details.is_complete
        self._was_yes = wants
        asked = wants and (not self._closed or self._note_opened)
        noted = self._note_opened or bool(self.details.note.error)
        self.details.show_chart(chart, with_fields=asked, with_note=noted, enabled=self._enabled)

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
            parts.append(tr("Carried over: confirm"))
        if answer and answer.reply is Reply.YES:
            for field in self.question.fields:
                detail = chart.detail(field_key(self.question, field))
                if detail:
                    parts.append(_field_words(field, detail.value))
        if answer and answer.note:
            parts.append(answer.note)
        return " · ".join(parts) or tr(self.question.hint)

    def toggle_details(self) -> None:
        """Open or close what is beneath; opened, one types the note."""
        if self.details is None:
            self._make_details()
        self._note_opened = not self._note_opened
        self._show_again()
        if self.details and self._note_opened:
            self.details.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _details_left(self) -> None:
        """What was filled in goes back into the row's second line."""
        if self.details and self.details.is_complete and not self.hasFocus():
            self._closed, self._note_opened = True, False
            self._show_again()

    def _show_again(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart, enabled=self._enabled)

    def _make_details(self) -> None:
        self.details = CheckDetails(self._workspace, self._theme, self.question)
        self.details.left.connect(self._details_left)
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

    def _look_at(self) -> None:
        """The way to the note shows where the keyboard or the pointer is."""
        self.note_button.setVisible(self._enabled and (self.hasFocus() or self.underMouse()))
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look_at()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_at()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._look_at()
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


def _field_words(field: QuestionField, value: str) -> str:
    """A value as the row says it: "signed on 20 Nov 2026", "250 U", "Form 3"."""
    if field.kind == "units":
        return f"{value}{NO_BREAK}U"
    if field.kind != "day":
        return value
    try:
        return f"{tr(field.label).lower()} {day(read_day(value))}"
    except InvalidValueError:
        return f"{tr(field.label).lower()} {value}"
