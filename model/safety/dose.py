"""Doses: maxima of muscle, jurisdiction and session, sides, steps of the product."""

from collections.abc import Iterator

from model.injection import Laterality, State
from model.protocol import Ceiling
from model.safety.case import Case
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import counted, figure, inside, listed, units
from model.session_chart import ZERO


def muscle_units(case: Case, _rule: Rule) -> Iterator[Seen]:
    """More units in a muscle than the protocol's maximum."""
    for muscle in case.chart.protocol.muscles:
        rows = [row for row in case.counted_rows if row.muscle == muscle.code]
        dose = sum((row.dose_units for row in rows), ZERO)
        if dose > muscle.most_units:
            yield Seen(
                subject=muscle.code,
                shown={
                    "muscle": inside(muscle.name),
                    "units": figure(dose),
                    "most": figure(muscle.most_units),
                },
                lines=_given_and_planned(case, muscle.code),
                site_codes=tuple(row.code for row in rows),
                certainty=muscle.certainty,
            )


def muscle_sites(case: Case, _rule: Rule) -> Iterator[Seen]:
    """More sites in a muscle than the protocol's maximum."""
    for muscle in case.chart.protocol.muscles:
        rows = [row for row in case.counted_rows if row.muscle == muscle.code]
        if len(rows) > muscle.most_sites:
            yield Seen(
                subject=muscle.code,
                shown={
                    "muscle": inside(muscle.name),
                    "sites": str(len(rows)),
                    "most": str(muscle.most_sites),
                },
                site_codes=tuple(row.code for row in rows),
                certainty=muscle.certainty,
            )


def session_units(case: Case, rule: Rule) -> Iterator[Seen]:
    """More units in the session than the rule's maximum."""
    dose, most = case.units, rule.numbers["most_units"]
    if dose > most:
        yield Seen(shown={"units": figure(dose)}, lines=_given_and_planned(case))


def ceiling_units(case: Case, _rule: Rule) -> Iterator[Seen]:
    """More units than the label of the clinic's jurisdiction gives in one session."""
    ceiling, dose = _ceiling(case), case.units
    if ceiling and dose > ceiling.most_units and not _told_by_session_units(case, ceiling):
        yield Seen(
            shown={
                "units": figure(dose),
                "most": figure(ceiling.most_units),
                "jurisdiction": ceiling.name,
            },
            lines=_given_and_planned(case),
            source=ceiling.source,
            certainty=ceiling.certainty,
        )


def ceiling_sites(case: Case, _rule: Rule) -> Iterator[Seen]:
    """More sites than the label of the clinic's jurisdiction gives in one session."""
    ceiling, sites = _ceiling(case), len(case.counted_rows)
    if ceiling and sites > ceiling.most_sites:
        yield Seen(
            shown={
                "sites": str(sites),
                "most": str(ceiling.most_sites),
                "jurisdiction": ceiling.name,
            },
            source=ceiling.source,
            certainty=ceiling.certainty,
        )


def session_differs(case: Case, _rule: Rule) -> Iterator[Seen]:
    """A session that comes to other units or sites than the protocol's fixed plan."""
    protocol, ceiling = case.chart.protocol, _ceiling(case)
    sites, dose = len(case.counted_rows), case.units
    if (sites, dose) != (protocol.total_sites, protocol.total_units):
        yield Seen(
            shown={
                "units": figure(dose),
                "sites": counted(sites, "site"),
                "standard_units": figure(protocol.total_units),
                "standard_sites": str(protocol.total_sites),
                "ceiling": units(ceiling.most_units) if ceiling else "not known",
            },
        )


def asymmetry(case: Case, rule: Rule) -> Iterator[Seen]:
    """More units on one side than on the other: shown, as no maximum is given for a side."""
    sides = {Laterality.LEFT: ZERO, Laterality.MIDLINE: ZERO, Laterality.RIGHT: ZERO}
    for row in case.counted_rows:
        sides[row.laterality] += row.dose_units
    left, right = sides[Laterality.LEFT], sides[Laterality.RIGHT]
    if abs(left - right) >= rule.numbers["least_units"]:
        more, less = ("left", "right") if left > right else ("right", "left")
        yield Seen(
            shown={
                "more": more,
                "less": less,
                "difference": figure(abs(left - right)),
                "left": figure(left),
                "right": figure(right),
            },
        )


def no_step(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Doses that are no whole number of the product's steps."""
    step = case.chart.protocol.step_units
    rows = [row for row in case.counted_rows if row.dose_units % step]
    if rows:
        yield Seen(
            shown={
                "doses": counted(len(rows), "dose"),
                "codes": listed(row.code for row in rows),
                "step": figure(step),
            },
            lines=tuple((row.code, units(row.dose_units)) for row in rows),
            site_codes=tuple(row.code for row in rows),
            also_saw=listed(units(row.dose_units) for row in rows),
        )


def today_line(case: Case) -> tuple[str, str]:
    """What the session comes to; as planned until nothing is left to give."""
    return ("Given today" if case.is_over else "Planned today", units(case.units))


def _given_and_planned(case: Case, muscle: str | None = None) -> tuple[tuple[str, str], ...]:
    rows = [row for row in case.counted_rows if muscle in (None, row.muscle)]
    given = sum((row.dose_units for row in rows if row.state is State.GIVEN), ZERO)
    later = sum((row.dose_units for row in rows), ZERO) - given
    line = ("Given today", units(given))
    return (line, ("Still planned", units(later))) if later else (line,)


def _told_by_session_units(case: Case, ceiling: Ceiling) -> bool:
    """Whether a rule for any session says the same of a maximum as low as the ceiling."""
    rules = (rule for rule in case.rules.rules if rule.kind == "session-units")
    return any(
        case.units > most and most <= ceiling.most_units
        for most in (rule.numbers["most_units"] for rule in rules)
    )


def _ceiling(case: Case) -> Ceiling | None:
    ceilings = case.chart.protocol.ceilings
    return next((c for c in ceilings if c.code == case.settings.jurisdiction), None)


KINDS = (
    kind("muscle-units", muscle_units, "muscle units most"),
    kind("muscle-sites", muscle_sites, "muscle sites most"),
    kind("session-units", session_units, "units", numbers="most_units"),
    kind("ceiling-units", ceiling_units, "units most jurisdiction"),
    kind("ceiling-sites", ceiling_sites, "sites most jurisdiction"),
    kind(
        "session-differs",
        session_differs,
        "units sites standard_units standard_sites ceiling",
    ),
    kind("asymmetry", asymmetry, "more less difference left right", numbers="least_units"),
    kind("dose-step", no_step, "doses codes step"),
)
