"""The panel at the right in which a vial is added, or put right afterwards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.overriding import override
from gui.patients.wording import today_of
from gui.session.vials.box_reading import BoxReading
from gui.session.vials.made_up_line import MadeUpLine
from gui.session.vials.vial_actions import VialActions
from gui.session.vials.vial_fields import VialFields
from gui.session.vials.vial_words import full_words
from gui.theme import Theme
from gui.widgets.key_cap import CapButton
from gui.widgets.parts import button, frame, icon_button, label
from gui.widgets.segments import Segments
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError, InvalidValueError
from model.settings import recalled_among
from model.use_cases import vials as acts
from model.vial import Vial


class VialForm(QFrame):
    """Enter adds the vial, or first reads what was scanned; Escape closes."""

    closed = Signal()
    kept = Signal()
    edited = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, actions: VialActions) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._workspace, self._actions = workspace, actions
        self.changing: int | None = None
        self.title, self.about = label("", "heading"), label("", "second")
        self.close_button = icon_button(theme, "close", tr("Close (Esc)"))
        self.fields = VialFields(theme, workspace.practice)
        self.box = BoxReading(workspace, theme, self.fields)
        self.made_up = MadeUpLine(theme, workspace.practice)
        self.cancel = button(tr("Cancel"))
        self.remove = button(tr("Remove"), "danger")
        self.keep = CapButton(theme, tr("Add"), cap="Return")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 6)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out_body()
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self.cancel)
        foot.addWidget(self.remove)
        foot.addWidget(self.keep, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.scroll_area, 1)
        said = QVBoxLayout()
        said.setContentsMargins(20, 8, 20, 0)
        said.addWidget(self.made_up)
        layout.addLayout(said)
        layout.addLayout(foot)

    def _lay_out_body(self) -> None:
        inside = QWidget()
        inside.setObjectName("vial_form")
        inside.setStyleSheet("#vial_form { background: transparent; }")
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 0, 20, 0)
        body.setSpacing(8)
        body.addWidget(self.box)
        body.addWidget(frame("rule"))
        body.addWidget(self.fields)
        body.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(inside)
        self.scroll_area.viewport().setAutoFillBackground(False)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self.accept)
        self.fields.edited.connect(self.show_result)

    # -- what is shown -------------------------------------------------------------------

    def open_new(self) -> None:
        """Ready for the next vial, with what nearly always holds already there."""
        self.changing = None
        self.fields.start(self._workspace.clock())
        self.box.start()
        self.show_state()
        self.show_result()

    def open_vial(self, vial: Vial) -> None:
        """A vial that was entered before, to be put right."""
        self.changing = vial.number
        self.box.start()
        self.fields.show_vial(vial, self._workspace.clock())
        self.show_state()
        self.show_result()

    def arrive(self) -> None:
        """Give the keyboard to the scanner's line."""
        target = self.box.line if self.changing is None else self.fields.fields["lot"].editor
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Title, stock and buttons as the session now stands."""
        chart = self._workspace.chart
        if chart is None:
            return
        new = self.changing is None
        number = self.next_number
        full = new and number is None
        if new:
            words = tr("Add a vial") if full else tr("Add vial {n}").format(n=number)
            self.title.setText(words)
            self.keep.set_words(words)
        else:
            self.title.setText(tr("Change vial {n}").format(n=self.changing))
            self.keep.set_words(tr("Keep"))
        product = self._workspace.practice.product(self.fields.product_name)
        kind = tr("single-dose vial") if product and product.single_dose else ""
        name = self.fields.product_name
        about = ", ".join(part for part in (name[:1].upper() + name[1:], kind) if part)
        self.about.setText(full_words() if full else about)
        self.keep.setEnabled(not full)
        if full:
            self.keep.setToolTip(full_words())
        self.remove.setVisible(not new)
        self.box.setVisible(new)
        if new:
            self.box.offer(self._workspace.store.stock.offered(today_of(self._workspace)))

    @property
    def next_number(self) -> int | None:
        """The number of the vial being added; None where no more fit the session."""
        chart = self._workspace.chart
        return acts.next_number(chart) if chart else 1

    def show_result(self) -> None:
        """What the values typed so far come to."""
        chart = self._workspace.chart
        if chart is None:
            return
        fields = self.fields
        self.made_up.show_values(chart.protocol, fields.size_units, fields.diluent_ml)
        self.made_up.show_times(
            fields.product_name,
            fields.made_up_at,
            fields.expires_on,
            self._workspace.clock(),
            recalled=recalled_among(
                self._workspace.settings, fields.text("lot"), fields.text("diluent_lot")
            ),
        )
        self.edited.emit()

    # -- what is done --------------------------------------------------------------------

    def accept(self) -> None:
        """Read what was scanned, else keep the vial; what cannot be kept is said at its field."""
        if not self.box.isHidden() and self.box.take():
            self.show_result()
            return
        number = self.changing or self.next_number
        if number is None:
            self._workspace.failed.emit(full_words())
            return
        vial = self.fields.read(number, self._workspace.clock())
        if vial is None:
            self._bring_into_sight()
            return
        try:
            kept = self._actions.change(vial) if self.changing else self._actions.add(vial)
        except InvalidValueError as error:
            if not self.fields.show_error(error):
                self._workspace.failed.emit(str(error))
            self._bring_into_sight()
            return
        if kept:
            self._learn(vial)
            self.kept.emit()

    def _bring_into_sight(self) -> None:
        wrong = self.focusWidget()
        if wrong:
            self.scroll_area.ensureWidgetVisible(wrong, 0, 60)

    def _learn(self, vial: Vial) -> None:
        try:
            self.box.learn(vial)
        except HeadmapError as error:
            self._workspace.report(error)

    def _remove(self) -> None:
        try:
            if self.changing and self._actions.remove(self.changing):
                self.kept.emit()
        except InvalidValueError as error:
            self._workspace.failed.emit(str(error))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        group = focused.parentWidget() if focused else None
        if isinstance(group, Segments) and isinstance(focused, QAbstractButton):
            # A size chosen by a click leaves the keyboard on another: Enter must not change it.
            answers = not group.chosen
        else:
            answers = isinstance(focused, QPushButton) and not focused.isChecked()
        if isinstance(focused, QAbstractButton) and answers:
            focused.click()
        else:
            self.accept()
