"""What was found, who confirmed it, and every override with its reason."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gui.reports.words.section import Row, Section, inside, stopped
from gui.wording import clock_time, day, local, tr
from model.judgement import Judgement, Verdict
from model.safety.finding import Finding, Severity
from model.session_chart import SessionChart

UNASKED = "answer-missing"
MOST_ROWS = 3  # findings confirmed by one clinician that stand each in a row of its own


def findings_section(chart: SessionChart, findings: Sequence[Finding]) -> Section | None:
    """Stops first; a judgement of what is no longer found stays where it was signed."""
    rows = (*_stops(chart, findings), *_confirmed(chart, findings), *_notes(findings))
    if not rows:
        return None
    if not any(row.label == tr("Override") for row in rows):
        rows = (*rows, Row(tr("Overrides"), tr("None")))
    return Section(tr("Findings"), rows)


def _stops(chart: SessionChart, findings: Sequence[Finding]) -> Iterator[Row]:
    for one in findings:
        if one.judgement and one.judgement.verdict is Verdict.OVERRIDDEN:
            yield _override(chart, one.headline, one.judgement)
    if chart.is_signed:
        known = {one.key for one in findings}
        for part in chart.parts.values():
            if isinstance(part, Judgement) and part.finding not in known:
                name = f"{part.finding} ({tr('no longer found')})"
                yield (
                    _override(chart, name, part)
                    if part.verdict is Verdict.OVERRIDDEN
                    else Row(tr("Confirmed"), f"{name}, {_by(chart, part)}")
                )
    still = [one for one in findings if one.severity is Severity.STOP and not one.is_settled]
    if still:
        yield Row(tr("Stop"), f"{_titles(still)}; {tr('not overridden')}")


def _override(chart: SessionChart, headline: str, judgement: Judgement) -> Row:
    text = f"{headline}. {stopped(judgement.reason)} {judgement.clinician_name}"
    return Row(tr("Override"), f"{text} {_when(chart, judgement)}")


def _confirmed(chart: SessionChart, findings: Sequence[Finding]) -> Iterator[Row]:
    seen = [
        (one, one.judgement)
        for one in findings
        if one.judgement and one.judgement.verdict is Verdict.CONFIRMED
    ]
    by_name = sorted(seen, key=lambda pair: pair[1].clinician_name)
    for name, pairs in groupby(by_name, key=lambda pair: pair[1].clinician_name):
        group = list(pairs)
        if len(group) > MOST_ROWS:
            said = [f"{inside(f.headline)} {_when(chart, j)}" for f, j in group]
            yield Row(tr("Confirmed"), f"{_by_name(name)}: {'; '.join(said)}")
            continue
        for finding, judgement in group:
            yield Row(tr("Confirmed"), f"{finding.headline}, {_by(chart, judgement)}")
    still = [one for one in findings if one.severity is Severity.CONFIRM and not one.is_settled]
    if still:
        yield Row(tr("Not confirmed"), _titles(still))


def _notes(findings: Sequence[Finding]) -> Iterator[Row]:
    notes = [one for one in findings if one.severity is Severity.NOTE and one.judgement is None]
    if notes:
        yield Row(tr("Notes"), _titles(notes))


def _titles(findings: Sequence[Finding]) -> str:
    """The headlines; many checks not asked are counted, for they stand with the checks."""
    unasked = [one for one in findings if one.kind == UNASKED]
    said = [one.headline for one in findings if len(unasked) <= MOST_ROWS or one not in unasked]
    if len(unasked) > MOST_ROWS:
        said.append(tr("{n} checks not asked").format(n=len(unasked)))
    first, *others = said
    return "; ".join([first, *map(inside, others)])


def _by(chart: SessionChart, judgement: Judgement) -> str:
    return f"{_by_name(judgement.clinician_name)} {_when(chart, judgement)}"


def _by_name(name: str) -> str:
    return tr("by {name}").format(name=name)


def _when(chart: SessionChart, judgement: Judgement) -> str:
    """The time, and the day where it is another than that of the session."""
    same = local(judgement.at).date() == local(chart.session.started_at).date()
    time = clock_time(judgement.at)
    return time if same else f"{day(judgement.at)} {time}"
