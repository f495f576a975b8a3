"""The diagnosis by its code, with what makes a code the wrong one."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.session.carried_mark import CAPTION, CarriedMark
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.detail import Detail
from model.practice.lists import Diagnosis
from model.session_chart import SessionChart
from model.use_cases.preparing import diagnosis_codes, set_diagnosis

KEY = "indication.diagnosis"


class DiagnosisField(QWidget):
    """overuse is a list of its own, of the code in addition; the card places it."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        lists = workspace.practice
        self._by_code = {one.code: one for one in lists.diagnoses}
        self.codes = ChoiceBox(tr("Diagnosis"), _named(lists.diagnoses), tr("Choose a code"))
        self.overuse = QWidget()
        self.overuse_codes = ChoiceBox(
            tr("Code of the overuse"),
            [("", tr("No code in addition")), *_named(lists.overuse_codes)],
        )
        self.mark = CarriedMark(workspace, theme, (Detail, KEY), tr("Diagnosis"))
        self._trap_words = label("", "confirm", wrap=True)
        self.trap = self._make_trap(theme)
        layout = _column(self)
        words = label(tr("Diagnosis"), "label")
        words.setMinimumHeight(CAPTION)
        layout.addLayout(row(words, 1, self.mark))
        layout.addWidget(self.codes)
        layout.addWidget(self.trap)
        beneath = _column(self.overuse)
        beneath.addWidget(label(tr("Coded in addition, for the overuse"), "label"))
        beneath.addWidget(self.overuse_codes)
        self.codes.wanted.connect(lambda code: self._keep(code, None))
        self.overuse_codes.wanted.connect(lambda code: self._keep(None, code))

    def _make_trap(self, theme: Theme) -> QFrame:
        made = frame("notice")
        line = QHBoxLayout(made)
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(8)
        line.addWidget(IconLabel(theme, "confirm", "confirm", 18))
        line.addWidget(self._trap_words, 1)
        made.hide()
        return made

    @property
    def warning(self) -> str:
        """What is said of the code chosen; empty where nothing speaks against it."""
        return self._trap_words.text() if not self.trap.isHidden() else ""

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the codes in the file."""
        code, overuse_code = diagnosis_codes(chart)
        self.codes.show_chosen(code, enabled=enabled)
        self.overuse_codes.show_chosen(overuse_code, enabled=enabled and bool(code))
        overused = chart.detail("indication.overuse")
        self.overuse.setVisible(bool(overuse_code or (overused and overused.value == "yes")))
        self.mark.show_chart(chart, enabled=enabled)
        said = self._said_of(code, chart)
        self._trap_words.setText(said)
        self.trap.setVisible(bool(said))

    def _said_of(self, code: str, chart: SessionChart) -> str:
        """Why the code is easily wrong, or that it and the answer on aura differ."""
        known, aura = self._by_code.get(code), chart.detail("indication.aura")
        if known is None or known.trap:
            return tr(known.trap) if known else ""
        if aura and aura.value != (known.aura or "no"):
            with_aura = tr("This code says with aura, the answer below says no.")
            without = tr("This code says no aura, the answer below says yes.")
            return with_aura if known.aura == "yes" else without
        return ""

    def _keep(self, code: str | None, overuse_code: str | None) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        held, held_overuse = diagnosis_codes(chart)
        first = held if code is None else code
        second = held_overuse if overuse_code is None else overuse_code
        at = self._workspace.clock()
        self._workspace.perform(
            tr("Diagnosis {code}").format(code=", ".join(filter(None, (first, second)))),
            lambda chart: set_diagnosis(chart, first, second, at),
        )
        self._show_again()

    def _show_again(self) -> None:
        """A refused step leaves the list as the file has it."""
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart, enabled=self.codes.isEnabled())


def _named(diagnoses: tuple[Diagnosis, ...]) -> list[tuple[str, str]]:
    return [(one.code, f"{one.code}  {tr(one.words)}") for one in diagnoses]


def _column(widget: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(4)
    return made
