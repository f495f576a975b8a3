"""What a clinic sets: its head on the chart, its jurisdiction, how the screen looks."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The clinic's settings; each field is one row of the setting table."""

    clinic_name: str = ""
    clinic_address: str = ""
    clinic_phone: str = ""
    jurisdiction: str = "US"
    protocol_id: str = "preempt"
    paper: str = "A4"
    theme: str = "system"
    order_numbers: str = "auto"
    walk_order: str = "protocol"
    key_given: str = "Space"
    key_not_given: str = "N"
    key_back: str = "Backspace"
    tone: str = "on"
    speech: str = "off"
    last_clinician_id: str = ""
    cosignature: str = "off"
    """Once on, every session signed from then on asks for a second clinician's signature."""
    recalled_lots: str = ""
    """Lot numbers with commas or on lines of their own, see recalled_lots()."""
    witness_required: str = "no"
    billing: str = "no"
    response_rule: str = "nice-ta260"
    """The rule by which a patient's response is told, by its name in the rules in force."""
    unit_price: str = ""
    """What one unit costs the clinic, such as 6.10; empty where it is not said."""
    currency: str = ""


def recalled_lots(settings: Settings) -> tuple[str, ...]:
    """The lots that were recalled, each once, as the clinic typed them."""
    lots = (lot.strip() for lot in re.split(r"[,;\n]", settings.recalled_lots))
    return tuple(dict.fromkeys(lot for lot in lots if lot))


def recalled_among(settings: Settings, *lots: str) -> str:
    """The first of these lots that was recalled, however its letters are written; else nothing."""
    recalled = {lot.casefold() for lot in recalled_lots(settings)}
    return next((lot for lot in lots if lot.strip().casefold() in recalled), "")


def lots_of_no_vial(settings: Settings) -> tuple[str, ...]:
    """Those of the recalled lots that no box can bear, such as two on a line with a space."""
    return tuple(lot for lot in recalled_lots(settings) if not _is_lot(lot))


def _is_lot(lot: str) -> bool:
    from model.errors import InvalidValueError
    from model.vial import checked_lot  # every start reads the settings, but for this

    try:
        checked_lot("lot", lot)
    except InvalidValueError:
        return False
    return True
