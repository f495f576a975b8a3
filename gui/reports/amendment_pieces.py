"""Amendments laid out across the page: who and when at the left, what is added at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QPainter

from gui.reports.density import NORMAL
from gui.reports.flow import Piece, height_of
from gui.reports.page import PAPER_ROLES, Text, rule
from gui.reports.section_pieces import Paint, words_pieces
from gui.reports.words.section import Words
from gui.reports.words.signature import AmendmentWords
from gui.wording import tr

WHO_SHARE = 0.278
VALUE_SHARES = (0.0, 0.405, 0.703)
CELL_GAP = 12.0
BEFORE, BETWEEN = 24.0, 15.0


def amendments_pieces(amendments: Sequence[AmendmentWords], width: float) -> list[Piece]:
    """The heading and all amendments, oldest first; each goes on over pages where it is long."""
    if not amendments:
        return []
    pieces = [_heading(len(amendments), width)]
    for place, amendment in enumerate(amendments):
        if place:
            pieces.append(_parting(width))
        pieces += _amendment(amendment, width)
    return [replace(piece, section=tr("Amendments")) for piece in pieces]


def _heading(count: int, width: float) -> Piece:
    title = Text(tr("Amendments"), pixels=16, weight=600, line=24)
    said = tr("{n} added after signing. Everything above stands as it was signed.")
    note = Text(said.format(n=count), colour=PAPER_ROLES.text_2, line=24)

    def paint(painter: QPainter, x: float, y: float) -> None:
        title.paint(painter, x, y)
        note.paint(painter, x + width - note.natural_width, y + 1)
        rule(painter, x, y + 29, width, colour=PAPER_ROLES.text, thickness=1.6)

    return Piece(42.0, paint, gap=BEFORE, keep=True, heads=True)


def _parting(width: float) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        rule(painter, x, y, width, colour=PAPER_ROLES.line_strong, thickness=0.8)

    return Piece(BETWEEN, paint, gap=BETWEEN, keep=True)


def _amendment(amendment: AmendmentWords, width: float) -> list[Piece]:
    indent = width * WHO_SHARE
    room = width - indent
    right: list[Piece] = [_line_of(amendment.kind, room, heading=True)]
    if amendment.values:
        right += _values(amendment.values, room)
    for place, line in enumerate(amendment.text.splitlines()):
        if line.strip():
            right += words_pieces(Words(line.strip()), room, NORMAL, 7.0 if place else 3.0)
    reason = Words(f"{tr('Reason')}: {amendment.reason}")
    right += words_pieces(reason, room, NORMAL, 8.0)
    if amendment.signed:
        right += words_pieces(amendment.signed, room, NORMAL, 6.0)
    return _beside(_who(amendment, indent - CELL_GAP), right, indent)


def _who(amendment: AmendmentWords, width: float) -> list[Text]:
    title = Text(amendment.title, width, pixels=15, weight=600, line=22)
    return [title, *(_who_line(words, width) for words in amendment.who)]


def _who_line(words: Words, width: float) -> Text:
    colour = PAPER_ROLES.text_2 if words.quiet else PAPER_ROLES.text
    return Text(words.text, width, colour=colour, strong=words.strong)


def _beside(who: list[Text], right: list[Piece], indent: float) -> list[Piece]:
    """The right pieces with who painted beside the first; those that it stands by stay with it."""
    need = sum(text.height for text in who)

    def shifted(paint: Paint, *, first: bool) -> Paint:
        def painted(painter: QPainter, x: float, y: float) -> None:
            if first:
                at = y
                for text in who:
                    text.paint(painter, x, at)
                    at += text.height
            paint(painter, x + indent, y)

        return painted

    lack = need - height_of(right)
    if lack > 0:
        right = [*right, Piece(lack, _nothing)]
    made, used = [], 0.0
    for place, piece in enumerate(right):
        used += piece.height + (piece.gap if place else 0.0)
        keep = piece.keep or (used < need and place < len(right) - 1)
        made.append(replace(piece, paint=shifted(piece.paint, first=place == 0), keep=keep))
    return made


def _nothing(_painter: QPainter, _x: float, _y: float) -> None:
    """The room that who and when need beside a short amendment."""


def _line_of(text: str, width: float, *, heading: bool = False) -> Piece:
    pixels, line = (15, 22.0) if heading else (13, 18.0)
    laid = Text(text, width, pixels=pixels, weight=600, line=line)
    return Piece(laid.height, laid.paint, keep=True)


def _values(values: Sequence[tuple[str, str, str]], width: float) -> Iterator[Piece]:
    starts = [share * width for share in VALUE_SHARES]
    ends = [*starts[1:], width + CELL_GAP]
    widths = [end - start - CELL_GAP for start, end in zip(starts, ends, strict=True)]
    heads = [Text(head, pixels=12, colour=PAPER_ROLES.text_2, line=21.0)
             for head in (tr("Value"), tr("As signed"), tr("Amended"))]  # fmt: skip
    yield _table_line(heads, starts, width, PAPER_ROLES.text, 1.2)
    for label, signed, amended in values:
        cells = [
            Text(label, widths[0], weight=600),
            Text(signed, widths[1]),
            Text(amended, widths[2], weight=600),
        ]
        yield _table_line(cells, starts, width, PAPER_ROLES.line, 1.0)


def _table_line(
    cells: list[Text], starts: list[float], width: float, colour: str, thickness: float
) -> Piece:
    height = max(cell.height for cell in cells) + 3

    def paint(painter: QPainter, x: float, y: float) -> None:
        for cell, start in zip(cells, starts, strict=True):
            cell.paint(painter, x + start, y + 1)
        rule(painter, x, y + height, width, colour=colour, thickness=thickness)

    return Piece(height, paint, keep=thickness > 1)
