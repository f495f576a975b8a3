"""The dose map as pages: who, the map with its legend, by muscle and side, adverse effects."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QPainter

from gui.history.dose_map.printed_map import PrintedMap
from gui.history.dose_map.scene import Scene
from gui.history.dose_map.words import (
    corrected_text,
    counting_name,
    effect_story,
    effect_title,
    effect_where,
    line_name,
    sessions_text,
)
from gui.overriding import override
from gui.patients.wording import born_and_age
from gui.reports.density import NORMAL
from gui.reports.flow import Piece, Span, filled, paint_column
from gui.reports.page import (
    FOOT_MARGIN,
    LABEL,
    LABEL_LINE,
    MARGIN,
    PAPER_ROLES,
    Paper,
    Text,
    rule,
)
from gui.reports.paged_document import PagedDocument
from gui.reports.section_pieces import pieces_of
from gui.reports.words.section import Figures, Row, Section, Words, joined
from gui.wording import clock_time, day, local, number, tr
from model.outcome.course import Course
from model.settings import Settings

TOP, HEAD_GAP, COLUMN_GAP = 30.0, 10.0, 28.0
TABLE_SHARE = 0.47


@dataclass(frozen=True, slots=True)
class _Page:
    """Which pieces of the two columns stand on a page."""

    table: Span
    effects: Span


class DoseMapDocument(PagedDocument):
    """One page, and further ones where table or effects need them."""

    def __init__(
        self,
        scene: Scene,
        course: Course,
        settings: Settings,
        *,
        printed_at: datetime,
        demonstration: bool,
    ) -> None:
        self._scene, self._course = scene, course
        self.title = tr("Dose map")  # neither title nor name tells of the patient
        self.suggested_name = "headmap-dose-map.pdf"
        self.paper = Paper.named(settings.paper)
        self._clinic, self._printed_at = settings.clinic_name, printed_at
        self._made_up = tr("made-up patient") if demonstration else ""
        self._layouts: dict[Paper, _Layout] = {}

    @override
    def page_count(self, paper: Paper) -> int:
        return len(self._layout(paper).pages)

    @override
    def paint_page(self, painter: QPainter, paper: Paper, number: int) -> None:
        layout = self._layout(paper)
        if number == 1:
            for text, x, y in layout.head:
                text.paint(painter, x, y)
            edge = layout.map_top - HEAD_GAP
            rule(painter, MARGIN, edge, layout.width, colour=PAPER_ROLES.text, thickness=2)
            layout.map.paint(painter, MARGIN, layout.map_top)
        layout.paint_columns(painter, number)
        self._paint_foot(painter, paper, number)

    def _layout(self, paper: Paper) -> "_Layout":
        if paper not in self._layouts:
            self._layouts[paper] = _Layout(self, self._scene, paper)
        return self._layouts[paper]

    def _paint_foot(self, painter: QPainter, paper: Paper, page: int) -> None:
        patient, quiet = self._course.patient, PAPER_ROLES.text_2
        width, y = paper.size.width() - 2 * MARGIN, paper.size.height() - FOOT_MARGIN - LABEL_LINE
        pages = tr("page {page} of {pages}").format(page=page, pages=self.page_count(paper))
        right = Text(joined(self._made_up, pages), pixels=LABEL, colour=quiet, line=LABEL_LINE)
        right.paint(painter, MARGIN + width - right.natural_width, y)
        who = joined(patient.list_name, day(patient.born_on), patient.record_number)
        left = Text(
            who, width - right.natural_width - 20, pixels=LABEL, colour=quiet, line=LABEL_LINE,
            strong=patient.list_name,
        )  # fmt: skip
        left.paint(painter, MARGIN, y + LABEL_LINE - left.height)  # a long name grows upwards

    # -- what stands on the pages --------------------------------------------------------

    def head_texts(self, width: float) -> list[tuple[Text, float]]:
        """The lines above the map, each with the gap over it."""
        scene, patient = self._scene, self._course.patient
        quiet = PAPER_ROLES.text_2
        title = tr("Units at each site: {what}").format(what=counting_name(scene.counting).lower())
        moment = local(self._printed_at)
        printed = tr("Printed {day}, {time}").format(
            day=day(moment), time=clock_time(self._printed_at)
        )
        born = born_and_age(patient, moment.date())
        sums = scene.sums
        held = sessions_text(sums, moment.date()) if sums.sessions else tr("No injections yet")
        lines = [
            (Text(title, width, pixels=23, weight=600, line=30), 0.0),
            (Text(joined(self._clinic, printed), width, colour=quiet), 0.0),
            (Text(patient.list_name, width, pixels=18, weight=600, line=24), 8.0),
            (Text(joined(born, patient.record_number or tr("No record number")), width), 0.0),
            (Text(held, width), 0.0),
        ]
        for words in (corrected_text(sums, self._course), _nowhere(scene)):
            if words:
                lines.append((Text(words, width), 0.0))
        return lines

    def table_pieces(self, width: float) -> list[Piece]:
        """Units by muscle and side, and their sum."""
        sums = self._scene.sums
        lines = [
            (
                line_name(line.muscle, line.site, sums.protocol),
                *(number(side) if side else "" for side in (line.left, line.midline, line.right)),
                number(line.units),
            )
            for line in sums.muscles
        ]
        whole = sums.whole
        lines.append(
            (tr("All"), *map(number, (whole.left, whole.midline, whole.right, whole.units)))
        )
        heads = (tr("Muscle"), tr("Left"), tr("Mid"), tr("Right"), tr("Sum"))
        title = tr("By muscle, units in all sessions")
        return pieces_of(
            Section(title, (Figures(heads, tuple(lines), strong=True),)), width, NORMAL
        )

    def effect_pieces(self, width: float) -> list[Piece]:
        """The adverse effects, each under its letter on the map."""
        scene = self._scene
        rows = []
        for place in scene.effects:
            words = (
                effect_title(place.effect),
                effect_where(place, scene.sums),
                effect_story(place.effect, self._course),
            )
            said = ". ".join(part.rstrip(".") for part in words if part) + "."
            rows.append(Row(scene.letter_of(place) or "–", said))
        parts = tuple(rows) or (Words(tr("None noted.")),)
        return pieces_of(Section(tr("Adverse effects"), parts), width, NORMAL)


class _Layout:
    """The pages on one paper."""

    def __init__(self, document: DoseMapDocument, scene: Scene, paper: Paper) -> None:
        size = paper.size
        self.width = size.width() - 2 * MARGIN
        y, self.head = TOP, []
        for text, gap in document.head_texts(self.width):
            y += gap
            self.head.append((text, MARGIN, y))
            y += text.height
        self.map_top = y + 2 * HEAD_GAP
        self.map = PrintedMap(scene, self.width)
        table = self.width * TABLE_SHARE
        self._second = MARGIN + table + COLUMN_GAP
        self._table = document.table_pieces(table)
        self._effects = document.effect_pieces(self.width - table - COLUMN_GAP)
        self._first_top = self.map_top + self.map.height + 14
        self.pages = self._filled(size.height() - FOOT_MARGIN - LABEL_LINE - 12)

    def paint_columns(self, painter: QPainter, page: int) -> None:
        """Paint table and effects of a page, from 1 on."""
        top, spans = self._first_top if page == 1 else TOP, self.pages[page - 1]
        paint_column(painter, self._table[spans.table.first : spans.table.end], MARGIN, top)
        effects = self._effects[spans.effects.first : spans.effects.end]
        paint_column(painter, effects, self._second, top)

    def _filled(self, bottom: float) -> list[_Page]:
        pages: list[_Page] = []
        table = effects = 0
        while not pages or table < len(self._table) or effects < len(self._effects):
            room = bottom - (TOP if pages else self._first_top)
            least = 1 if pages else 0
            first = filled(self._table, table, room, least=least)
            second = filled(self._effects, effects, room, least=least)
            pages.append(_Page(first, second))
            table, effects = first.end, second.end
        return pages


def _nowhere(scene: Scene) -> str:
    if not scene.nowhere:
        return ""
    codes = ", ".join(site.code for site in scene.nowhere)
    return tr("Not on this drawing: {codes}").format(codes=codes)
