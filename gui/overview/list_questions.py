"""What is asked of the store when a number is pressed: a title, and a question."""

from collections.abc import Callable, Sequence

from gui.overview.reductions import bins_of
from gui.overview.wording import departure_name, period_words
from gui.wording import tr
from model.departure import DepartureKind
from model.overview import Behind, BehindList, Overview
from model.response.verdict import VerdictState
from model.store.store import Store

Question = Callable[[Store], BehindList]
Asked = tuple[str, Question]


def sessions(overview: Overview, title: str, behind: Behind) -> Asked:
    """The sessions behind a number of the whole period."""
    period = overview.period
    return title, lambda store: store.overviews.lists.sessions(period, behind)


def of_step(overview: Overview, place: int) -> Asked:
    """The sessions of one month or year, as far as it lies in the period."""
    part = overview.steps[place].period
    title = tr("Sessions of {period}").format(period=period_words(part))
    return title, lambda store: store.overviews.lists.sessions(part, Behind.SESSIONS)


def of_clinician(overview: Overview, place: int) -> Asked:
    """The sessions of one clinician."""
    number, name, _ = overview.by_clinician[place]
    title = tr("Sessions of {name}").format(name=name)
    period = overview.period
    return title, lambda store: store.overviews.lists.sessions(period, Behind.SESSIONS, number)


def of_departure(overview: Overview, place: int) -> Asked:
    """The sessions with one kind of departure."""
    kind = list(DepartureKind)[place]
    title = tr("Sessions: {kind}").format(kind=departure_name(kind))
    return sessions(overview, title, Behind(kind.value))


def of_effect(overview: Overview, words: str) -> Asked:
    """The sessions with an adverse effect, with any where none is named."""
    period = overview.period
    title = tr("Adverse effects: {words}").format(words=words or tr("all"))
    return title, lambda store: store.overviews.lists.adverse_effects(period, words)


def new_patients(overview: Overview) -> Asked:
    """Who was treated for the first time."""
    period = overview.period
    return tr("New patients"), lambda store: store.overviews.lists.new_patients(period)


def of_state(overview: Overview, title: str, state: VerdictState | None) -> Asked:
    """The patients of one verdict, all of them for none."""
    responses = overview.responses
    ids = [one.patient_id for one in responses.of if state in (None, one.state)]
    return _patients(title, ids)


def of_reduction(overview: Overview, place: int | None) -> Asked:
    """The patients of one step of the reduction, all that could be assessed for none."""
    bins = bins_of(overview.responses)
    chosen = bins if place is None else bins[place : place + 1]
    label = tr("all assessable") if place is None else bins[place].label
    ids = [who for one in chosen for who in one.patients]
    return _patients(tr("Patients by reduction: {range}").format(range=label), ids)


def _patients(title: str, ids: Sequence[int]) -> Asked:
    return title, lambda store: store.overviews.lists.patients(ids)
