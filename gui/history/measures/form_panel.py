"""A form at the side of the tab: fields that scroll, one button that keeps, and a way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gui.history.records import CourseRecords
from gui.patients.wording import breakable
from gui.session.card import Column
from gui.theme import Theme
from gui.widgets.key_cap import CapButton
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from model.errors import InvalidValueError
from model.outcome.course import Course
from model.outcome.parts import OutcomeChanges, OutcomePart

SIDE = 20
MOST_TOLD = 240  # letters of what is recorded
AROUND = 12  # px that stay free above and below a field that is brought into sight


class FormPanel(QFrame):
    """What was typed is never lost silently: leaving asks in place, errors keep it."""

    closed = Signal()

    def __init__(self, records: CourseRecords, theme: Theme, title: str, keep: str) -> None:
        """keep is what the button that keeps it says."""
        super().__init__()
        self.records, self.theme = records, theme
        self._clean: tuple[str, ...] = ()
        self._opened_with: tuple[OutcomePart, ...] = ()
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.title = label(title, "heading")
        self.save = CapButton(theme, keep, key="Ctrl+Return")
        self.cancel = button(tr("Cancel"), tip=tr("Cancel (Esc)"))
        self.keep_typing = button(tr("Keep typing"))
        self.throw_away = button(tr("Throw away"))
        self.question = self._make_question()
        self.meanwhile = label("", "confirm", wrap=True)
        self._notice = self._make_notice()
        self.column = Column(gap=14)
        self.column.layout_inside.setContentsMargins(SIDE, 6, SIDE, 16)
        self._lay_out()
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.leave)
        self.keep_typing.clicked.connect(self._keep_typing)
        self.throw_away.clicked.connect(self.closed)
        # A message that was just laid out may push the field that is typed in out of sight.
        self.column.verticalScrollBar().rangeChanged.connect(self._show_focused)

    def _make_question(self) -> QFrame:
        made = frame("notice")
        inside = QVBoxLayout(made)
        inside.setContentsMargins(14, 10, 12, 10)
        inside.addWidget(label(tr("Throw away what was typed?"), "confirm", wrap=True))
        inside.addLayout(row(self.keep_typing, self.throw_away, 1))
        made.hide()
        return made

    def _make_notice(self) -> QFrame:
        made = frame("notice")
        inside = QVBoxLayout(made)
        inside.setContentsMargins(14, 10, 12, 10)
        inside.addWidget(self.meanwhile)
        made.hide()
        return made

    def _lay_out(self) -> None:
        self.head = row(self.title, 1)
        self.head.setContentsMargins(SIDE, 18, SIDE, 8)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 12, SIDE, 14)
        foot.setSpacing(10)
        foot.addWidget(self._notice)
        foot.addWidget(self.question)
        buttons = row(self.save, self.cancel)
        buttons.setStretch(0, 1)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addWidget(self.column, 1)
        layout.addWidget(frame("rule"))
        layout.addLayout(foot)

    # -- of each form --------------------------------------------------------------------

    def state(self) -> tuple[str, ...]:
        """All that is typed and chosen, to tell whether anything changed."""
        raise NotImplementedError

    def keep(self) -> None:
        """Read the fields and write them as one step; what is wrong is said at its field."""
        raise NotImplementedError

    def show_error(self, error: InvalidValueError) -> None:
        """Say at a field what to mend."""
        raise NotImplementedError

    def recorded(self) -> tuple[OutcomePart, ...]:
        """What is to be changed, as it stands in the record now; nothing for what is added."""
        raise NotImplementedError

    def recorded_words(self) -> str:
        """The same in a line."""
        raise NotImplementedError

    # -- of all --------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether anything stands here that is not in the file."""
        return self.state() != self._clean

    def begin(self) -> None:
        """The fields are filled: what stands in them now is nothing typed."""
        self._clean = self.state()
        self._opened_with = self.recorded()

    def shows_record(self) -> bool:
        """Whether the record is as it was when the form was opened; tells where it is not."""
        now = self.recorded()
        same = now == self._opened_with
        self._notice.setVisible(not same)
        if same:
            return True
        if now:
            words = self.recorded_words()
            short = words if len(words) <= MOST_TOLD else f"{words[:MOST_TOLD]}…"
            said = tr(
                "This was changed meanwhile and cannot be kept as it stands here. Recorded now:"
                " {words}. What was typed stays until you cancel; then open it again to go on."
            ).format(words=short)
        else:
            said = tr(
                "This was removed meanwhile and cannot be changed any more. What was typed stays"
                " until you cancel; then add it anew, or take the removal back."
            )
        self.meanwhile.setText(breakable(said))
        return False

    def leave(self) -> None:
        """Close; asks first where something would be lost, and a second time stays."""
        if not self.is_changed:
            self.closed.emit()
        elif self.question.isVisible():
            self._keep_typing()
        else:
            self.ask()

    def ask(self) -> None:
        """Ask whether what was typed is to be thrown away."""
        self.question.show()
        self.keep_typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self, text: str, act: Callable[[Course], OutcomeChanges]) -> bool:
        """Write the changes as one step and close; False where a field is to be mended.

        Nothing is written over what became another since the form was opened.
        """
        if not self.shows_record():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        try:
            changes = act(self.records.course)
        except InvalidValueError as error:
            self.show_error(error)
            return False
        if changes and not self.records.perform(text, lambda _course: changes):
            return False
        self._clean = self.state()
        self.closed.emit()
        return True

    def add(self, *widgets: QWidget) -> None:
        """Parts one beneath another."""
        for widget in widgets:
            self.column.add(widget)

    def put_beside(self, made: QPushButton) -> None:
        """One more button, beside the title: the line that keeps and cancels has no room."""
        self.head.addWidget(made)
        self.head.setContentsMargins(SIDE, 8, SIDE, 4)

    def go_to(self, field: QWidget) -> None:
        """Give the keyboard to a field and bring it into sight, once its message is laid out."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        focused = self.column.focusWidget()
        if focused is None or not focused.hasFocus():
            return
        # With its caption and its message, which are beside the line in its field.
        field = focused.parentWidget()
        shown = field if field and field is not self.column.inside else focused
        self.column.ensureWidgetVisible(shown, 0, AROUND)

    def _keep_typing(self) -> None:
        self.question.hide()
        self.column.inside.setFocus()
        self.focusNextChild()
