"""Adding to a signed session: words, corrected values, or that it was entered in error."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from gui.session.card import Card, Column
from gui.session.review.pin_field import PinField
from gui.session.review.signing_actions import SigningActions
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.field import Field
from gui.widgets.parts import button, label, set_kind
from gui.wording import tr
from model.signature import Correction

WIDEST_CHOICE = 40  # characters


class AmendmentForm(Card):
    """Opens in the place of the signatures; nothing of the original is changed."""

    closed = Signal()

    def __init__(self, theme: Theme, actions: SigningActions) -> None:
        super().__init__(tr("Amendment"), spacing=8)
        self._actions = actions
        self._void = self._asked = False
        self._ask = label(kind="confirm", wrap=True)
        self._said = label(kind="second", wrap=True)
        self.text = Field(theme, tr("What is added"), lines=3)
        self._correct = label(tr("Or correct a value"), "label")
        self.value = ChoiceBox(tr("The value to correct"), ())
        self.value.currentIndexChanged.connect(self._value_chosen)
        self.amended = Field(theme, tr("As it should have been"), longest=4000)
        self.reason = Field(theme, tr("Reason"), longest=1000)
        self.pin = PinField(theme, tr("PIN"))
        self.sign_button = button(tr("Sign the amendment"), "main")
        self.cancel_button = button(tr("Cancel"))
        inner = Column(gap=8)
        inner.add(self._said)
        for widget in (self.text, self._correct, self.value, self.amended, self.reason, self.pin):
            inner.add(widget)
        inner.layout_inside.addStretch(1)
        self.body.addWidget(inner, 1)
        self.body.addWidget(self._ask)
        foot = QHBoxLayout()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.sign_button, 1)
        self.body.addLayout(foot)
        self.sign_button.clicked.connect(self._sign)
        if isinstance(self.pin.editor, QLineEdit):
            self.pin.editor.returnPressed.connect(self._sign)
        self.cancel_button.clicked.connect(self._cancel)
        for field in (self.text, self.amended, self.reason):
            field.edited.connect(self._typed)

    def open_form(self, *, void: bool) -> None:
        """Take words and values, or only the reason where the session is to be void."""
        self._void = void
        self.title.setText(tr("Entered in error") if void else tr("Amendment"))
        self._said.setText(
            tr("The session stays to be read and counts no more. This cannot be taken back.")
            if void
            else tr("The original stays as it was signed; this prints beneath it.")
        )
        for widget in (self.text, self._correct, self.value, self.amended):
            widget.setVisible(not void)
        for field in (self.text, self.amended, self.reason, self.pin):
            field.set_text("")
        self._typed()
        self.value.clear()
        self.value.addItem(tr("No value"), None)
        for signed in () if void else self._actions.signed_values():
            words = f"{signed.label}: {signed.as_signed}"
            short = words if len(words) <= WIDEST_CHOICE else f"{words[:WIDEST_CHOICE]}…"
            self.value.addItem(short, signed)
        self.sign_button.setText(tr("Declare void") if void else tr("Sign the amendment"))
        set_kind(self.sign_button, "danger" if void else "main")
        self._value_chosen()
        (self.reason if void else self.text).setFocus()

    def may_be_thrown_away(self) -> bool:
        """Whether nothing is lost, or it was asked and wanted all the same; asks if not."""
        typed = any(field.text.strip() for field in (self.text, self.amended, self.reason))
        if not typed or self._asked:
            return True
        self._asked = True
        self._ask.setText(tr("Not signed yet. Press Escape again to throw away what was typed."))
        self._ask.show()
        return False

    def _typed(self) -> None:
        """What is typed after the question is not thrown away by its second press."""
        self._asked = False
        self._ask.hide()

    def _cancel(self) -> None:
        if self.may_be_thrown_away():
            self.closed.emit()

    def _value_chosen(self) -> None:
        self.amended.setVisible(not self._void and self.value.currentData() is not None)

    def _sign(self) -> None:
        if self._void:
            refusal = self._actions.void(self.pin.text, self.reason.text)
        else:
            refusal = self._actions.amend(
                self.pin.text, self.text.text, self._corrections(), self.reason.text
            )
        self.pin.clear()
        if refusal is None:
            self.closed.emit()
            return
        field, words = refusal
        fields = {"text": self.text, "reason": self.reason, "corrections": self.amended}
        beside = fields.get(field, self.pin)
        beside.show_error(words)
        beside.setFocus()

    def _corrections(self) -> list[Correction]:
        signed = self.value.currentData()
        if signed is None:
            return []
        return [Correction(signed.key, signed.label, signed.as_signed, self.amended.text)]
