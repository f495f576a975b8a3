"""Signing: what is missing, the PIN, and one button that says why it is off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.session.card import Card, Column
from gui.session.place import PlaceName
from gui.session.review.pin_field import PinField
from gui.session.review.signing_actions import SigningActions
from gui.setup.demonstration_words import demonstration_pin_words
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import CapButton
from gui.widgets.parts import button, label
from gui.wording import clock_time, day, tr
from gui.workspace import Workspace
from model.completeness import Missing
from model.due import next_due
from model.session_clock import times

LONGEST_LINE = 90  # characters; more would push the PIN out of sight


class SignCard(Card):
    """For a session that is not signed yet."""

    go_on = Signal(PlaceName)
    print_wanted = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, actions: SigningActions) -> None:
        super().__init__(tr("Sign"), spacing=8)
        self._workspace, self._theme, self._actions = workspace, theme, actions
        self._parts: tuple[Missing, ...] = ()
        said = tr("After signing nothing can be changed; additions are amendments.")
        self._signer, self._role = label(kind="strong"), label(kind="second", wrap=True)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(6)
        self.rows: list[QWidget] = []
        self.gap_reason = Field(theme, tr("Why it is signed all the same"), lines=2)
        self.pin = PinField(theme, tr("PIN"))
        self.repeated = PinField(theme, tr("The same PIN again"))
        if workspace.demonstration:  # else nobody could look at what follows a signature
            self.pin.show_note(demonstration_pin_words())
        self._facts = QGridLayout()
        self._facts.setColumnStretch(1, 1)
        self.why_off = label(kind="error", wrap=True)
        self.sign_button = CapButton(theme, tr("Sign and lock"), icon="lock", cap="Return")
        self.print_button = button(tr("Print draft"))
        self.leave_button = button(tr("Leave open"))
        inner = Column(gap=8)
        inner.add(label(said, "second", wrap=True))
        inner.layout_inside.addLayout(self._missing)
        for widget in (self._signer, self._role, self.gap_reason, self.pin, self.repeated):
            inner.add(widget)
        inner.layout_inside.addLayout(self._facts)
        inner.layout_inside.addStretch(1)
        self.body.addWidget(inner, 1)
        self.body.addWidget(self.why_off)
        self.body.addWidget(self.sign_button)
        foot = QHBoxLayout()
        foot.addWidget(self.print_button, 1)
        foot.addWidget(self.leave_button, 1)
        self.body.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        self.sign_button.clicked.connect(self.sign)
        self.print_button.clicked.connect(self.print_wanted)
        self.leave_button.clicked.connect(self.left)
        for field in (self.pin, self.repeated, self.gap_reason):
            field.edited.connect(self._show_state)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.sign)

    def show_chart(self) -> None:
        """Show what is missing in the open session, and who signs."""
        chart, clinician = self._workspace.chart, self._workspace.clinician
        if chart is None or clinician is None:
            return
        self._parts = self._actions.missing()
        self._show_missing()
        self._signer.setText(clinician.signature_name)
        clinic = self._workspace.settings.clinic_name
        self._role.setText(" · ".join(filter(None, (clinician.role, clinic))))
        first = self._actions.needs_first_pin
        self.pin.caption.setText(tr("Choose a PIN, 4 to 12 figures") if first else tr("PIN"))
        self.repeated.setVisible(first)
        self.gap_reason.setVisible(bool(self._parts) and not self._blocking)
        self._show_facts()
        self._show_state()

    @property
    def signer(self) -> str:
        """Who would sign now."""
        return self._signer.text()

    @property
    def _blocking(self) -> list[Missing]:
        return [part for part in self._parts if part.blocks]

    def _show_missing(self) -> None:
        for row in self.rows:
            self._missing.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(part) for part in self._parts]
        for row in self.rows:
            self._missing.addWidget(row)

    def _row(self, part: Missing) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        icon = ("stop", "stop") if part.blocks else ("circle", "text_2")
        layout.addWidget(IconLabel(self._theme, *icon, 18))
        words = label(_short(part.words), "error" if part.blocks else "second", wrap=True)
        words.setToolTip(part.words)
        layout.addWidget(words, 1)
        if part.place is not PlaceName.REVIEW:
            there = button(tr("Go there"), "link", tip=part.words)
            there.clicked.connect(lambda: self.go_on.emit(part.place))
            layout.addWidget(there)
        row.setAccessibleName(part.words)
        return row

    def _show_facts(self) -> None:
        while item := self._facts.takeAt(0):
            widget = item.widget()
            if widget:
                widget.deleteLater()
        for line, (name, value) in enumerate(self._lines()):
            self._facts.addWidget(label(name, "second"), line, 0)
            self._facts.addWidget(label(value), line, 1)

    def _lines(self) -> list[tuple[str, str]]:
        chart = self._workspace.chart
        if chart is None:
            return []
        clock = times(chart)
        injections = [clock_time(at) for at in (clock.first, clock.last) if at]
        lines = [
            (tr("Started"), clock_time(clock.started or chart.session.started_at)),
            (tr("First, last injection"), ", ".join(injections) or tr("none")),
        ]
        observed = chart.detail("aftercare.observed_minutes")
        if observed:
            lines.append((tr("Observed"), tr("{n} min").format(n=observed.value)))
        return [*lines, (tr("Next session due"), day(next_due(chart)))]

    def _show_state(self) -> None:
        why = self._why_off()
        self.why_off.setText(why)
        self.why_off.setVisible(bool(why) and bool(self._blocking))
        self.sign_button.setEnabled(not why)
        self.sign_button.setToolTip(why or tr("Sign the session and lock it"))

    def _why_off(self) -> str:
        if self._blocking:
            return tr("Sign is off: {why}.").format(why=self._blocking[0].words)
        if self._parts and not self.gap_reason.text.strip():
            return tr("Say why it is signed with parts missing.")
        if not self.pin.text:
            return tr("Type the PIN.")
        return ""

    def sign(self) -> None:
        """Sign, or say beside the field what keeps it from being signed."""
        if not self.sign_button.isEnabled():
            return
        self._parts = self._actions.missing()  # the clock may have moved since they were shown
        gap_reason = self.gap_reason.text if self._parts else ""
        typed = self.pin.text, self.repeated.text, gap_reason
        refusal = self._actions.sign(*typed)
        self.pin.clear()
        self.repeated.clear()
        if refusal is None:
            self.gap_reason.set_text("")
            return
        self.show_chart()
        field, words = refusal
        fields = {"gap_reason": self.gap_reason, "repeated": self.repeated}
        beside = fields.get(field, self.pin)
        beside = beside if beside.isVisibleTo(self) else self.pin
        beside.show_error(words)
        beside.setFocus()


def _short(words: str) -> str:
    """A long enumeration by its head alone; the place it leads to names each."""
    return words if len(words) <= LONGEST_LINE else words.split(":", maxsplit=1)[0]
