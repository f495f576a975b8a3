"""The preventive medicines tried, each with dose, duration and what came of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from gui.session.card import Card
from gui.session.kept_field import KeptField
from gui.session.prepare.preventive_editor import PreventiveEditor
from gui.session.prepare.preventive_row import PreventiveRow
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, label, row
from gui.wording import NO_BREAK, tr
from gui.workspace import Workspace
from model.preventive import MOST_PREVENTIVES, Preventive
from model.session_chart import SessionChart
from model.session_part import PartId
from model.use_cases.keeping import confirm_carried, take_away

KIND: tuple[type[Preventive]] = (Preventive,)


class PreventivesCard(Card):
    """A row opens in place to be changed; what was carried over is confirmed as it stands."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Preventives tried"), spacing=8)
        self._workspace, self._theme = workspace, theme
        self.rows: dict[int, PreventiveRow] = {}
        self.editor: PreventiveEditor | None = None
        self._enabled = True
        self.carried = IconLabel(theme, "carried", "text_2", 18)
        self.head.insertWidget(2, self.carried)
        self.none = label(tr("None noted yet."), "second")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.confirm = button(f"{NO_BREAK}{tr('Confirm as unchanged')}")
        self.confirm.setAccessibleName(tr("Confirm the preventives as unchanged"))
        self.confirm.setToolTip(self.confirm.accessibleName())
        self.confirm.setProperty("icon_name", "check")
        self.confirm.setIcon(theme.icon("check"))
        self.add = button(tr("Add"), tip=tr("Add a medicine"))
        self.add.setAccessibleName(tr("Add a medicine"))
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        buttons = row(self.confirm, self.add)
        buttons.setStretch(0, 1)
        buttons.setStretch(1, 0)
        self.body.addLayout(buttons)
        self.confirm.clicked.connect(self._confirm)
        self.add.clicked.connect(lambda: self.edit(None))

    # -- what is shown -------------------------------------------------------------------

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the medicines in the file."""
        self._enabled = enabled
        held = {one.number: one for one in chart.preventives}
        for number in self.rows.keys() - held.keys():
            gone = self.rows.pop(number)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(held.values()):
            if one.number not in self.rows:
                made = PreventiveRow(self._theme)
                made.clicked.connect(partial(self.edit, one.number))
                self.rows[one.number] = made
                self._list.insertWidget(place, made)
            self.rows[one.number].show_preventive(one, first=place == 0)
            self.rows[one.number].setEnabled(enabled)
        self._show_editor(chart, held)
        waits = any(one.carried_over for one in held.values())
        self.beside.setText(tr("Carried over") if waits else "")
        self.carried.setVisible(waits)
        self.confirm.setVisible(waits)
        self.confirm.setEnabled(enabled)
        self.add.setEnabled(enabled and len(held) < MOST_PREVENTIVES)
        self.none.setVisible(not held and self.editor is None)

    def _show_editor(self, chart: SessionChart, held: dict[int, Preventive]) -> None:
        editor = self.editor
        if editor and editor.number is not None and editor.number not in held:
            self.close_editor()
        elif editor:
            editor.show_chart(chart, enabled=self._enabled)
        for number, made in self.rows.items():
            made.setVisible(self.editor is None or self.editor.number != number)

    # -- editing -------------------------------------------------------------------------

    def edit(self, number: int | None, _checked: bool = False) -> None:
        """Open a medicine in place of its row, or an empty one beneath them."""
        if self.editor and not self.close_editor():
            return
        self.editor = PreventiveEditor(self._workspace, self._theme, number)
        self.editor.closed.connect(self._close_by_hand)
        self.editor.removed.connect(self._remove)
        place = self._list.indexOf(self.rows[number]) if number is not None else -1
        self._list.insertWidget(place, self.editor)
        self._refresh()
        self.editor.fields["medicine"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> bool:
        """Back to the row; False where something typed cannot be kept and holds one here."""
        editor = self.editor
        if editor is None:
            return True
        gone = editor.number is not None and not self._holds(editor.number)
        if not gone and not all(field.keep_or_stay() for field in editor.fields.values()):
            return False
        self.editor = None
        self._list.removeWidget(editor)
        editor.release()
        editor.hide()
        editor.deleteLater()
        return True

    def fields(self) -> list[KeptField]:
        """What can be typed into now."""
        return list(self.editor.fields.values()) if self.editor else []

    def _close_by_hand(self) -> None:
        number = self.editor.number if self.editor else None
        if self.close_editor():
            self._refresh()
            target = self.rows.get(number or 0, None) or self.add
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        editor = self.editor
        if editor is None:
            return
        part_id: PartId = (Preventive, editor.number or 0)
        name = tr("{medicine} removed").format(medicine=editor.fields["medicine"].text)
        for field in editor.fields.values():
            field.forget()
        if editor.number is not None:
            self._workspace.perform(name, lambda chart: take_away(chart, part_id))
        if self.editor is not None:
            self.close_editor()
        self._refresh()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        at = self._workspace.clock()
        self._workspace.perform(
            tr("Preventives confirmed"), lambda chart: confirm_carried(chart, at, KIND)
        )
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds(self, number: int) -> bool:
        chart = self._workspace.chart
        return chart is not None and any(one.number == number for one in chart.preventives)

    def _refresh(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart, enabled=self._enabled)
