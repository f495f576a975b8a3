"""The numbers of an overview for other programs: one figure a row, each with its unit."""

from collections.abc import Iterator

from model.departure import DepartureKind
from model.overview import Figures, Overview, cost
from model.response.verdict import VerdictState
from model.settings import Settings

COLUMNS = ("first_day", "last_day", "group", "name", "figure", "value", "unit")
Row = tuple[object, ...]


def overview_rows(overview: Overview, settings: Settings) -> list[Row]:
    """Every figure with the days it is of; what is not known is an empty cell."""
    period = overview.period
    days = (period.first.isoformat(), period.last.isoformat())
    rows = [
        *_of("all", "", overview.whole),
        *_sums(overview, settings),
        *_responses(overview),
        *(row for _, name, own in overview.by_clinician for row in _of("clinician", name, own)),
    ]
    return [
        *((*days, *row) for row in rows),
        *(
            (step.period.first.isoformat(), step.period.last.isoformat(), "step", "", *figure)
            for step in overview.steps
            for figure in (
                ("sessions", step.sessions, ""),
                ("units_given", step.units_given, "U"),
            )
        ),
    ]


def _of(group: str, name: str, figures: Figures) -> Iterator[Row]:
    yield group, name, "sessions", figures.sessions, ""
    yield group, name, "patients", figures.patients, ""
    yield group, name, "units_given", figures.units_given, "U"
    yield group, name, "units_discarded", figures.units_discarded, "U"
    yield group, name, "sites_per_session_mean", figures.sites_mean, ""
    yield group, name, "minutes_per_session_median", figures.minutes_median, "min"
    yield group, name, "sessions_with_departures", figures.departed, ""
    for kind in DepartureKind:
        yield group, name, f"sessions_{kind}", figures.departures.get(kind, 0), ""
        yield group, name, f"sites_{kind}", figures.departed_sites.get(kind, 0), ""


def _sums(overview: Overview, settings: Settings) -> Iterator[Row]:
    whole, currency = overview.whole, settings.currency
    yield "all", "", "new_patients", overview.new_patients, ""
    yield "all", "", "cost_given", cost(whole.units_given, settings.unit_price), currency
    yield "all", "", "cost_discarded", cost(whole.units_discarded, settings.unit_price), currency
    yield "all", "", "adverse_effects_per_100_sessions", overview.adverse_per_100, ""
    for words, count in overview.adverse_effects.items():
        yield "adverse effect", words, "entered", count, ""


def _responses(overview: Overview) -> Iterator[Row]:
    found = overview.responses
    for state in VerdictState:
        yield "response", found.rule, state.value, found.count(state), "patients"
    yield "response", found.rule, "assessed", found.assessed, "patients"
    yield "response", found.rule, "reduction_mean", found.mean, found.unit
    yield "response", found.rule, "reduction_standard_deviation", found.spread, found.unit
