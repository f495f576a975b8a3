"""The adverse effects in words, each with its letter on the map."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.history.dose_map.scene import Scene
from gui.history.dose_map.view_picture import Sizes, paint_letter
from gui.history.dose_map.words import (
    count_text,
    effect_story,
    effect_title,
    effect_where,
)
from gui.overriding import override
from gui.session.card import Card, Column
from gui.theme import Theme, icon_pixmap
from gui.widgets.parts import button, frame, label
from gui.widgets.row_button import RowButton
from gui.wording import tr
from model.outcome.course import Course
from model.outcome.effect_places import EffectPlace

BOX = 26


class LetterBox(QWidget):
    """The letter that an effect has on the map; the sign of adverse effects where it has none."""

    def __init__(self, theme: Theme, letter: str) -> None:
        super().__init__()
        self._theme, self.letter = theme, letter
        self.setFixedSize(BOX, BOX)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self._theme.roles
        if self.letter:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_letter(painter, box, self.letter, Sizes(diameter=0), roles)
        else:
            painter.drawPixmap(3, 3, icon_pixmap("confirm", roles.confirm, 20))
        painter.end()


class EffectsCard(Card):
    """Every effect of the patient, the latest first; those with a letter stand on the map too."""

    add_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Adverse effects"), spacing=8)
        self._theme = theme
        self.note = label(kind="label", wrap=True)
        self.list = Column(gap=0)
        self._inside = QWidget()
        self.list.add(self._inside)
        self.list.layout_inside.addStretch(1)
        self.add = button(
            tr("Add an adverse effect"), tip=tr("Opens Measures, where it is entered")
        )
        self.add.setIconSize(QSize(18, 18))
        self.add.clicked.connect(self.add_wanted)
        self.body.addWidget(self.note)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.add)
        self.refresh_theme()

    def show_effects(self, scene: Scene, course: Course) -> None:
        """Show the effects in words."""
        sessions = count_text(len(scene.sums.sessions), tr("1 session"), tr("{n} sessions"))
        counted = len(scene.effects)
        told = tr("{n} in {sessions}").format(n=counted, sessions=sessions) if counted else ""
        self.beside.setText(told)
        self.note.setText(_note(scene))
        self.note.setVisible(bool(self.note.text()))
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for place in scene.effects:
            lines.addWidget(frame("rule"))
            lines.addWidget(self._line(place, scene, course))
        self.list.layout_inside.replaceWidget(self._inside, inside)
        inside.show()  # at once: what Qt shows later has no height in between
        self._inside.deleteLater()
        self._inside = inside

    def refresh_theme(self) -> None:
        """Draw the icon in the colour now in force."""
        self.add.setIcon(QIcon(icon_pixmap("plus", self._theme.roles.text, 18)))

    def _line(self, place: EffectPlace, scene: Scene, course: Course) -> QWidget:
        letter = scene.letter_of(place)
        title, where = effect_title(place.effect), effect_where(place, scene.sums)
        story = effect_story(place.effect, course)
        on_map = tr("{letter} on the map").format(letter=letter) if letter else tr("not on the map")
        made = RowButton(self._theme, f"{title}. {where}. {story} ({on_map})")
        made.setToolTip(tr("Change it in Measures"))
        # A button by itself is as wide as its words in one line.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        made.clicked.connect(self.change_wanted)
        grid = QGridLayout(made)
        grid.setContentsMargins(8, 10, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(LetterBox(self._theme, letter), 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(title, "strong", wrap=True), 0, 1)
        grid.addWidget(label(where, "cell", wrap=True), 1, 1)
        if story:
            grid.addWidget(label(story, "second", wrap=True), 2, 1)
        made.let_clicks_through()
        return made


def _note(scene: Scene) -> str:
    """What is to be said before the list: that there are none, or that some have no letter."""
    if not scene.effects:
        return tr("None noted. An effect that is added stands here and beside its site on the map.")
    joined = sum(place.is_joined for place in scene.effects)
    if joined > len(scene.letters):
        return tr("The latest {n} are on the map, the others in this list alone.").format(
            n=len(scene.letters)
        )
    return ""
