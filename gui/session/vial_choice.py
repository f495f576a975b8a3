"""Which vial an injection came from, where the session has more than one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.choice_box import ChoiceBox
from gui.widgets.parts import label
from gui.wording import tr, units
from gui.workspace import Workspace
from model import vials
from model.injection import State
from model.session_chart import SiteRow
from model.use_cases.vials import allot


class VialChoice(QWidget):
    """The program draws from the vials in turn; here the clinician says otherwise."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._code = workspace, ""
        self.vials = ChoiceBox(tr("The vial it came from"), ())
        self.vials.activated.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label(tr("From"), "second"))
        layout.addWidget(self.vials, 1)
        self.hide()

    def show_row(self, row: SiteRow, *, enabled: bool) -> None:
        """Show the vial of a given site; nothing to choose where there is one vial."""
        chart = self._workspace.chart
        self._code = row.code
        known = chart.vials if chart else {}
        self.setVisible(len(known) > 1 and row.state is State.GIVEN)
        if chart is None or self.isHidden():
            return
        self.vials.clear()
        for number, vial in known.items():
            left = units(vials.balance_of(chart, number).left)
            words = tr("Vial {n}, lot {lot}: {left} left")
            self.vials.addItem(words.format(n=number, lot=vial.lot, left=left), number)
        held = row.injection.vial if row.injection else None
        self.vials.setCurrentIndex(self.vials.findData(held))
        self.vials.setEnabled(enabled)

    def _choose(self) -> None:
        number, code = self.vials.currentData(), self._code
        name = tr("{code} from vial {n}").format(code=code, n=number)
        if not self._workspace.perform(name, lambda chart: allot(chart, code, number)):
            chart = self._workspace.chart
            if chart:
                self.show_row(chart.rows_by_code[code], enabled=self.vials.isEnabled())
