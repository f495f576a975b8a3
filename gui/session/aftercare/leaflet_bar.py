"""Whether the leaflet was given, in which language and size of letters."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.parts import label, row
from gui.widgets.segments import Segments, Tone
from gui.wording import tr
from gui.workspace import Workspace
from model.session_chart import SessionChart
from model.use_cases.aftercare import LARGE, LEAFLET, NOT_GIVEN, PAPER, STANDARD, set_leaflet


class LeafletBar(QWidget):
    """Language and size belong to a leaflet that was given, and are off without one."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        lists = workspace.practice
        caption = tr("Leaflet")
        self.version = label("", "label")
        self.given = {
            PAPER: ChoiceButton(theme, tr("Given on paper"), caption=caption),
            NOT_GIVEN: ChoiceButton(theme, tr("Not given"), caption=caption),
        }
        languages = [(name, name) for name in lists.leaflet_languages]
        self.language = ChoiceBox(tr("Language of the leaflet"), languages)
        self.letters = Segments(
            theme, tr("Letter size"),
            [(STANDARD, tr("Standard")), (LARGE, tr("Large"))], height=48,
        )  # fmt: skip
        self._lay_out()
        for answer, made in self.given.items():
            made.clicked.connect(lambda _=False, answer=answer: self._give(answer))
        self.language.wanted.connect(lambda name: self._keep(PAPER, language=name))
        self.letters.wanted.connect(lambda size: self._keep(PAPER, size=size))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(row(label(tr("Leaflet"), "strong"), 1, self.version))
        layout.addLayout(row(*self.given.values(), spacing=6))
        line = QHBoxLayout()
        line.setSpacing(12)
        for caption, made in ((tr("Language"), self.language), (tr("Letter size"), self.letters)):
            block = QVBoxLayout()
            block.setSpacing(4)
            block.addWidget(label(caption, "label"))
            block.addWidget(made)
            line.addLayout(block, 1)
        layout.addLayout(line)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file; the version that was given, else today's."""
        given = _value(chart, "")
        for answer, made in self.given.items():
            made.show_chosen(given == answer, enabled=enabled)
        on_paper = given == PAPER
        lists = self._workspace.practice
        version = _value(chart, "_version") or lists.leaflet_version
        self.version.setText(tr("version {version}").format(version=version))
        language = _value(chart, "_language") or lists.leaflet_languages[0]
        self.language.show_chosen(language, enabled=enabled and on_paper)
        size = _value(chart, "_size") if on_paper else ""
        self.letters.show_chosen(size, Tone.SOFT, enabled=enabled and on_paper)

    def refresh_theme(self) -> None:
        """Draw the checks in the colours now in force."""
        for made in self.given.values():
            made.refresh_theme()

    def _give(self, answer: str) -> None:
        self._keep("" if self.given[answer].isChecked() else answer)

    def _keep(self, given: str, *, language: str = "", size: str = "") -> None:
        chart, at = self._workspace.chart, self._workspace.clock()
        if chart is None:
            return
        language = language or _value(chart, "_language")
        size = size or _value(chart, "_size")
        words = {PAPER: tr("given on paper"), NOT_GIVEN: tr("not given")}
        self._workspace.perform(
            tr("Leaflet: {words}").format(words=words.get(given, tr("not answered"))),
            lambda chart: set_leaflet(
                chart, given, self._workspace.practice, at, language=language, size=size
            ),
        )


def _value(chart: SessionChart, part: str) -> str:
    detail = chart.detail(f"{LEAFLET}{part}")
    return detail.value if detail else ""
