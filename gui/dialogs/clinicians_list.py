"""The clinicians in the settings: each can be changed, new ones are added in place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.dialogs.pin_form import PinForm
from gui.overriding import override
from gui.patients.wording import breakable, joined
from gui.setup.clinician_fields import ClinicianFields
from gui.theme import Theme
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.clinician import Clinician
from model.errors import HeadmapError


class CliniciansList(QWidget):
    """Charts print a clinician's name as it is here, those of old sessions too."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._changing: Clinician | None = None
        self.rows: list[QWidget] = []
        self.add = button(tr("Add a clinician"))
        self.form = frame("")
        self.fields = ClinicianFields(theme)
        self.pin_form = PinForm(workspace, theme)
        self.pin_links: list[QPushButton] = []
        self.save = button(tr("Keep"))
        self.cancel = button(tr("Cancel"), "link")
        form = QVBoxLayout(self.form)
        form.setContentsMargins(0, 4, 0, 4)
        form.setSpacing(12)
        form.addWidget(self.fields)
        form.addLayout(row(self.save, self.cancel, 1))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._list)
        layout.addWidget(self.form)
        layout.addWidget(self.pin_form)
        layout.addLayout(row(self.add, 1))
        self.add.clicked.connect(lambda: self._edit(None))
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._close_form)
        self.pin_form.closed.connect(self._pin_done)
        self.fill()

    def fill(self) -> None:
        """Show the clinicians in the file."""
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.pin_links = []
        self.rows = [self._make_row(c) for c in self._workspace.store.clinicians.all()]
        for made in self.rows:
            self._list.addWidget(made)
        self._close_form()

    def _make_row(self, clinician: Clinician) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(clinician.signature_name), "strong", wrap=True))
        signed_in = self._workspace.clinician
        here = bool(signed_in and signed_in.clinician_id == clinician.clinician_id)
        has_pin = self.pin_form.has_pin(clinician)
        pin = tr("PIN set") if has_pin else tr("no PIN yet")
        about = joined(clinician.role, tr("charting now") if here else "", pin)
        words.addWidget(label(breakable(about), "second", wrap=True))
        change = button(tr("Change"), "link")
        change.setAccessibleName(tr("Change {name}").format(name=clinician.name))
        change.clicked.connect(lambda: self._edit(clinician))
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.addLayout(words, 1)
        inside.addWidget(change)
        if here or has_pin:  # a first PIN is chosen by oneself
            inside.addWidget(self._make_pin_link(clinician, own=here, has_pin=has_pin))
        return made

    def _make_pin_link(self, clinician: Clinician, *, own: bool, has_pin: bool) -> QPushButton:
        words = tr("Change PIN") if has_pin else tr("Choose a PIN")
        link = button(words if own else tr("Forgotten PIN"), "link")
        link.setAccessibleName(f"{link.text()}: {clinician.name}")
        link.clicked.connect(lambda: self._edit_pin(clinician))
        self.pin_links.append(link)
        return link

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        open_form = self.form.isVisibleTo(self)
        if open_form and event.key() == Qt.Key.Key_Escape:
            self._close_form()
        elif open_form and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def _edit(self, clinician: Clinician | None) -> None:
        self._changing = clinician
        self.fields.show_clinician(clinician)
        self.pin_form.hide()
        self.form.show()
        self.add.hide()
        self.fields.name.editor.setFocus()

    def _edit_pin(self, clinician: Clinician) -> None:
        self.form.hide()
        self.add.hide()
        self.pin_form.show()
        self.pin_form.open_form(clinician)

    def _pin_done(self) -> None:
        self.fill()
        self.add.setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self.pin_form.hide()
        self.add.show()

    def _save(self) -> None:
        workspace, changing = self._workspace, self._changing
        typed = self.fields.read(changing.clinician_id if changing else 0)
        if typed is None:
            return
        try:
            if changing is None:
                workspace.store.clinicians.add(typed, workspace.clock(), workspace.actor)
            else:
                kept = workspace.store.clinicians.change(typed, workspace.clock(), workspace.actor)
                if kept.clinician_id == workspace.actor:
                    workspace.sign_in(kept)
        except HeadmapError as error:
            workspace.report(error)
            return
        self.fill()
        self.add.setFocus()
