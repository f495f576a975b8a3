"""What a clinic sets: its head on the chart, its jurisdiction, how the screen looks."""

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
    last_clinician_id: str = ""
