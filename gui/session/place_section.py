"""Where a site was really given: moved on the map or back, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from gui.session.moved_words import moved_words
from gui.session.placing_actions import PlacingActions
from gui.theme import Theme
from gui.widgets.chevron_combo import ChevronCombo
from gui.widgets.parts import button, label, row
from gui.wording import side_name, tr
from gui.workspace import Workspace
from model.injection import Kind, State
from model.practice.lists import Choice
from model.session_chart import SiteRow

NO_CODE = ""


class ReasonCombo(ChevronCombo):
    """The clinic's reasons to choose from; any other is typed, and kept with Enter."""

    reason_wanted = Signal(str, str)  # code, empty for a typed one, and the words

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(8)
        self._offered: tuple[Choice, ...] = ()
        self._kept = ""
        line = self.lineEdit()
        assert line is not None
        self.line: QLineEdit = line
        self.activated.connect(self._chosen)
        self.line.editingFinished.connect(self._typed)

    def show_reason(self, offered: tuple[Choice, ...], reason: str, prompt: str) -> None:
        """Offer reasons and show the one that is kept."""
        if offered != self._offered:
            self._offered = offered
            self.clear()
            self.addItems([choice.text for choice in offered])
        self.line.setPlaceholderText(prompt)
        if reason != self._kept or not self.line.hasFocus():
            self._kept = reason
            self.setCurrentIndex(self.findText(reason) if reason else -1)
            self.setEditText(reason)

    def _chosen(self, index: int) -> None:
        choice = self._offered[index]
        if choice.text != self._kept:
            self.reason_wanted.emit(choice.code, choice.text)

    def _typed(self) -> None:
        typed = " ".join(self.currentText().split())
        if typed and typed != self._kept:
            known = next((c.code for c in self._offered if c.text == typed), NO_CODE)
            self.reason_wanted.emit(known, typed)


class PlaceSection(QWidget):
    """Shows how far a site was moved; asks for a place on the map."""

    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, actions: PlacingActions, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._actions = workspace, actions
        self._row: SiteRow | None = None
        self.words = label(kind="label")
        self.reason = ReasonCombo()
        self.reason.setAccessibleName(tr("Why it was moved"))
        self.lies_on = QLineEdit()
        self.lies_on.setMaxLength(60)
        self.lies_on.setAccessibleName(tr("What the point lies on"))
        self.lies_on.setPlaceholderText(tr("What the point lies on"))
        self.move_button = button(tr("Move on the map"), tip=tr("Point at the place (V)"))
        self.move_button.setIcon(theme.icon("move"))
        self.move_button.setProperty("icon_name", "move")
        self.standard = button(tr("Standard place"), tip=tr("Where the protocol puts it"))
        for made in (self.move_button, self.standard):
            made.setStyleSheet("padding: 0 2px; font-size: 14px")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(label(tr("Place"), "strong"), 1, self.words))
        layout.addWidget(self.lies_on)
        layout.addWidget(self.reason)
        layout.addLayout(row(self.move_button, self.standard, spacing=6))
        self.move_button.clicked.connect(self._ask_place)
        self.standard.clicked.connect(self._back)
        self.reason.reason_wanted.connect(self._keep_reason)
        self.lies_on.editingFinished.connect(self._keep_label)

    def show_row(self, shown: SiteRow, *, enabled: bool) -> None:
        """Show where a site lies and why."""
        self._row = shown
        injection, fixed = shown.injection, shown.kind is Kind.FIXED
        moved = shown.moved_mm is not None
        given_up = shown.state is State.NOT_GIVEN
        side = side_name(shown.laterality)
        self.words.setText(
            moved_words(shown, self._workspace.session_head_map) if moved
            else tr("standard place") if fixed
            else tr("placed freely, {side}").format(side=side)
        )  # fmt: skip
        self.reason.setVisible((moved or not fixed) and not given_up)
        self.reason.show_reason(
            self._reasons(shown.kind), injection.reason if injection else "",
            tr("Why it was moved") if fixed else tr("Why it is added"),
        )  # fmt: skip
        self.lies_on.setVisible(shown.kind is Kind.CUSTOM and not shown.muscle)
        if injection and not self.lies_on.hasFocus():
            self.lies_on.setText(injection.label)
        self.standard.setVisible(fixed)
        self.standard.setEnabled(enabled and moved)
        self.move_button.setEnabled(enabled and not given_up)
        for made in (self.reason, self.lies_on):
            made.setEnabled(enabled)

    def _reasons(self, kind: Kind) -> tuple[Choice, ...]:
        practice = self._workspace.practice
        return {
            Kind.FIXED: practice.move_reasons,
            Kind.FOLLOW_THE_PAIN: practice.pain_places,
            Kind.CUSTOM: (),
        }[kind]

    def _ask_place(self) -> None:
        if self._row:
            self.place_wanted.emit(self._row.code)

    def _back(self) -> None:
        if self._row:
            self._actions.move_back(self._row.code)

    def _keep_reason(self, code: str, reason: str) -> None:
        if self._row and self.isVisible():
            self._actions.set_reason(self._row.code, code, reason)

    def _keep_label(self) -> None:
        kept = self._row.injection.label if self._row and self._row.injection else ""
        typed = " ".join(self.lies_on.text().split())
        if self._row and typed and typed != kept and self.isVisible():
            self._actions.set_label(self._row.code, typed)
