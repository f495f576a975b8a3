"""How figures, days and sides are said in findings."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from model.dose import trimmed
from model.injection import Laterality
from model.patient import MONTHS
from model.protocol import Protocol

SIDES = {Laterality.LEFT: "left", Laterality.MIDLINE: "midline", Laterality.RIGHT: "right"}


def figure(number: Decimal | int) -> str:
    """A number without needless zeros."""
    return str(trimmed(Decimal(number)))


def units(dose_units: Decimal) -> str:
    """A dose with its unit."""
    return f"{figure(dose_units)} U"


def day_words(day: date) -> str:
    """A day as 12 Oct 2026, in whatever language the system speaks."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """1 site, 2 sites."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Several with commas."""
    return ", ".join(words)


def inside(text: str) -> str:
    """The same within a sentence: a small first letter, but for an abbreviation."""
    is_word = len(text) > 1 and text[0].isupper() and text[1].islower()
    return text[0].lower() + text[1:] if is_word else text


def muscle_name(protocol: Protocol, code: str | None) -> str:
    """A muscle's name within a sentence; custom points lie in none."""
    muscle = protocol.muscles_by_code.get(code or "")
    return inside(muscle.name) if muscle else code or "custom point"


def muscle_and_side(protocol: Protocol, code: str | None, side: Laterality) -> str:
    """right occipitalis; a midline muscle needs no side."""
    name = muscle_name(protocol, code)
    return name if side is Laterality.MIDLINE else f"{SIDES[side]} {name}"
