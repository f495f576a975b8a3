"""How numbers, dates and states are written: one way on screen, paper and for screen readers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:  # imported with the first session that is opened
    from model.injection import Laterality
    from model.protocol import Protocol
    from model.session_chart import SiteRow, Tally
    from model.surface import Direction

NO_BREAK = "\u00a0"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def tr(text: str) -> str:
    """The text in the language of the program."""
    return QCoreApplication.translate("headmap", text)


def number(value: Decimal | int) -> str:
    """A figure with a real minus sign and no needless zeros."""
    text = f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    return text.replace("-", "\u2212")


def units(value: Decimal) -> str:
    """A dose such as 5 U, not broken across lines."""
    return f"{number(value)}{NO_BREAK}U"


def millilitres(value: Decimal) -> str:
    """A volume such as 0.1 mL; always one decimal at least, as syringes are marked."""
    trimmed = value.normalize()
    decimals = max(1, -int(trimmed.as_tuple().exponent)) if trimmed else 1
    return f"{value:.{min(decimals, 3)}f}{NO_BREAK}mL"


def centimetres(millimetres: int) -> str:
    """A distance on the patient such as 1.1 cm."""
    return f"{millimetres / 10:.1f}{NO_BREAK}cm"


def way_name(way: Direction) -> str:
    """Which way on the patient, behind a distance."""
    from model.surface import Direction

    names = {
        Direction.UP: tr("up"),
        Direction.DOWN: tr("down"),
        Direction.FORWARD: tr("forward"),
        Direction.BACK: tr("back"),
        Direction.IN: tr("towards the midline"),
        Direction.OUT: tr("outward"),
        Direction.LEFT: tr("to the left"),
        Direction.RIGHT: tr("to the right"),
    }
    return names[way]


def day(value: date | datetime) -> str:
    """A date such as 20 Nov 2026, not broken across lines."""
    value = local(value) if isinstance(value, datetime) else value
    return f"{value.day}{NO_BREAK}{tr(MONTHS[value.month - 1])}{NO_BREAK}{value.year}"


def weekday(value: date) -> str:
    """A date with its day of the week."""
    return f"{tr(WEEKDAYS[value.weekday()])} {day(value)}"


def local(moment: datetime) -> datetime:
    """A stored moment in the time of this workstation."""
    return moment.astimezone()


def clock_time(moment: datetime) -> str:
    """The time of day such as 10:57."""
    at = local(moment)
    return f"{at.hour:02}:{at.minute:02}"


def side_name(laterality: Laterality) -> str:
    """The patient's side in a word."""
    from model.injection import Laterality

    if laterality is Laterality.MIDLINE:
        return tr("midline")
    return tr("left") if laterality is Laterality.LEFT else tr("right")


def place_name(row: SiteRow, protocol: Protocol) -> str:
    """Muscle and side, such as "Temporalis, left"; custom points say what they lie on."""
    muscle = protocol.muscles_by_code.get(row.muscle or "")
    label = row.injection.label if row.injection else ""
    name = muscle.name if muscle else label or tr("Custom point")
    return f"{name}, {side_name(row.laterality)}"


def state_text(row: SiteRow) -> str:
    """The state in words: Given 10:57, Not given: why, Planned."""
    from model.injection import State

    if row.state is State.GIVEN and row.injection:
        return f"{tr('Given')} {clock_time(row.injection.recorded_at)}"
    if row.state is State.NOT_GIVEN and row.injection:
        return f"{tr('Not given')}: {row.injection.reason}"
    return tr("Planned")


def spoken(row: SiteRow, protocol: Protocol, state: str = "") -> str:
    """All a screen reader says of a site: code, place, dose, state (where that is known)."""
    state = state or state_text(row)
    return f"{row.code}, {place_name(row, protocol)}, {units(row.dose_units)}, {state}"


def tally_text(tally: Tally) -> str:
    """Units and sites given of planned, such as "15 U of 20 U, 3 of 4 sites +1"."""
    extra = f" +{tally.extras_given}" if tally.extras_given else ""
    return tr("{given} of {planned}, {sites} of {all_sites} sites{extra}").format(
        given=units(tally.units_given),
        planned=units(tally.units_planned),
        sites=tally.sites_given,
        all_sites=tally.sites_planned,
        extra=extra,
    )
