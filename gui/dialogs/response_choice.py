"""By which rule it is told whether a treatment works: what each asks for, and its source."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.dialogs.protocol_choice import choice_row
from gui.history.response.wording import asks_words, lost_words, second_words, source_words
from gui.patients.wording import breakable
from gui.theme import Theme
from gui.widgets.parts import label
from gui.widgets.row_button import RowButton
from gui.wording import tr
from gui.workspace import Workspace
from model.response.rule import ResponseRule, chosen_rule


class ResponseChoice(QWidget):
    """The rules in force; one that was chosen and is no longer there is named."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, RowButton] = {}
        rules, settings = workspace.judged.response_rules, workspace.settings
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.lost = label(lost_words(rules, settings), "confirm-words", wrap=True)
        self.lost.setVisible(bool(self.lost.text()))
        layout.addWidget(self.lost)
        for rule in rules.rules:
            made = self._make_row(rule)
            made.setChecked(rule is chosen_rule(rules, settings))
            self.rows[rule.name] = made
            layout.addWidget(made)
        where = tr(
            "Other thresholds go into a file response.toml in {folder}, read when the program"
            " starts. The program states the verdict; the clinician decides."
        ).format(folder=workspace.folder.rules)
        layout.addWidget(label(breakable(where), "second", wrap=True))

    def _make_row(self, rule: ResponseRule) -> RowButton:
        said = [asks_words(rule)]
        if rule.second:
            said.append(second_words(rule.second, rule))
        said.append(source_words(rule))
        made = choice_row(self._theme, rule.title, " ".join(said), "")
        made.clicked.connect(lambda: self._choose(rule.name))
        return made

    def _choose(self, name: str) -> None:
        for key, made in self.rows.items():
            made.setChecked(key == name)
        self.lost.hide()
        self.chosen.emit(name)
