"""What is asked of units thrown away: how many, why, when, who saw it."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.field import Field
from gui.widgets.parts import label
from gui.widgets.suffix_edit import SuffixEdit
from gui.wording import clock_time, local, number, tr
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.reading import read_amount, read_moment

LONGEST = 500
LONG_WORDS = 20
Throw = Callable[[Decimal, str, datetime, str], bool]


class DiscardFields(QWidget):
    """A reason is one press, or typed; what cannot be kept is said at its field."""

    def __init__(
        self, workspace: Workspace, theme: Theme, *, with_amount: bool, columns: int
    ) -> None:
        super().__init__()
        self._workspace, self._columns = workspace, columns
        self.amount = Field(
            theme, tr("Units discarded"), longest=LONGEST, line=SuffixEdit(theme, "U")
        )
        self.amount.setVisible(with_amount)
        self._with_amount = with_amount
        self.at = Field(theme, tr("Time"), longest=LONGEST, line=SuffixEdit(theme))
        self.witness = Field(theme, tr("Witness"), longest=LONGEST, line=SuffixEdit(theme))
        self.other = Field(
            theme, "", hint=tr("Another reason"), longest=LONGEST, line=SuffixEdit(theme)
        )
        self.other.caption.hide()
        self.other.editor.setAccessibleName(tr("Another reason"))
        self.reasons: dict[str, ChoiceButton] = {}
        for choice in workspace.practice.discard_reasons:
            made = ChoiceButton(theme, choice.text, caption=tr("Reason"))
            made.clicked.connect(lambda _=False, text=choice.text: self._choose(text))
            self.reasons[choice.text] = made
        self.other.edited.connect(self._typed)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        shares = ((self.amount, 3), (self.at, 3), (self.witness, 5))
        for field, share in shares:
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setSpacing(6)
        # Where two stand side by side, long ones come last, each in a row of its own.
        long = [
            b for b in self.reasons.values() if self._columns == 2 and len(b.text()) > LONG_WORDS
        ]
        short: list[QWidget] = [b for b in self.reasons.values() if b not in long]
        alone: list[QWidget] = list(long)
        (short if self._columns > 2 or len(short) % 2 else alone).append(self.other)
        top = Qt.AlignmentFlag.AlignTop
        for place, widget in enumerate(short):
            grid.addWidget(widget, place // self._columns, place % self._columns, top)
        for widget in alone:
            grid.addWidget(widget, grid.rowCount(), 0, 1, self._columns, top)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(label(tr("Reason"), "label"))
        layout.addLayout(grid)

    def start(self, dose_units: Decimal | None, reason: str) -> None:
        """Begin with an amount and a reason, where they are likely; now, nobody saw it yet."""
        required = self._workspace.settings.witness_required == "yes"
        self.witness.caption.setText(tr("Witness") if required else tr("Witness, if there was one"))
        self.amount.set_text(number(dose_units) if dose_units else "")
        self.at.set_text(clock_time(self._workspace.clock()))
        self.witness.set_text("")
        self.other.set_text("")
        for field in self._fields().values():
            field.show_error("")
        self._choose(reason)

    @property
    def reason(self) -> str:
        """The reason chosen or typed."""
        typed = self.other.text
        chosen = (text for text, made in self.reasons.items() if made.isChecked())
        return typed if typed.strip() else next(chosen, "")

    def submit(self, throw: Throw) -> bool:
        """Hand the values to throw; False where something is to be mended, which is then said."""
        today = local(self._workspace.clock()).date()
        try:
            amount = Decimal()
            if self._with_amount:
                amount = read_amount(self.amount.text, "dose_units", "U")
            at = read_moment(self.at.text, "at", today)
            return throw(amount, self.reason, at, self.witness.text)
        except InvalidValueError as error:
            self._say(error)
            return False

    def _say(self, error: InvalidValueError) -> None:
        field = self._fields().get(error.field, self.other)
        field.show_error(tr(str(error)))
        field.editor.setFocus()

    def _fields(self) -> dict[str, Field]:
        return {
            "dose_units": self.amount,
            "at": self.at,
            "witness": self.witness,
            "reason": self.other,
        }

    def _choose(self, reason: str) -> None:
        for text, made in self.reasons.items():
            made.show_chosen(text == reason)
        if reason and isinstance(self.other.editor, QLineEdit):
            self.other.editor.clear()
            self.other.show_error("")

    def _typed(self) -> None:
        if self.other.text.strip():
            self._choose("")
