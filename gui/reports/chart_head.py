"""The head of the first page: title, clinic, protocol, and who was treated when by whom."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gui.reports.chart_content import DOT, ChartContent, Field
from gui.reports.page import LABEL, LABEL_LINE, MARGIN, PAPER_ROLES, Text, rule
from gui.wording import tr

GAP = 20.0
TITLE_SHARE = 0.60
# Shares of the page's width; the last column is not the widest, it only has no neighbour.
COLUMNS = (0.29, 0.20, 0.23, 0.28)
MOST_NAME_LINES = 2


@dataclass(frozen=True, slots=True)
class _Cell:
    x: float
    label: Text
    value: Text
    second: Text | None

    @property
    def height(self) -> float:
        return self.label.height + self.value.height + (self.second.height if self.second else 0.0)

    def paint(self, painter: QPainter, y: float) -> None:
        self.label.paint(painter, self.x, y)
        y += self.label.height
        self.value.paint(painter, self.x, y)
        if self.second:
            self.second.paint(painter, self.x, y + self.value.height)


class ChartHead:
    """Title and identity, laid out for a width."""

    def __init__(self, content: ChartContent, width: float) -> None:
        self._width = width
        left, right = width * TITLE_SHARE, width * (1 - TITLE_SHARE) - GAP
        quiet = PAPER_ROLES.text_2
        self._title = Text(content.title, left, pixels=23, weight=600, line=30)
        self._clinic = Text(content.clinic, left, colour=quiet)
        self._protocol = Text(content.protocol, right, weight=600, right=True)
        self._session = Text(content.session, right, colour=quiet, right=True)
        # The word that must not be missed stands by itself, at the end of the line or beneath.
        self._draft = Text(tr("DRAFT"), right, weight=600, right=True) if content.draft else None
        self._rows = _identity_rows(content.fields, width)

    @property
    def _title_height(self) -> float:
        left = self._title.height + (self._clinic.height if self._clinic.natural_width else 0)
        right = 5 + self._protocol.height + self._session.height
        if self._draft and self._session.line_count > 1:
            right += self._draft.height
        return max(left, right)

    @property
    def height(self) -> float:
        """From the title to beneath the identity."""
        rows = sum(max(cell.height for cell in row) + 6 for row in self._rows)
        return self._title_height + 10 + 10 + rows + 4

    def paint(self, painter: QPainter, y: float) -> None:
        """Paint from y downwards."""
        self._title.paint(painter, MARGIN, y)
        self._clinic.paint(painter, MARGIN, y + self._title.height)
        x = MARGIN + self._width * TITLE_SHARE + GAP
        self._protocol.paint(painter, x, y + 5)
        self._paint_session(painter, x, y + 5 + self._protocol.height)
        y += self._title_height + 10
        rule(painter, MARGIN, y, self._width, colour=PAPER_ROLES.text, thickness=2)
        y += 10
        for row in self._rows:
            for cell in row:
                cell.paint(painter, y)
            y += max(cell.height for cell in row) + 6

    def _paint_session(self, painter: QPainter, x: float, y: float) -> None:
        if self._draft is None:
            self._session.paint(painter, x, y)
        elif self._session.line_count > 1:
            self._session.paint(painter, x, y)
            self._draft.paint(painter, x, y + self._session.height)
        else:
            dot = Text(DOT, colour=PAPER_ROLES.text_2)
            taken = self._draft.natural_width + dot.natural_width
            self._session.paint(painter, x - taken, y)
            edge = x + self._draft.width - taken
            dot.paint(painter, edge, y)
            self._draft.paint(painter, x, y)


def _identity_rows(fields: tuple[Field, ...], width: float) -> list[list[_Cell]]:
    columns = [share * width for share in COLUMNS]
    starts = [MARGIN + sum(columns[:index]) for index in range(len(columns))]
    name = _cell(fields[0], starts[0], columns[0] - GAP)

    def row(*places: Field | None) -> list[_Cell]:
        return [
            _cell(field, x, column - (GAP if x < starts[-1] else 0))
            for field, x, column in zip(places, starts, columns, strict=True)
            if field
        ]

    patient, born, record, session, clinician, sex, allergies, product = fields
    if name.value.line_count <= MOST_NAME_LINES:
        return [row(patient, born, record, session), row(clinician, sex, allergies, product)]
    # A very long name takes the whole width.
    return [
        [_cell(patient, MARGIN, width)],
        row(clinician, born, record, session),
        row(allergies, sex, None, product),
    ]


def _cell(field: Field, x: float, width: float) -> _Cell:
    quiet = PAPER_ROLES.text_2
    return _Cell(
        x,
        Text(field.label, width, pixels=LABEL, colour=quiet, line=LABEL_LINE),
        Text(field.value, width, weight=600),
        Text(field.second, width) if field.second else None,
    )
