"""What was seen before the patient left; "None" is an answer and never the absence of one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from gui.session.aftercare.map_events import MapEvents
from gui.session.aftercare.note_box import NoteBox
from gui.session.card import Card
from gui.session.kept_field import KeptField
from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.parts import frame
from gui.wording import tr
from gui.workspace import Workspace
from model.answer import Group
from model.practice.lists import Choice
from model.session_chart import SessionChart
from model.use_cases.aftercare import NONE, OTHER, set_complication, set_other_complication


class ComplicationsCard(Card):
    """None excludes the others; another one is typed; what the map tells stands beneath."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Complications"), tr("seen before leaving"), spacing=8)
        self._workspace = workspace
        self._other_opened = False
        self.buttons: dict[str, ChoiceButton] = {}
        self.other = KeptField(
            workspace,
            theme,
            tr("Other complication"),
            shown=_other_words,
            act=set_other_complication,
            hint=tr("What happened"),
            step=tr("Complication:"),
        )
        self.other.left.connect(self._other_left, Qt.ConnectionType.QueuedConnection)
        self.events = MapEvents(workspace)
        self.note = NoteBox(workspace, theme)
        self.body.addLayout(self._grid(theme))
        self.body.addWidget(self.other)
        self.body.addWidget(frame("rule"))
        self.body.addWidget(self.events)
        self.body.addWidget(self.note, 1)

    def _grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        place = 2  # None has the first line to itself
        for choice in self._workspace.practice.complications:
            made = self._made(theme, choice.code, tr(choice.text))
            made.clicked.connect(partial(self._toggle, choice))
            if choice.code == NONE:
                grid.addWidget(made, 0, 0, 1, 2)
            else:
                grid.addWidget(made, place // 2, place % 2)
                place += 1
        made = self._made(theme, OTHER, tr("Other…"))
        made.clicked.connect(self._open_other)
        grid.addWidget(made, place // 2, place % 2)
        return grid

    def _made(self, theme: Theme, code: str, words: str) -> ChoiceButton:
        made = ChoiceButton(theme, words, caption=tr("Complication"))
        self.buttons[code] = made
        return made

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file."""
        seen = chart.answers(Group.COMPLICATION)
        for code, made in self.buttons.items():
            made.show_chosen(code in seen, enabled=enabled)
        self.other.show_chart(chart, enabled=enabled)
        shown = OTHER in seen or self._other_opened or bool(self.other.error)
        self.other.setVisible(shown)
        self.events.show_chart(chart)
        self.note.show_chart(chart, enabled=enabled)

    def refresh_theme(self) -> None:
        """Draw the checks in the colours now in force."""
        for made in self.buttons.values():
            made.refresh_theme()

    def _toggle(self, choice: Choice, _checked: bool = False) -> None:
        seen, at = not self.buttons[choice.code].isChecked(), self._workspace.clock()
        if seen and choice.code == NONE:
            self.other.forget()
            self._other_opened = False
        words = tr(choice.text) if seen else tr("{what}: taken back").format(what=tr(choice.text))
        self._workspace.perform(
            tr("Complication: {words}").format(words=words),
            lambda chart: set_complication(chart, choice, at, seen=seen),
        )

    def _open_other(self) -> None:
        """A press takes another one back where it is noted, else asks for its words."""
        if self.buttons[OTHER].isChecked():
            at = self._workspace.clock()
            self.other.forget()
            self._other_opened = False
            self._workspace.perform(
                tr("Complication: other one taken back"),
                lambda chart: set_other_complication(chart, "", at),
            )
            return
        self._other_opened = True
        self._show_again()
        self.other.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_left(self) -> None:
        self._other_opened = False
        self._show_again()

    def _show_again(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.show_chart(chart, enabled=chart.session.ended_at is None)


def _other_words(chart: SessionChart) -> str:
    answer = chart.answers(Group.COMPLICATION).get(OTHER)
    return answer.note if answer else ""
