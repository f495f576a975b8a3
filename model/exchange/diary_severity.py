"""How severe a headache was: words, steps of 0 to 3, or a scale of 0 to 10."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from model.exchange.diary_words import plain
from model.outcome.lists import DiaryRules

FIGURE = re.compile(r"(\d{1,2}(?:[.,]\d)?)(?: ?/ ?10)?", re.ASCII)
OF_TEN = re.compile(r"/ ?10$")
STEPS, SCALE = 3, 10
NONE, MILD, MODERATE, SEVERE = range(4)  # of DiaryDay.severity


class Scale(StrEnum):
    """How the figures of a file were read."""

    WORDS = "words"
    STEPS = "0-3"
    TEN = "0-10"


def scale_of(cells: Sequence[str], named: int | None) -> Scale:
    """By a figure such as 2/10 or the column's name (3 or 10); else by the highest one."""
    found = {cell: figure for cell in cells if (figure := _figure(cell)) is not None}
    if not found:
        return Scale.WORDS
    if any(OF_TEN.search(cell) for cell in found):
        return Scale.TEN
    if named:
        return Scale.STEPS if named == STEPS else Scale.TEN
    return Scale.TEN if max(found.values()) > STEPS else Scale.STEPS


def severity_of(cell: str, scale: Scale, words: Mapping[str, int], rules: DiaryRules) -> int | None:
    """0 to 3; None where the cell says nothing that is known."""
    figure = _figure(cell)
    if figure is None:
        return words.get(plain(cell))
    if scale is Scale.STEPS:
        return int(figure) if figure <= STEPS and figure == int(figure) else None
    if figure > SCALE:
        return None
    if figure >= rules.severe_from:
        return SEVERE
    if figure >= rules.moderate_from:
        return MODERATE
    return MILD if figure else NONE


def _figure(cell: str) -> Decimal | None:
    found = FIGURE.fullmatch(cell)
    return Decimal(found.group(1).replace(",", ".")) if found else None
