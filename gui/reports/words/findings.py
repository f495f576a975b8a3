"""What was found, who confirmed it, and every override with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gui.reports.words.section import Row, Section, capital, inside, joined, stopped
from gui.wording import clock_time, day, local, tr
from model.judgement import Judgement, Verdict
from model.safety.finding import Finding, Severity
from model.session_chart import SessionChart

UNASKED = "not-asked"
MOST_ROWS = 3  # findings confirmed by one clinician that stand each in a row of its own


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding and what was said of it; a stop without a verdict is still open."""

    key: str
    title: str
    verdict: Verdict | None
    judgement: Judgement | None = None

    @property
    def is_unasked(self) -> bool:
        return self.key.startswith(f"{UNASKED}:")


def findings_section(chart: SessionChart, findings: Sequence[Finding]) -> Section | None:
    """Stops first. A signed session tells its findings itself, whatever the rules say today."""
    found = tuple(_kept(chart) if chart.keeps_findings else map(_judged, findings))
    rows = (*_stops(chart, found), *_confirmed(chart, found), *_rest(found))
    if not rows:
        return None
    only_notes = all(one.verdict is Verdict.NOTED for one in found)
    if not only_notes and not any(row.label == tr("Override") for row in rows):
        rows = (*rows, Row(tr("Overrides"), tr("None")))
    return Section(tr("Findings"), rows, runs_on=True)


def _kept(chart: SessionChart) -> Iterator[_Found]:
    for part in chart.parts.values():
        if isinstance(part, Judgement):
            stop = part.severity is Severity.STOP and part.verdict is Verdict.UNCONFIRMED
            verdict = None if stop else part.verdict
            yield _Found(part.finding, capital(part.title), verdict, part)


def _judged(finding: Finding) -> _Found:
    if finding.judgement:
        judgement = finding.judgement
        return _Found(finding.key, finding.headline, judgement.verdict, judgement)
    verdicts = {Severity.NOTE: Verdict.NOTED, Severity.CONFIRM: Verdict.UNCONFIRMED}
    return _Found(finding.key, finding.headline, verdicts.get(finding.severity))


def _stops(chart: SessionChart, found: Iterable[_Found]) -> Iterator[Row]:
    for one in found:
        if one.verdict is Verdict.OVERRIDDEN and one.judgement:
            judgement = one.judgement
            said = f"{one.title}. {capital(stopped(judgement.reason))}"
            yield Row(
                tr("Override"), f"{said} {judgement.clinician_name} {_when(chart, judgement)}"
            )
    still = [one for one in found if one.verdict is None]
    if still:
        yield Row(tr("Stop"), f"{_titles(still)}; {tr('not overridden')}")


def _confirmed(chart: SessionChart, found: Iterable[_Found]) -> Iterator[Row]:
    """By clinician; many in one row, each with its time."""
    seen = [(one.title, one.judgement) for one in found
            if one.judgement and one.verdict is Verdict.CONFIRMED]  # fmt: skip
    seen.sort(key=lambda pair: pair[1].clinician_name)
    for name, pairs in groupby(seen, key=lambda pair: pair[1].clinician_name):
        group, by = list(pairs), tr("by {name}").format(name=name)
        if len(group) > MOST_ROWS:
            said = [f"{inside(title)} {_when(chart, judgement)}" for title, judgement in group]
            yield Row(tr("Confirmed"), f"{capital(by)}: {'; '.join(said)}")
            continue
        for title, judgement in group:
            yield Row(tr("Confirmed"), f"{title}, {by} {_when(chart, judgement)}")


def _rest(found: Sequence[_Found]) -> Iterator[Row]:
    names = {Verdict.UNCONFIRMED: tr("Not confirmed"), Verdict.NOTED: tr("Notes")}
    for verdict, name in names.items():
        group = [one for one in found if one.verdict is verdict]
        if group:
            yield Row(name, _titles(group))


def _titles(found: Sequence[_Found]) -> str:
    """The headlines; many checks not asked are counted, for they stand with the checks."""
    unasked = [one for one in found if one.is_unasked]
    many = len(unasked) > MOST_ROWS
    said = [one.title for one in found if not (many and one.is_unasked)]
    if many:
        said.append(tr("{n} checks not asked").format(n=len(unasked)))
    first, *others = said
    return "; ".join([first, *map(inside, others)])


def _when(chart: SessionChart, judgement: Judgement) -> str:
    """The time, and the day where it is another than that of the session."""
    same = local(judgement.at).date() == local(chart.session.started_at).date()
    return joined("" if same else day(judgement.at), clock_time(judgement.at), by=" ")
