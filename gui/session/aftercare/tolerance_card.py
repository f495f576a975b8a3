"""How the injections were borne: in a word, in pain, in minutes of observation."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from gui.session.card import Card, side_by_side
from gui.session.kept_number import KeptNumber
from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.parts import button
from gui.wording import clock_time, tr
from gui.workspace import Workspace
from model.answer import Group
from model.practice.lists import Choice
from model.session_chart import SessionChart
from model.session_clock import times
from model.use_cases.aftercare import NONE, all_well
from model.use_cases.keeping import set_detail

KEY = "aftercare.tolerance"
MINUTES_BY = 5


class ToleranceCard(Card):
    """A second press on what is chosen takes the answer back."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Tolerance"))
        self._workspace = workspace
        self.buttons: dict[str, ChoiceButton] = {}
        line = QHBoxLayout()
        line.setSpacing(6)
        for choice in workspace.practice.tolerances:
            made = ChoiceButton(theme, tr(choice.text), caption=tr("Tolerance"))
            made.clicked.connect(partial(self._choose, choice))
            self.buttons[choice.code] = made
            line.addWidget(made)
        self.pain = self._number(
            theme, "pain", tr("Pain of the injections, 0 to 10"), (0, 10), tr("of 10"), 1
        )
        self.observed = self._number(
            theme, "observed_minutes", tr("Observed"), (0, 600), tr("min"), MINUTES_BY
        )
        self.all_well = button(tr("All well"), "link", tip=_all_well_words(workspace))
        self.all_well.clicked.connect(self._all_well)
        self.put_beside(self.all_well)
        self.body.addLayout(line)
        self.body.addSpacing(8)
        self.body.addLayout(side_by_side(self.pain, self.observed))

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file."""
        held = chart.detail(KEY)
        for code, made in self.buttons.items():
            made.show_chosen(bool(held and held.value == code), enabled=enabled)
        asked = held is not None or bool(chart.answers(Group.COMPLICATION))
        self.all_well.setVisible(enabled and not asked and _offers_none(self._workspace))
        self.pain.show_chart(chart, enabled=enabled)
        self.observed.show_chart(chart, enabled=enabled)
        last = times(chart).last
        since = tr("Observed, from {time}").format(time=clock_time(last)) if last else None
        self.observed.caption.setText(since or tr("Observed"))

    def _all_well(self) -> None:
        workspace, at = self._workspace, self._workspace.clock()
        workspace.perform(
            tr("Tolerated, no complication"), lambda c: all_well(c, workspace.practice, at)
        )

    def refresh_theme(self) -> None:
        """Draw the checks in the colours now in force."""
        for made in self.buttons.values():
            made.refresh_theme()

    def _number(
        self, theme: Theme, name: str, caption: str, bounds: tuple[int, int], suffix: str, by: int
    ) -> KeptNumber:
        key = f"aftercare.{name}"
        return KeptNumber(
            self._workspace,
            theme,
            caption,
            shown=lambda chart: detail.value if (detail := chart.detail(key)) else "",
            act=lambda chart, typed, at: set_detail(chart, key, typed, at),
            bounds=bounds,
            suffix=suffix,
            by=by,
        )

    def _choose(self, choice: Choice, _checked: bool = False) -> None:
        wanted = "" if self.buttons[choice.code].isChecked() else choice.code
        at = self._workspace.clock()
        words = tr(choice.text) if wanted else tr("not answered")
        self._workspace.perform(
            tr("Tolerance: {words}").format(words=words),
            lambda chart: set_detail(chart, KEY, wanted, at),
        )


def _offers_none(workspace: Workspace) -> bool:
    """Whether the clinic's list has the answer that nothing happened."""
    return any(choice.code == NONE for choice in workspace.practice.complications)


def _all_well_words(workspace: Workspace) -> str:
    return tr("{tolerance}, and no complication: both asked").format(
        tolerance=tr(workspace.practice.tolerances[0].text)
    )
