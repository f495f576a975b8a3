"""What eases the injections, as the clinic's list offers it."""

from functools import partial

from PySide6.QtWidgets import QGridLayout

from gui.session.card import Card
from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.wording import tr
from gui.workspace import Workspace
from model.answer import Group
from model.practice.lists import Choice
from model.session_chart import SessionChart
from model.use_cases.preparing import set_comfort


class ComfortCard(Card):
    """Each is used or not; several can be."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Comfort"))
        self._workspace = workspace
        self.buttons: dict[str, ChoiceButton] = {}
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, comfort in enumerate(workspace.practice.comforts):
            made = ChoiceButton(theme, tr(comfort.text), caption=tr("Comfort"))
            made.clicked.connect(partial(self._toggle, comfort))
            self.buttons[comfort.code] = made
            grid.addWidget(made, place // 2, place % 2)
        self.body.addLayout(grid)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what was used."""
        used = chart.answers(Group.COMFORT)
        for code, made in self.buttons.items():
            made.show_chosen(code in used, enabled=enabled)

    def refresh_theme(self) -> None:
        """Draw the checks in the colours now in force."""
        for made in self.buttons.values():
            made.refresh_theme()

    def _toggle(self, comfort: Choice, _checked: bool = False) -> None:
        used, at = not self.buttons[comfort.code].isChecked(), self._workspace.clock()
        words = tr("used") if used else tr("not used")
        self._workspace.perform(
            f"{tr(comfort.text)}: {words}",
            lambda chart: set_comfort(chart, comfort, at, used=used),
        )
