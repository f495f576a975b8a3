"""Which of the clinic's own files are in force, and which cannot be used and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.patients.wording import breakable
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import DataFileError

Known = tuple[Path, tuple[str, ...], tuple[DataFileError, ...]]


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the clinic's own; why says what keeps it from being used."""

    name: str
    why: str = ""
    lacks: str = ""
    """What is missing in one that is in force all the same."""

    @property
    def words(self) -> str:
        """What is to be said of it."""
        if self.lacks:
            return tr("{file} is in force, but {lacks}").format(file=self.name, lacks=self.lacks)
        if not self.why:
            return tr("{file} is in force").format(file=self.name)
        return tr("{file} is not used: {why}").format(file=self.name, why=self.why)


def own_files(workspace: Workspace) -> Iterator[OwnFile]:
    """The lists and rules in the clinic's folders; protocols tell of themselves."""
    judged = workspace.judged
    for place, known, problems in (_lists(workspace), _rules(workspace)):
        broken = {one.file: one for one in problems}
        for path in sorted(place.glob("*.toml")):
            name = f"{place.name}/{path.name}"
            if path.name not in known:  # a slip of the pen would else count for nothing, unseen
                names = tr("no file of this name is looked for, but {names}")
                yield OwnFile(name, names.format(names=", ".join(known)))
            elif path.name in broken:
                yield OwnFile(name, _why(broken[path.name]))
            else:
                here = place == workspace.folder.practice
                lacks = [one.reason for one in judged.rules.problems if one.file == path.name]
                yield OwnFile(name, lacks="; ".join(lacks) if here else "")


def _lists(workspace: Workspace) -> Known:
    """The lists: their folder, the names that are looked for, what is wrong in one."""
    from model.exchange import diary_words
    from model.outcome import lists_file
    from model.practice.files import READERS

    judged, place = workspace.judged, workspace.folder.practice
    words = diary_words.load_diary_words(place)
    problems = (*judged.practice.problems, *judged.outcome_lists.problems, *words.problems)
    return place, (*READERS, lists_file.FILE, diary_words.FILE), problems


def _rules(workspace: Workspace) -> Known:
    """The rules of findings and of response, as the lists."""
    from model.response import rules_file as response
    from model.safety import rules_file as findings

    judged = workspace.judged
    problems = (*judged.rules.problems, *judged.response_rules.problems)
    return workspace.folder.rules, (findings.FILE, response.FILE), problems


def _why(problem: DataFileError) -> str:
    return tr("at {key}: {reason}. The program’s own is in force instead").format(
        key=problem.key, reason=problem.reason
    )


class FilesInForce(QWidget):
    """A line for each file, the broken ones with icon and reason."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in own_files(workspace):
            self.lines.append(self._line(one))
            column.addWidget(self.lines[-1])
        if not self.lines:
            ours = tr("The program’s own lists and rules are in force.")
            column.addWidget(label(ours, wrap=True))
        where = tr(
            "Lists (checks, preparation, aftercare, billing) go into {practice}, rules into"
            " {rules}. They are read when the program starts."
        ).format(practice=workspace.folder.practice, rules=workspace.folder.rules)
        column.addWidget(label(breakable(where), "second", wrap=True))

    def _line(self, one: OwnFile) -> QWidget:
        broken = bool(one.why or one.lacks)
        made = frame("failure" if broken else "")
        inside = QHBoxLayout(made)
        inside.setContentsMargins(*((12, 10, 12, 10) if broken else (0, 0, 0, 0)))
        inside.setSpacing(10)
        icon = ("stop", "stop") if broken else ("check", "accent")
        inside.addWidget(IconLabel(self._theme, *icon), 0, Qt.AlignmentFlag.AlignTop)
        kind = "error" if broken else ""
        inside.addWidget(label(breakable(one.words), kind, wrap=True), 1)
        made.setAccessibleName(one.words)
        return made
