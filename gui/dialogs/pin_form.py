"""Choosing a PIN, changing it, and a new one for whom a colleague vouches."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.review.pin_field import PinField
from gui.theme import Theme
from gui.widgets.parts import button, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.clinician import Clinician
from model.errors import HeadmapError, InvalidValueError
from model.use_cases.signing import Signing


class Way(Enum):
    """How one comes by a new PIN."""

    FIRST = auto()
    WITH_OLD = auto()
    VOUCHED = auto()


class PinForm(QWidget):
    """Opens beneath the clinicians; no PIN stays in it once it was used or the form is left."""

    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._signing = Signing(workspace.store, workspace.clock)
        self._for: Clinician | None = None
        self._way = Way.FIRST
        self.title = label("", "strong", wrap=True)
        self.said = label("", "second", wrap=True)
        self.voucher = QComboBox()
        self.voucher.setAccessibleName(tr("Who vouches"))
        self.known = PinField(theme, tr("PIN until now"))
        self.new = PinField(theme, tr("New PIN, 4 to 12 figures"))
        self.repeated = PinField(theme, tr("The new PIN again"))
        self.save = button(tr("Keep this PIN"))
        self.forgotten = button(tr("I forgot it"), "link")
        self.cancel = button(tr("Cancel"), "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        for part in (self.title, self.said, self.voucher, *self._fields):
            layout.addWidget(part)
        layout.addLayout(row(self.save, self.cancel, self.forgotten, 1))
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.close_form)
        self.forgotten.clicked.connect(self._forgot)

    @property
    def _fields(self) -> tuple[PinField, PinField, PinField]:
        return (self.known, self.new, self.repeated)

    def has_pin(self, clinician: Clinician) -> bool:
        """Whether a clinician chose one."""
        return self._signing.has_pin(clinician.clinician_id)

    def open_form(self, clinician: Clinician) -> None:
        """Ask for what is needed: one's own PIN is changed, a colleague's is vouched for."""
        own = clinician.clinician_id == self._workspace.actor
        self._open(
            clinician,
            Way.VOUCHED if not own else Way.WITH_OLD if self.has_pin(clinician) else Way.FIRST,
        )

    def close_form(self) -> None:
        """Forget what was typed."""
        self._forget()
        self.closed.emit()

    def keep(self) -> None:
        """Keep the new PIN, or say beside the field what is to be mended."""
        known, new, repeated = (field.text for field in self._fields)
        self._forget()
        try:
            self._keep(known, new, repeated)
        except InvalidValueError as error:
            beside = {"new_pin": self.new, "repeated": self.repeated}
            first = self.new if self._way is Way.FIRST else self.known
            self._say(beside.get(error.field, first), error)
        except HeadmapError as error:
            self._say(self.known, error)
        else:
            self.closed.emit()

    def _keep(self, known: str, new: str, repeated: str) -> None:
        if self._for is None:
            return
        if new != repeated:
            raise InvalidValueError("repeated", tr("The two PINs are not the same."))
        whose = self._for.clinician_id
        if self._way is Way.FIRST:
            self._signing.set_pin(whose, new)
        elif self._way is Way.WITH_OLD:
            self._signing.change_pin(whose, known, new)
        else:
            voucher = self.voucher.currentData()
            self._signing.vouch_pin(whose, new, voucher_id=voucher, voucher_pin=known)

    def _open(self, clinician: Clinician, way: Way) -> None:
        self._forget()
        self._for, self._way = clinician, way
        self.title.setText(tr("A PIN for {name}").format(name=clinician.name))
        self._offer_vouchers(clinician)
        others = self.voucher.count()
        vouched = way is Way.VOUCHED
        self.said.setText(self._explained(others))
        self.voucher.setVisible(vouched and others > 1)
        self.known.setVisible(way is not Way.FIRST and not (vouched and not others))
        self.forgotten.setVisible(way is Way.WITH_OLD and others > 0)
        able = not vouched or others > 0
        for part in (self.new, self.repeated, self.save):
            part.setVisible(able)
        caption = tr("PIN of the colleague who vouches") if vouched else tr("PIN until now")
        self.known.caption.setText(caption)
        self.known.editor.setAccessibleName(caption)
        first = self.new if way is Way.FIRST else self.known
        (first if able else self.cancel).setFocus()

    def _offer_vouchers(self, clinician: Clinician) -> None:
        """Whoever has a PIN and is another; the one who is charting first."""
        others = [
            one
            for one in self._workspace.store.clinicians.all()
            if one.clinician_id != clinician.clinician_id and self.has_pin(one)
        ]
        self.voucher.clear()
        for one in sorted(others, key=lambda o: o.clinician_id != self._workspace.actor):
            words = tr("{name} vouches").format(name=one.signature_name)
            self.voucher.addItem(words, one.clinician_id)

    def _explained(self, others: int) -> str:
        if self._way is Way.FIRST:
            return tr("It stands for your hand when you sign. Nobody can read it afterwards.")
        if self._way is Way.WITH_OLD:
            return tr("Signatures made until now stay as they are.")
        if not others:
            return tr("No colleague has a PIN yet, so nobody can vouch for a new one.")
        return tr("A colleague vouches with their own PIN. Both names go into the audit.")

    def _forgot(self) -> None:
        if self._for:
            self._open(self._for, Way.VOUCHED)

    def _say(self, field: PinField, error: HeadmapError) -> None:
        field.show_error(str(error))
        field.setFocus()

    def _forget(self) -> None:
        for field in self._fields:
            field.clear()
            field.show_error("")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)
