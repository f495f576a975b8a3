"""What greys, shapes and letters of the dose map mean, with this patient's figures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.colour import Roles, grey_steps
from gui.fonts import inter
from gui.history.dose_map.figures import figure, step_values
from gui.history.dose_map.scene import Scene
from gui.history.dose_map.view_picture import Sizes, fitting_pixels, paint_letter
from gui.history.dose_map.words import counting_text, custom_legend
from gui.map.marks import MarkLook, paint_mark
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr
from model.injection import Kind, Laterality, State
from model.outcome.dose_sums import ZERO
from model.session_chart import SiteRow

PAD, STEP_GAP, ROW, LEAST_ROW = 20, 43, 34, 26
DISC = 26.0
LETTER_EXAMPLE = "A"


@dataclass(frozen=True, slots=True)
class Step:
    """A disc of the ladder with the most it stands for."""

    grey: int
    text: str


def legend_steps(scene: Scene) -> list[Step]:
    """The ladder of what is chosen, with this patient's values."""
    largest = scene.sums.largest(scene.counting)
    return [Step(step, figure(most)) for step, most in step_values(scene.counting, largest)]


def more_text(roles: Roles) -> str:
    """Which way the ladder goes."""
    return tr("Lighter is more.") if roles.dark else tr("Darker is more.")


def legend_shapes(scene: Scene) -> list[tuple[SiteRow | None, str]]:
    """The shapes with their words; None stands for an adverse effect's letter."""
    shapes: list[tuple[SiteRow | None, str]] = [
        (sample(Kind.FOLLOW_THE_PAIN), tr("Follow-the-pain")),
        (sample(Kind.CUSTOM), custom_legend(scene.sums)),
    ]
    if any(not site.times_given for site in scene.sums.sites):
        shapes.append((sample(Kind.FIXED, State.NOT_GIVEN), tr("Planned, never given")))
    shapes.append((None, tr("Adverse effect, beside")))
    return shapes


def sample(kind: Kind, state: State = State.GIVEN) -> SiteRow:
    """A row to draw a mark of a kind by."""
    return SiteRow(
        number=0, code="", muscle=None, laterality=Laterality.MIDLINE, kind=kind, state=state,
        dose_units=ZERO, planned_units=ZERO, site=None, injection=None,
    )  # fmt: skip


class Legend(QWidget):
    """Painted; the same in words is its accessible description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scene: Scene | None = None
        self.setAccessibleName(tr("Legend"))

    def show_scene(self, scene: Scene) -> None:
        """Show the legend of a scene."""
        self._scene = scene
        steps = ", ".join(step.text for step in legend_steps(scene))
        shapes = ". ".join(words for _, words in legend_shapes(scene))
        self.setAccessibleDescription(
            f"{counting_text(scene.counting)} {steps}. {shapes}. {self.missing()}".strip()
        )
        self.setToolTip(self.missing())
        self.update()

    def missing(self) -> str:
        """Which sites have no place on this drawing; empty where all have one."""
        if self._scene is None or not self._scene.nowhere:
            return ""
        codes = ", ".join(site.code for site in self._scene.nowhere)
        return tr("Not on this drawing: {codes}").format(codes=codes)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles.surface))
        if self._scene:
            self._paint(painter, self._scene, roles)
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene, roles: Roles) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tight = self.height() < 270
        y = 10.0 if tight else 16.0
        self._say(painter, y, tr("Legend"), roles.text, 600, 16)
        y += 44 if tight else 52
        for place, step in enumerate(legend_steps(scene)):
            at = QPointF(PAD + 14 + place * STEP_GAP, y)
            pixels = fitting_pixels(step.text, DISC, 14)
            look = MarkLook(diameter=DISC, number_pixels=pixels, inside=step.text)
            paint_mark(painter, at, sample(Kind.FIXED), grey_steps(roles)[step.grey], roles, look)
        y += 18 if tight else 24
        self._say(painter, y, counting_text(scene.counting), roles.text, 400, 15)
        self._say(painter, y + 20, more_text(roles), roles.text_2, 400, 15)
        y += 46 if tight else 52
        painter.fillRect(QRectF(PAD, y, self.width() - 2 * PAD, 1), QColor(roles.line))
        shapes = legend_shapes(scene)
        missing = self.missing()
        rows = len(shapes) + bool(missing)
        row = max(LEAST_ROW, min(ROW, (self.height() - y - 8) / rows))
        y += 4
        for one, words in shapes:
            self._paint_shape(painter, one, QPointF(PAD + 13, y + row / 2), roles)
            self._say(painter, y + row / 2 - 11, words, roles.text, 400, 15, PAD + 36)
            y += row
        if missing:
            self._say(painter, y + row / 2 - 11, missing, roles.text_2, 400, 14)

    def _paint_shape(
        self, painter: QPainter, one: SiteRow | None, at: QPointF, roles: Roles
    ) -> None:
        if one is None:
            box = QRectF(at.x() - 12, at.y() - 12, 24, 24)
            paint_letter(painter, box, LETTER_EXAMPLE, Sizes(diameter=0), roles)
            return
        crossed = one.state is State.NOT_GIVEN
        look = MarkLook(diameter=15 if crossed else 21)
        colour = roles.text_2 if crossed else grey_steps(roles)[0]
        paint_mark(painter, at, one, colour, roles, look)

    def _say(
        self, painter: QPainter, y: float, words: str, colour: str, weight: int, pixels: int,
        x: float = PAD,
    ) -> None:  # fmt: skip
        painter.setFont(inter(pixels, weight))
        painter.setPen(QColor(colour))
        box = QRectF(x, y, self.width() - x - 8, 22)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(box.width())
        )
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle, shown)
