"""One vial: its bar, the sum spelled out, what stands on its box, and its hours."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.wording import joined
from gui.session.vials.discard_fields import DiscardFields
from gui.session.vials.discard_lines import DiscardLines
from gui.session.vials.time_ring import TimeRing
from gui.session.vials.vial_actions import VialActions
from gui.session.vials.vial_bar import Swatch, VialBar
from gui.session.vials.vial_words import hours_of, ml, per_ml, sum_words, supplier_name
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, frame, label, set_kind
from gui.wording import day, tr, units
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart
from model.vial import Vial
from model.vials import Balance


class VialCard(QFrame):
    """Discarding is asked in the card itself; changing is the panel's at the right."""

    change_wanted = Signal(int)
    opened = Signal(QWidget)

    def __init__(
        self, workspace: Workspace, theme: Theme, actions: VialActions, number: int
    ) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._workspace, self._theme, self._actions = workspace, theme, actions
        self.number = number
        self.tag, self.sum = label("", "tag"), label("", "accent")
        self.takes_over = label("", "second")
        self.change = button(tr("Change…"), "link")
        self.change.setAccessibleName(tr("Change vial {n}").format(n=number))
        self.discard = button(tr("Discard…"))
        self.discard.setAccessibleName(tr("Discard from vial {n}").format(n=number))
        self.bar = VialBar(theme)
        self.given, self.left = label("", "strong"), label("", "strong")
        self.lines = DiscardLines(theme)
        self.ring = TimeRing(theme)
        self.asked = QWidget()
        self.fields = DiscardFields(workspace, theme, with_amount=True, columns=3)
        self.throw, self.leave = button(tr("Discard")), button(tr("Cancel"), "link")
        self._texts: dict[str, tuple[QLabel, ElidedLabel]] = {}
        self._lay_out()
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.number))
        self.discard.clicked.connect(self.ask)
        self.throw.clicked.connect(self.accept)
        self.leave.clicked.connect(self.close_question)
        self.lines.taken_back.connect(self._take_back)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(tr("Vial {n}").format(n=self.number), "heading"))
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.takes_over)
        self._check = IconLabel(self._theme, "check", "accent", 18)
        head.addWidget(self._check)
        head.addWidget(self.sum)
        head.addSpacing(2)
        head.addWidget(self.change)
        head.addWidget(self.discard)
        key = QHBoxLayout()
        key.setSpacing(8)
        parts = (("given", self.given, tr("given")), ("left", self.left, tr("left")))
        for part, amount, words in parts:
            key.addWidget(Swatch(self._theme, part))
            key.addWidget(amount)
            key.addWidget(label(words))
            key.addSpacing(14)
        key.addStretch(1)
        key.addWidget(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(key)
        column.addWidget(self._question())
        column.addWidget(frame("rule"))
        column.addLayout(self._facts())

    def _question(self) -> QWidget:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.throw)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(10)
        column.addWidget(self.fields)
        column.addLayout(foot)
        self.asked.hide()
        return self.asked

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        captions = {
            "product": tr("Product"), "lot": tr("Lot"), "expires": tr("Expires"),
            "supplier": tr("Supplied by"), "diluent": tr("Diluent"),
            "diluent_lot": tr("Diluent lot"), "concentration": tr("Concentration"),
        }  # fmt: skip
        for place, (name, caption) in enumerate(captions.items()):
            strong = ElidedLabel("", "strong") if "lot" in name else label("", "strong")
            rest = ElidedLabel("", "second")
            line = QHBoxLayout()
            line.setSpacing(5)
            line.addWidget(strong)
            line.addWidget(rest)
            line.addStretch(1)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(label(caption, "label"))
            cell.addLayout(line)
            cell.addStretch(1)
            grid.addLayout(cell, place // 4, place % 4)
            self._texts[name] = (strong, rest)
        grid.addWidget(self.ring, 1, 3)
        for column, share in enumerate((28, 20, 24, 28)):
            grid.setColumnStretch(column, share)
        return grid

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart) -> None:
        """Show the vial as it stands; it is still there."""
        vial, balance = chart.vials[self.number], vials.balance_of(chart, self.number)
        open_session = chart.session.ended_at is None
        self._show_state(chart, balance)
        self.sum.setText(sum_words(balance))
        over = balance.left < 0
        set_kind(self.sum, "error" if over else "accent")
        self._check.setVisible(not over)
        self.bar.show_parts(vial.size_units, balance.given, balance.discarded)
        self.bar.setAccessibleName(sum_words(balance))
        self.given.setText(units(balance.given))
        self.left.setText(units(balance.left))
        found = [d for d in chart.discards if d.vial == self.number]
        self.lines.show_discards(found, balance.discarded, enabled=open_session)
        self.discard.setVisible(open_session)
        self.discard.setEnabled(balance.left > 0)
        self.change.setVisible(open_session)
        if not open_session or balance.left <= 0:
            self.asked.hide()
        self._show_facts(vial, chart.protocol.usual_dose())
        self.show_time()

    def _show_state(self, chart: SessionChart, balance: Balance) -> None:
        first = vials.takes_over_at(chart, self.number)
        if balance.left < 0:
            words, kind = tr("Too much given"), "tag"
        elif balance.left == 0:
            words, kind = tr("Used up"), "tag"
        elif balance.given:
            words, kind = tr("In use"), "tag"
        else:
            words, kind = tr("Not begun"), "tag"
        self.tag.setText(words)
        set_kind(self.tag, kind)
        waiting = first is not None and not balance.given
        self.takes_over.setVisible(waiting)
        if first and waiting:
            self.takes_over.setText(tr("takes over at {code}").format(code=first.code))

    def _show_facts(self, vial: Vial, usual_dose: Decimal) -> None:
        volume = ml(vial.volume_ml(usual_dose))
        usual_words = tr("{dose} = {ml}").format(dose=units(usual_dose), ml=volume)
        drug_code = tr("NDC {code}").format(code=vial.drug_code) if vial.drug_code else ""
        texts = {
            "product": (units(vial.size_units), vial.product),
            "lot": (vial.lot, ""),
            "expires": (day(vial.expires_on), ""),
            "supplier": (supplier_name(vial.supplier), drug_code),
            "diluent": (ml(vial.diluent_ml), vial.diluent),
            "diluent_lot": (vial.diluent_lot or "–", ""),
            "concentration": (per_ml(vial.size_units, vial.diluent_ml), usual_words),
        }
        for name, (strong, rest) in texts.items():
            for part, text in zip(self._texts[name], (strong, rest), strict=True):
                part.setVisible(bool(text))
                part.setText(text)
                part.setToolTip(joined(strong, rest))

    def show_time(self) -> None:
        """Show the hours left; asked for every minute."""
        chart = self._workspace.chart
        vial = chart.vials.get(self.number) if chart else None
        if chart and vial:
            runs = vials.balance_of(chart, self.number).left > 0 and not chart.session.ended_at
            hours = hours_of(self._workspace.practice, vial.product)
            self.ring.show_time(vial.made_up_at, hours, self._workspace.clock(), runs=runs)

    # -- discarding ----------------------------------------------------------------------

    def ask(self) -> None:
        """How much, why, when, who saw it; what is left is offered where nothing needs it."""
        chart = self._workspace.chart
        if chart is None or self.number not in chart.vials:
            return
        needed = self.number in vials.planned_from(chart)
        left = vials.balance_of(chart, self.number).left
        reason = "" if needed else self._workspace.practice.rest_reason
        self.fields.start(None if needed else left, reason)
        self.asked.show()
        self.discard.setEnabled(False)
        self.fields.amount.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(self.asked)

    def close_question(self) -> None:
        """Discard nothing."""
        self.asked.hide()
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart)
        self.discard.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Discard as typed."""
        if self.fields.submit(lambda *values: self._actions.discard(self.number, *values)):
            self.close_question()

    @property
    def asks(self) -> bool:
        """Whether the question stands open."""
        return not self.asked.isHidden()

    def _take_back(self, number: int) -> None:
        self._actions.take_back_discard(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.focusWidget()
        if not enter or not self.asks:
            super().keyPressEvent(event)
        else:
            click: Callable[[], None] | None = getattr(focused, "click", None)
            (click or self.accept)()
