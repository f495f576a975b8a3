"""Units at each site over all sessions, adverse effects beside."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.history.dose_map.dose_views import DoseViews
from gui.history.dose_map.effects_card import EffectsCard
from gui.history.dose_map.muscle_table import MuscleTable
from gui.history.dose_map.scene import Scene
from gui.history.dose_map.words import corrected_text, counting_name, sessions_text
from gui.history.records import CourseRecords
from gui.history.tab import Tab
from gui.map.drawing import drawing_of
from gui.overriding import override
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import button, frame, label
from gui.wording import tr
from model.errors import HeadmapError
from model.outcome.dose_sums import Counting, dose_sums
from model.outcome.effect_places import effect_places

if TYPE_CHECKING:  # imported with the first print
    from gui.history.dose_map.dose_map_document import DoseMapDocument

MARGIN, SIDE_WIDTH, NARROW_SIDE, SMALL_BELOW = 16, 420, 402, 1366
HEAD_HEIGHT = 68
EFFECTS_HEIGHT = 240  # the least: two effects, or one with a long story
CHOICE_PAD = 10


class DoseMapTab(Tab):
    """Where the units went: on the map, by muscle and side, and what came of it."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(records, theme)
        self.counting = Counting.SUM
        self.scene: Scene | None = None
        self.drawing = drawing_of(records.workspace.head_map)
        self.sessions = ElidedLabel(kind="second")
        self.corrected = ElidedLabel(kind="label")
        self.choices = self._made_choices()
        self.views = DoseViews(self.drawing, theme)
        self.table = MuscleTable(theme)
        self.effects = EffectsCard(theme)
        self.effects.add_wanted.connect(lambda: self.tab_wanted.emit("measures:effect"))
        self.effects.change_wanted.connect(lambda: self.tab_wanted.emit("measures"))
        self._side = self._made_side()
        self.start = button(
            tr("To the session"), "main", tip=tr("Open the session today, or start it")
        )
        self.start.clicked.connect(lambda: self.tab_wanted.emit("session"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_page())
        self._pages.addWidget(self._made_empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self._pages)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been injected and nothing told yet."""
        return self.scene is None

    @override
    def show_course(self) -> None:
        workspace, course = self.records.workspace, self.records.course
        try:
            history = workspace.store.doses.of(self.records.patient_id)
        except HeadmapError as error:
            workspace.failed.emit(str(error))
            return
        sums = dose_sums(history, workspace.protocol, workspace.head_map)
        effects = effect_places(course, sums, self.records.lists, workspace.head_map)
        if not sums.sessions and not effects:
            self.scene = None
            self.start.setVisible(course.patient.archived_at is None)
            self._pages.setCurrentIndex(1)
            return
        self.scene = Scene(sums=sums, counting=self.counting, effects=effects, drawing=self.drawing)
        corrected = corrected_text(sums, course)
        today = today_of(workspace)
        self.sessions.say(sessions_text(sums, today) if sums.sessions else tr("No injections yet"))
        self.corrected.say(corrected)
        self.corrected.setVisible(bool(corrected))
        self.views.show_scene(self.scene)
        self.table.show_sums(sums)
        self.effects.show_effects(self.scene, course)
        self._pages.setCurrentIndex(0)

    def choose(self, counting: Counting) -> None:
        """Show sum, mean or times given at each site."""
        self.counting = counting
        self.choices[counting].setChecked(True)
        if self.scene:
            self.scene = Scene(
                sums=self.scene.sums,
                counting=counting,
                effects=self.scene.effects,
                drawing=self.drawing,
            )
            self.views.show_scene(self.scene)

    @override
    def print_page(self) -> None:
        if self.scene is None:
            return
        from gui.reports.preview import show_preview

        show_preview(self, self.document(self.scene))

    def document(self, scene: Scene) -> "DoseMapDocument":
        """What the tab shows, as pages."""
        from gui.history.dose_map.dose_map_document import DoseMapDocument

        workspace = self.records.workspace
        return DoseMapDocument(
            scene,
            self.records.course,
            workspace.settings,
            printed_at=workspace.clock(),
            demonstration=workspace.demonstration,
        )

    @property
    @override
    def can_print(self) -> bool:
        return self.scene is not None

    @override
    def refresh_theme(self) -> None:
        self.views.refresh_theme()
        self.effects.refresh_theme()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.window().width() < SMALL_BELOW
        self._side.setFixedWidth(NARROW_SIDE if small else SIDE_WIDTH)
        self.table.set_room(self.height() - 2 * MARGIN, EFFECTS_HEIGHT + MARGIN)

    # -- made once -----------------------------------------------------------------------

    def _made_choices(self) -> dict[Counting, QPushButton]:
        made = {}
        group = QButtonGroup(self)
        for counting in Counting:
            one = button(counting_name(counting), "choice")
            one.setCheckable(True)
            one.setAccessibleName(tr("At each site: {what}").format(what=counting_name(counting)))
            one.setChecked(counting is self.counting)
            one.setMinimumWidth(one.sizeHint().width() + CHOICE_PAD)
            one.clicked.connect(lambda _=False, chosen=counting: self.choose(chosen))
            group.addButton(one)
            made[counting] = one
        return made

    def _made_page(self) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "panel")
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(tr("Units at each site"), "heading"))
        title.addWidget(self.sessions, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(title)
        words.addWidget(self.corrected)
        words.addStretch(1)
        head = QWidget()
        head.setFixedHeight(HEAD_HEIGHT)
        line = QHBoxLayout(head)
        line.setContentsMargins(20, 0, 20, 0)
        line.setSpacing(6)
        line.addLayout(words, 1)
        for one in self.choices.values():
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout(card)
        # One px of the card's own edge, and its round corners beneath the views.
        inside.setContentsMargins(1, 1, 1, 10)
        inside.setSpacing(0)
        inside.addWidget(head)
        inside.addWidget(frame("rule"))
        inside.addWidget(self.views, 1)
        page = QWidget()
        both = QHBoxLayout(page)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(MARGIN)
        both.addWidget(card, 1)
        both.addWidget(self._side)
        return page

    def _made_side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        column.addWidget(self.table)
        column.addWidget(self.effects, 1)
        return made

    def _made_empty(self) -> QWidget:
        made = QFrame()
        made.setProperty("kind", "panel")
        sentence = label(
            tr("No injections yet. What is given in a session is added up here, site by site."),
            "name",
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(made)
        column.setContentsMargins(120, 20, 120, 20)
        column.setSpacing(18)
        column.addStretch(4)
        column.addWidget(sentence)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)
        return made
