"""Asks what a new site needs: where the pain is, or what a custom point lies on, dose and why."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from gui.overriding import override
from gui.session.dose_field import DoseField
from gui.session.panel_parts import heading, sections, under_head
from gui.session.placing_actions import PlacingActions
from gui.session.reason_buttons import ReasonButtons
from gui.theme import Theme
from gui.widgets.chevron_combo import ChevronCombo
from gui.widgets.parts import button, icon_button, label
from gui.wording import number, side_name, tr, units
from gui.workspace import Workspace
from model.injection import FreePlace, Laterality
from model.session_chart import ZERO
from model.surface import side_of
from model.use_cases.placing import LONGEST_LABEL, room_in


class AddingPanel(QFrame):
    """Lies over the list until the site is added or Escape drops it."""

    closed = Signal()
    added = Signal(str)

    def __init__(self, workspace: Workspace, actions: PlacingActions, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workspace, self._actions = workspace, actions
        self.place: FreePlace | None = None
        self._muscle = ""
        self._dose_units = ZERO
        self._title, self._where = label(kind="heading", wrap=True), label(kind="second", wrap=True)
        self.close_button = icon_button(theme, "close", tr("Close (Escape)"))
        self.given = button(tr("Given already"), "choice", tip=tr("Else it is planned, and next"))
        self.given.setCheckable(True)
        self.pain = ReasonButtons(tr("Where the pain is: {why}"))
        self.pain_typed = _line(tr("Somewhere else, then Enter"), tr("Where the pain is"))
        self.lies_on = ChevronCombo()
        self.dose = DoseField(theme)
        self.reason = _line(tr("Why it is added"), tr("Why it is added"))
        self.add_button = button(tr("Add the point"), "plain")
        self._follow, self._custom = self._follow_part(), self._custom_part()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 10)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        under_head(self, head, sections(self._where, self.given, self._follow, self._custom))

    def _follow_part(self) -> QWidget:
        one_click = label(tr("one click adds it"), "label")
        made = sections(None, heading(tr("Where is the pain?"), one_click), self.pain,
                        self.pain_typed)  # fmt: skip
        _no_margins(made)
        return made

    def _custom_part(self) -> QWidget:
        self.lies_on.setEditable(True)
        self.lies_on.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lies_on.setAccessibleName(tr("What the point lies on"))
        line = self.lies_on.lineEdit()
        if line:
            line.setMaxLength(LONGEST_LABEL)
            line.setPlaceholderText(tr("Such as masseter, or a muscle"))
            line.returnPressed.connect(self.reason.setFocus)
        made = sections(
            None, heading(tr("What it lies on")), self.lies_on,
            None, heading(tr("Dose")), self.dose,
            None, heading(tr("Why")), self.reason, self.add_button,
        )  # fmt: skip
        _no_margins(made)
        return made

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.pain.chosen.connect(self._add_follow)
        self.pain_typed.returnPressed.connect(lambda: self._add_follow("", self.pain_typed.text()))
        self.dose.wanted.connect(self._set_dose)
        self.add_button.clicked.connect(self._add_custom)
        self.reason.returnPressed.connect(self._add_custom)

    # -- what is asked -------------------------------------------------------------------

    def ask_follow(self, muscle: str, side: Laterality, place: FreePlace) -> None:
        """Ask where the pain is, for a site within a muscle."""
        chart = self._workspace.chart
        if chart is None:
            return
        known = chart.protocol.muscles_by_code[muscle]
        sites, left = room_in(chart, muscle)
        self._muscle = muscle
        dose = units(chart.protocol.usual_dose(muscle))
        room = tr("{dose} · room for {n} more, {units} in this muscle").format(
            dose=dose, n=number(sites), units=units(left)
        )
        self.pain.offer(self._workspace.practice.pain_places)
        self.pain.show_chosen("", enabled=True)
        self.pain_typed.clear()
        title = tr("Follow-the-pain site: {muscle}, {side}").format(
            muscle=known.name, side=side_name(side)
        )
        self._open(title, room, place, follow=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_custom(self, place: FreePlace) -> None:
        """Ask for all that a custom point needs."""
        chart = self._workspace.chart
        if chart is None:
            return
        self._muscle, self._dose_units = "", chart.protocol.usual_dose()
        self.lies_on.clear()
        for muscle in chart.protocol.muscles:
            self.lies_on.addItem(muscle.name, muscle.code)
        self.lies_on.setCurrentIndex(-1)
        self.lies_on.clearEditText()
        self.reason.clear()
        self._show_dose()
        side = side_of(self._workspace.session_head_map, place)
        where = tr("On the patient’s {side}").format(side=side_name(side))
        if side is Laterality.MIDLINE:
            where = tr("On the midline")
        self._open(tr("Custom point"), where, place, follow=False)
        self.lies_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, title: str, where: str, place: FreePlace, *, follow: bool) -> None:
        self.place = place
        self._title.setText(title)
        self._where.setText(where)
        self._follow.setVisible(follow)
        self._custom.setVisible(not follow)
        self.show()

    def _show_dose(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.dose.show_dose(self._dose_units, chart.protocol, enabled=True)

    def _set_dose(self, dose: Decimal) -> None:
        self._dose_units = dose
        self._show_dose()

    # -- adding --------------------------------------------------------------------------

    def _add_follow(self, code: str, reason: str) -> None:
        if self.place and self._muscle:
            given = self.given.isChecked()
            self._done(
                self._actions.add_follow(self._muscle, self.place, code, reason, given=given)
            )
        self.pain.show_chosen("", enabled=True)

    def _add_custom(self) -> None:
        typed = " ".join(self.lies_on.currentText().split())
        known = self.lies_on.findText(typed, Qt.MatchFlag.MatchFixedString)
        lies_on = str(self.lies_on.itemData(known)) if known >= 0 else typed
        for asked, line in ((lies_on, self.lies_on), (self.reason.text().strip(), self.reason)):
            if not asked:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.place:
            given = self.given.isChecked()
            self._done(
                self._actions.add_custom(
                    self.place, lies_on, self._dose_units, self.reason.text(), given=given
                )
            )

    def _done(self, added: bool) -> None:
        chart = self._workspace.chart
        if added and chart:
            self.added.emit(chart.rows[-1].code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus, key = self.focusWidget(), event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Never on to the page: Enter would open the site that was just added.
            if isinstance(focus, QPushButton) and not event.isAutoRepeat():
                focus.click()
        elif not (
            self._muscle and event.text() in set("123456789") and self.pain.press(int(event.text()))
        ):
            super().keyPressEvent(event)


def _line(prompt: str, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(prompt)
    made.setAccessibleName(name)
    made.setMaxLength(2000)
    return made


def _no_margins(made: QWidget) -> None:
    layout = made.layout()
    if layout:
        layout.setContentsMargins(0, 0, 0, 0)
