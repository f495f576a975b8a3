"""How severe a headache was: words, steps of 0 to 3, or a scale of 0 to 10."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from model.errors import DiaryFileError
from model.exchange.diary_words import plain
from model.exchange.file_problem import problem
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
    NOT_SAID = "not said"  # 0 to 3 and 0 to 10 both fit: somebody has to say which
    LEFT_OUT = "left out"


CHOICES = (Scale.STEPS, Scale.TEN, Scale.LEFT_OUT)


class ScaleError(DiaryFileError):
    """Every figure fits 0 to 3 and 0 to 10, and nothing names the scale: somebody has to say.

    highest is the highest figure.
    """

    def __init__(self, highest: Decimal, lines: Sequence[int]) -> None:
        self.highest = highest
        super().__init__(problem("These severities can be of 0 to 3 or of 0 to 10", lines))


def scale_of(cells: Sequence[str], named: int | None, chosen: Scale | None = None) -> Scale:
    """By a figure such as 2/10, the column's name (3 or 10), or a figure above 3; else chosen.

    NOT_SAID where nothing of these says it. Nought is the same on either scale.
    """
    found = {cell: figure for cell in cells if (figure := figure_of(cell)) is not None}
    if not found:
        return Scale.WORDS
    if any(OF_TEN.search(cell) for cell in found):
        return Scale.TEN
    if named:
        return Scale.STEPS if named == STEPS else Scale.TEN
    highest = max(found.values())
    if highest > STEPS:
        return Scale.TEN
    return (chosen or Scale.NOT_SAID) if highest else Scale.STEPS


def severity_of(cell: str, scale: Scale, words: Mapping[str, int], rules: DiaryRules) -> int | None:
    """0 to 3; None where the cell says nothing that is known."""
    figure = figure_of(cell)
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


def figure_of(cell: str) -> Decimal | None:
    """The figure a cell gives; None for words and for an empty one."""
    found = FIGURE.fullmatch(cell)
    return Decimal(found.group(1).replace(",", ".")) if found else None
