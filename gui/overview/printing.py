"""The numbers of an overview as rows, for paper and for other programs."""

from collections.abc import Iterator

from gui.overview.wording import (
    MISSING,
    cost_words,
    departure_name,
    period_words,
    reduction_words,
    responders_words,
    rounded,
    state_name,
    units_words,
)
from gui.reports.table_document import Column, TableDocument
from gui.wording import number, tr
from gui.workspace import Workspace
from model.departure import DepartureKind
from model.overview import Figures, Overview
from model.response.verdict import VerdictState
from model.settings import Settings

Line = tuple[str, str, str]


def overview_table(overview: Overview, settings: Settings) -> list[Line]:
    """Section, figure and value, line by line."""
    return [
        *_whole(overview, settings),
        *_departures(overview),
        *_effects(overview),
        *_responses(overview),
        *(
            line
            for _, name, own in overview.by_clinician
            for line in _figures(tr("Clinician: {name}").format(name=name), own)
        ),
        *(
            (
                tr("Over time"),
                period_words(step.period),
                tr("{n} sessions, {units}").format(
                    n=step.sessions, units=units_words(step.units_given)
                ),
            )
            for step in overview.steps
        ),
    ]


def overview_document(overview: Overview, workspace: Workspace) -> TableDocument:
    """The same on paper."""
    return TableDocument(
        tr("The practice in numbers"),
        [Column(tr("Section"), 2.2), Column(tr("Figure"), 3), Column(tr("Value"), 3)],
        overview_table(overview, workspace.settings),
        workspace.settings,
        printed_at=workspace.clock(),
        lines=(period_words(overview.period),),
        demonstration=workspace.demonstration,
        suggested_name="headmap-overview.pdf",
    )


def _whole(overview: Overview, settings: Settings) -> Iterator[Line]:
    section = tr("All")
    yield from _figures(section, overview.whole)
    yield section, tr("New patients"), number(overview.new_patients)
    for words, amount in (
        (tr("Cost of units given"), overview.whole.units_given),
        (tr("Cost of units discarded"), overview.whole.units_discarded),
    ):
        yield section, words, cost_words(amount, settings)
    yield section, tr("Adverse effects per 100 sessions"), rounded(overview.adverse_per_100)


def _figures(section: str, figures: Figures) -> Iterator[Line]:
    yield section, tr("Sessions"), number(figures.sessions)
    yield section, tr("Patients"), number(figures.patients)
    yield section, tr("Units given"), units_words(figures.units_given)
    yield section, tr("Units discarded"), units_words(figures.units_discarded)
    yield section, tr("Sites per session"), rounded(figures.sites_mean)
    yield section, tr("Minutes per session, median"), rounded(figures.minutes_median)


def _departures(overview: Overview) -> Iterator[Line]:
    for kind in DepartureKind:
        sessions = overview.whole.departures.get(kind, 0)
        sites = overview.whole.departed_sites.get(kind, 0)
        words = tr("{sites} sites in {sessions} sessions").format(sites=sites, sessions=sessions)
        yield tr("Departures"), departure_name(kind), words


def _effects(overview: Overview) -> Iterator[Line]:
    if not overview.adverse_effects:
        yield tr("Adverse effects"), tr("None entered"), MISSING
    for words, count in overview.adverse_effects.items():
        yield tr("Adverse effects"), words, number(count)


def _responses(overview: Overview) -> Iterator[Line]:
    responses = overview.responses
    section = tr("Response, {rule}").format(rule=responses.rule)
    share, words = responders_words(responses)
    yield section, tr("Responders"), f"{share}, {words}"
    mean, spread = reduction_words(overview)
    yield section, tr("Mean reduction"), f"{mean}, {spread}"
    for state in VerdictState:
        yield section, state_name(state), number(responses.count(state))
