"""Who is charting: one big button each, the last one first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.wording import breakable, joined
from gui.setup.clinician_fields import ClinicianFields
from gui.setup.demonstration_words import demonstration_words
from gui.theme import Theme
from gui.widgets.key_cap import CapButton, KeyCap
from gui.widgets.parts import button, frame, label, row
from gui.widgets.row_button import RowButton
from gui.wording import tr
from gui.workspace import Workspace
from model.clinician import Clinician
from model.errors import HeadmapError

WIDTH = 560
MOST_NUMBERED = 9


class ClinicianPage(QWidget):
    """Asks at the start where there is a choice; a new clinician is added in place."""

    chosen = Signal(Clinician)
    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.buttons: list[RowButton] = []
        self._clinicians: list[Clinician] = []
        self.add = button(tr("Add a clinician"), "link")
        self.back = button(tr("Back"), "link", tip=tr("Back (Esc)"))
        self.back.setVisible(workspace.clinician is not None)
        self.back.clicked.connect(self.closed)
        self.form = frame("")
        self.fields = ClinicianFields(theme)
        self.save = CapButton(theme, tr("Add and chart"), cap="Enter")
        self.cancel = button(tr("Cancel"))
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._lay_out()
        self.add.clicked.connect(self._show_form)
        self.save.clicked.connect(self._add)
        self.cancel.clicked.connect(self._hide_form)
        self.fill()

    def fill(self) -> None:
        """Show the clinicians in the file, the last one to chart first."""
        for old in self.buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        last = self._workspace.settings.last_clinician_id
        self._clinicians = sorted(
            self._workspace.store.clinicians.all(), key=lambda c: str(c.clinician_id) != last
        )
        self.buttons = [self._make_button(n, c) for n, c in enumerate(self._clinicians, start=1)]
        for made in self.buttons:
            self._column.addWidget(made)
        self.setFocusProxy(self.buttons[0] if self.buttons else self.add)
        self._hide_form()

    def _make_button(self, number: int, clinician: Clinician) -> RowButton:
        name = joined(clinician.signature_name, clinician.role)
        made = RowButton(self._theme, name, card=True)
        made.setToolTip(tr("Chart as {name}").format(name=clinician.signature_name))
        made.setMinimumHeight(72)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(clinician.signature_name), "heading", wrap=True))
        if clinician.role:
            words.addWidget(label(breakable(clinician.role), "second", wrap=True))
        inside = QHBoxLayout(made)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.addLayout(words, 1)
        if number <= MOST_NUMBERED:
            inside.addWidget(KeyCap(self._theme, str(number)))
        made.let_clicks_through()
        made.clicked.connect(lambda: self.chosen.emit(clinician))
        return made

    def _lay_out(self) -> None:
        form = QVBoxLayout(self.form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(14)
        form.addWidget(self.fields)
        buttons = row(self.save, self.cancel)
        buttons.setStretch(0, 1)
        form.addLayout(buttons)
        panel = frame("panel")
        panel.setFixedWidth(WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(16)
        column.addWidget(label(tr("Who is charting?"), "title"))
        if self._workspace.demonstration:
            column.addWidget(label(demonstration_words(), "second", wrap=True))
        column.addLayout(self._column)
        links = row(self.add, 1, self.back)
        links.setContentsMargins(0, 0, 0, 0)
        column.addLayout(links)
        column.addWidget(self.form)
        body = QWidget()
        centre = QVBoxLayout(body)
        centre.addStretch(2)
        centre.addLayout(row(1, panel, 1))
        centre.addStretch(3)
        body.setObjectName("clinicians")
        body.setStyleSheet("#clinicians { background: transparent; }")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.buttons:
            self.buttons[0].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        adding = self.form.isVisibleTo(self)
        if adding and key == Qt.Key.Key_Escape:
            self._hide_form()
        elif key == Qt.Key.Key_Escape and self._workspace.clinician:
            self.closed.emit()
        elif adding and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        elif not adding and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif not adding and text in set("123456789") and int(text) <= len(self._clinicians):
            self.chosen.emit(self._clinicians[int(text) - 1])
        else:
            super().keyPressEvent(event)

    def _show_form(self) -> None:
        self.fields.show_clinician(None)
        self.form.show()
        self.add.hide()
        self.back.hide()
        self.fields.name.editor.setFocus()

    def _hide_form(self) -> None:
        self.form.hide()
        self.add.show()
        self.back.setVisible(self._workspace.clinician is not None)
        if self.buttons:
            self.buttons[0].setFocus()

    def _add(self) -> None:
        typed = self.fields.read()
        if typed is None:
            return
        workspace = self._workspace
        actor = workspace.clinician.clinician_id if workspace.clinician else None
        try:
            added = workspace.store.clinicians.add(typed, workspace.clock(), actor)
        except HeadmapError as error:
            workspace.report(error)
            return
        self.fill()
        self.chosen.emit(added)
