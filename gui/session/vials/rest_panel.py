"""The panel at the right while no vial is being added: whether all is well, and what is next."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.place import PlaceName
from gui.session.vials.discard_fields import DiscardFields
from gui.session.vials.vial_actions import VialActions
from gui.session.vials.vial_words import full_words
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import CapButton
from gui.widgets.parts import button, label, set_kind
from gui.wording import tr, units
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart
from model.use_cases import vials as acts


class RestPanel(QFrame):
    """One next step in accent: on to the map, throw away what is left, or on to aftercare."""

    add_wanted = Signal()
    go_on = Signal(PlaceName)

    def __init__(self, workspace: Workspace, theme: Theme, actions: VialActions) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._workspace, self._actions = workspace, actions
        self._left = Decimal()
        self._ends, self._to = False, PlaceName.MAP
        self.title, self.about = label("", "heading", wrap=True), label("", "second", wrap=True)
        self._check = IconLabel(theme, "check", "accent", 22)
        self.ask = QWidget()
        self.fields = DiscardFields(workspace, theme, with_amount=False, columns=2)
        self.throw = CapButton(theme, tr("Discard what is left"), cap="Return")
        self.show_throw = button(tr("Discard what is left…"), "link")
        self.add = CapButton(theme, tr("Add a vial"))
        self.add_off = label(full_words(), "second", wrap=True)
        self.onward = CapButton(theme, tr("On to the map"), cap="F4")
        self._lay_out()
        self.add.clicked.connect(self.add_wanted)
        self.throw.clicked.connect(self.accept)
        self.show_throw.clicked.connect(self._open_question)
        self.onward.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        asked = QVBoxLayout(self.ask)
        asked.setContentsMargins(0, 8, 0, 0)
        asked.setSpacing(14)
        asked.addWidget(self.fields)
        asked.addWidget(self.throw)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add)
        foot.addWidget(self.onward, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.ask)
        column.addWidget(self.show_throw, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addWidget(self.add_off)
        column.addLayout(foot)
        self.ask.hide()

    def show_chart(self, chart: SessionChart) -> None:
        """Say how the vials stand, and offer what is next."""
        open_session = chart.session.ended_at is None
        coming, short = vials.still_to_come(chart), vials.short(chart)
        total = vials.total(chart)
        ends = open_session and not coming and total.left > 0
        if ends and (not self._ends or total.left != self._left):
            self.fields.start(None, self._workspace.practice.rest_reason)
        self._left, self._ends = total.left, ends
        self._say(chart)
        if ends:
            self.ask.show()
        elif total.left <= 0 or not open_session:
            self.ask.hide()
        self.throw.set_words(tr("Discard {units}").format(units=units(total.left)))
        _show_kind(self.throw, "main" if ends else "plain")
        can_throw = open_session and total.left > 0 and self.ask.isHidden()
        self.show_throw.setVisible(can_throw)
        self._show_add(chart)
        self.onward.set_words(
            *((tr("On to the map"), "F4") if coming else (tr("On to aftercare"), "F5"))
        )
        self._to = PlaceName.MAP if coming else PlaceName.AFTERCARE
        main = open_session and not ends and not short
        _show_kind(self.onward, "main" if main else "plain")

    def _show_add(self, chart: SessionChart) -> None:
        open_session, number = chart.session.ended_at is None, acts.next_number(chart)
        self.add.setVisible(open_session)
        self.add.setEnabled(number is not None)
        self.add_off.setVisible(open_session and number is None)
        words = tr("Add a vial") if number is None else tr("Add vial {n}").format(n=number)
        self.add.set_words(words)
        if number is None:
            self.add.setToolTip(full_words())
        _show_kind(self.add, "main" if vials.short(chart) and number else "plain")

    def _say(self, chart: SessionChart) -> None:
        total, short = vials.total(chart), vials.short(chart)
        coming = vials.still_to_come(chart)
        good = bool(chart.vials) and not short and bool(coming or not total.left)
        self._check.setVisible(good)
        if not chart.vials:
            title, about = tr("No vial entered"), tr("Each site will know its vial once one is.")
        elif short:
            title = tr("{units} short").format(units=units(short))
            about = tr("The vials hold less than what is still to come. Add another one.")
        elif coming:
            title = tr("Enough for what is still to come")
            about = tr("{left} will be left at the end.").format(left=units(total.left - coming))
        elif total.left:
            title = tr("{units} are left").format(units=units(total.left))
            about = tr("No site is open any more. What is left is discarded with a reason.")
        else:
            title = tr("All vials add up")
            about = tr("{held} held = {given} given + {gone} discarded").format(
                held=units(total.held), given=units(total.given), gone=units(total.discarded)
            )
        self.title.setText(title)
        self.about.setText(about)

    def arrive(self) -> None:
        """Give the keyboard to the next step."""
        chart = self._workspace.chart
        short = chart is not None and chart.session.ended_at is None and vials.short(chart)
        add = short and self.add.isEnabled()
        target = self.throw if self._ends else self.add if add else self.onward
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Discard what is left, as said."""
        throw = self._actions.discard_rest
        if self.fields.submit(lambda _amount, reason, at, seen: throw(reason, at, seen)):
            self.ask.hide()
            self.arrive()

    def _open_question(self) -> None:
        self.fields.start(None, self._workspace.practice.rest_reason)
        self.ask.show()
        self.show_throw.hide()
        self.throw.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_question(self) -> bool:
        """Close what was opened by hand; False where nothing was."""
        chart = self._workspace.chart
        if self._ends or self.ask.isHidden() or chart is None:
            return False
        self.ask.hide()
        self.show_chart(chart)
        self.show_throw.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _go_on(self) -> None:
        self.go_on.emit(self._to)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif not self.ask.isHidden():
            self.accept()


def _show_kind(made: CapButton, kind: str) -> None:
    set_kind(made, kind)
    made.update()
