"""What the callout says of the site or muscle under the pointer."""

from gui.wording import millilitres, place_name, side_name, state_text, tally_text, units
from model.head_map import Region
from model.injection import Laterality
from model.session_chart import SessionChart, SiteRow


def site_words(chart: SessionChart, row: SiteRow) -> tuple[str, str]:
    """Code and place; landmark or reason, dose and state."""
    first = f"{row.code} · {place_name(row, chart.protocol)}"
    reason = row.injection.reason if row.injection else ""
    landmark = row.site.landmark if row.site else reason
    volume = millilitres(chart.volume_ml(row))
    second = f"{landmark}\n{units(row.dose_units)} · {volume} · {state_text(row)}".strip()
    return first, second


def region_words(chart: SessionChart, region: Region) -> tuple[str, str] | None:
    """The muscle with its sums, and those of the side; None for a muscle of no protocol."""
    muscle = chart.protocol.muscles_by_code.get(region.muscle)
    if muscle is None:
        return None
    side, whole = Laterality(region.laterality), tally_text(chart.tally_of(muscle.code))
    if side is Laterality.MIDLINE:
        return muscle.name, whole
    part = tally_text(chart.tally_of(muscle.code, side))
    return muscle.name, f"{whole}\n{side_name(side).capitalize()}: {part}"
