"""What is missing before a session is signed, and how far its five places are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from model import vials
from model.answer import Group, Reply
from model.safety.answers import carried_kinds
from model.safety.case import Case
from model.safety.finding import Finding, Place, Severity
from model.safety.sites import where_open
from model.safety.words import counted, figure, inside, listed, units

# Kinds told here in words of their own, from what they were computed from.
VIAL_SUMS = frozenset({"vial-unequal", "vial-overdrawn"})
ALREADY_TOLD = VIAL_SUMS | {"answer-missing", "no-vial", "without-vial"}


class Sign(StrEnum):
    """The sign of a place in the strip."""

    EMPTY = "empty"
    HALF = "half"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PlaceState:
    """How far a place is, and in a few words what is missing."""

    sign: Sign
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A part that is missing: signing needs a reason for the gap, and is refused if it blocks."""

    place: Place
    code: str
    words: str
    blocks: bool = False
    site_codes: tuple[str, ...] = ()


def missing_parts(case: Case, findings: Sequence[Finding]) -> tuple[Missing, ...]:
    """Every part missing before the session is signed, in the order of the places."""
    return (
        *_of_prepare(case, findings),
        *_of_vials(case),
        *_of_map(case),
        *_of_aftercare(case),
        *_of_findings(findings),
    )


def place_states(case: Case, findings: Sequence[Finding]) -> dict[Place, PlaceState]:
    """The sign of each place and a few words."""
    return {
        Place.PREPARE: _prepare(case, findings),
        Place.VIALS: _vials(case),
        Place.MAP: _map(case),
        Place.AFTERCARE: _aftercare(case),
        Place.REVIEW: _review(case, findings),
    }


def _of_prepare(case: Case, findings: Sequence[Finding]) -> Iterator[Missing]:
    unasked = _unasked(case, findings)
    if unasked:
        words = f"{counted(len(unasked), 'check')} not asked: {listed(unasked)}"
        yield Missing(place=Place.PREPARE, code="checks", words=words)
    kinds = carried_kinds(case)
    if kinds:
        words = f"{len(kinds)} carried over, not confirmed: {listed(kinds)}"
        yield Missing(place=Place.PREPARE, code="carried-over", words=words)


def _of_vials(case: Case) -> Iterator[Missing]:
    chart = case.chart
    if not chart.vials:
        yield Missing(place=Place.VIALS, code="no-vial", words="No vial entered")
        return
    loose = vials.without_vial(chart)
    if loose:
        words = f"{units(loose)} given from no vial"
        yield Missing(place=Place.VIALS, code="without-vial", words=words, blocks=True)
    for number, balance in vials.balances(chart).items():
        if not balance.adds_up:
            words = (
                f"Vial {number} does not add up: {units(balance.held)} held,"
                f" {units(balance.given)} given, {units(balance.discarded)} discarded"
            )
            yield Missing(place=Place.VIALS, code=f"vial {number}", words=words, blocks=True)


def _of_map(case: Case) -> Iterator[Missing]:
    rows = case.open_rows
    if not case.given_rows:
        yield Missing(place=Place.MAP, code="nothing-given", words="Nothing given")
    if rows:
        groups = (f"{name} {number}" for name, number in where_open(case).items())
        yield Missing(
            place=Place.MAP,
            code="sites",
            words=f"{counted(len(rows), 'site')} open: {listed(groups)}",
            site_codes=tuple(row.code for row in rows),
        )


def _of_aftercare(case: Case) -> Iterator[Missing]:
    if case.chart.detail("aftercare.tolerance") is None:
        yield Missing(place=Place.AFTERCARE, code="tolerance", words="Tolerance not noted")
    replies = case.chart.answers(Group.COMPLICATION).values()
    if not any(answer.reply is Reply.YES for answer in replies):
        words = "Complications not answered"
        yield Missing(place=Place.AFTERCARE, code="complications", words=words)
    unsaid = _unsaid(case)
    if unsaid:
        words = f"{len(unsaid)} advice open: {listed(unsaid)}"
        yield Missing(place=Place.AFTERCARE, code="advice", words=words)


def _of_findings(findings: Sequence[Finding]) -> Iterator[Missing]:
    for finding in findings:
        is_stop = finding.severity is Severity.STOP and not finding.is_settled
        if is_stop and finding.kind not in VIAL_SUMS:
            yield Missing(
                place=finding.place,
                code=finding.key,
                words=f"Stop: {finding.title}",
                blocks=True,
                site_codes=finding.site_codes,
            )
    unconfirmed = [
        finding
        for finding in findings
        if finding.severity is Severity.CONFIRM
        and not finding.is_settled
        and finding.kind not in ALREADY_TOLD
    ]
    if unconfirmed:
        titles = listed(finding.title for finding in unconfirmed)
        words = f"{len(unconfirmed)} to confirm: {titles}"
        yield Missing(place=Place.REVIEW, code="confirm", words=words)


def _prepare(case: Case, findings: Sequence[Finding]) -> PlaceState:
    questions, answers = case.practice.questions, case.chart.answers(Group.CHECK)
    replies = (answers[q.code].reply for q in questions if q.code in answers)
    asked = sum(reply is not Reply.NOT_ASKED for reply in replies)
    kinds = carried_kinds(case)
    if not asked and not kinds:
        return PlaceState(Sign.EMPTY, "Not started")
    words = f"{asked} of {len(questions)} checks"
    if _unasked(case, findings):
        return PlaceState(Sign.HALF, words)
    if kinds:
        return PlaceState(Sign.HALF, f"{len(kinds)} carried over")
    return PlaceState(Sign.DONE, "Complete" if asked == len(questions) else words)


def _vials(case: Case) -> PlaceState:
    chart = case.chart
    if not chart.vials:
        return PlaceState(Sign.EMPTY, "Not started")
    total, short, loose = vials.total(chart), vials.short(chart), vials.without_vial(chart)
    over = sum((-b.left for b in vials.balances(chart).values() if b.left < 0), 0 * total.held)
    if over:
        return PlaceState(Sign.HALF, f"{figure(over)} U too many")
    if loose and case.is_over:
        return PlaceState(Sign.HALF, f"{figure(loose)} U from no vial")
    if short:
        return PlaceState(Sign.HALF, f"{figure(short)} U short")
    if total.left:
        sign = Sign.HALF if case.is_over else Sign.DONE
        return PlaceState(sign, f"{figure(total.left)} U left")
    return PlaceState(Sign.DONE, "Adds up")


def _map(case: Case) -> PlaceState:
    tally = case.chart.tally
    words = f"{tally.sites_given} of {tally.sites_planned} given"
    if not case.open_rows:
        return PlaceState(Sign.DONE, words)
    charted = len(case.open_rows) < len(case.chart.rows)
    return PlaceState(Sign.HALF if charted else Sign.EMPTY, words)


def _aftercare(case: Case) -> PlaceState:
    missing = {part.code: part for part in _of_aftercare(case)}
    unsaid = _unsaid(case)
    parts = len(missing) - ("advice" in missing) + len(unsaid)
    if not parts:
        return PlaceState(Sign.DONE, "Complete")
    if parts == 2 + len(case.practice.advice):
        return PlaceState(Sign.EMPTY, "Not started")
    if set(missing) == {"advice"}:
        return PlaceState(Sign.HALF, f"{len(unsaid)} advice open")
    return PlaceState(Sign.HALF, f"{parts} open")


def _review(case: Case, findings: Sequence[Finding]) -> PlaceState:
    if case.chart.is_signed:
        return PlaceState(Sign.DONE, "Void" if case.chart.void else "Signed")
    stops = [f for f in findings if f.severity is Severity.STOP and not f.is_settled]
    words = [counted(len(stops), "stop")] if stops else []
    still, missing = len(case.open_rows), missing_parts(case, findings)
    if still and case.given_rows:
        words.append(f"{still} open" if stops else f"{counted(still, 'site')} open")
    elif case.given_rows:
        counted_as_stops = {name for stop in stops for name in (stop.key, stop.subject)}
        others = sum(part.code not in counted_as_stops for part in missing)
        words += [f"{others} open"] if others else []
    if words:
        return PlaceState(Sign.EMPTY, ", ".join(words))
    return PlaceState(Sign.EMPTY, "Open") if missing else PlaceState(Sign.HALF, "Ready to sign")


def _unasked(case: Case, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Questions without an answer, but for those whose finding was confirmed as it stands."""
    answers = case.chart.answers(Group.CHECK)
    settled = {f.subject for f in findings if f.kind == "answer-missing" and f.is_settled}
    return tuple(
        inside(question.text)
        for question in case.practice.questions
        if (question.code not in answers or answers[question.code].reply is Reply.NOT_ASKED)
        and question.code not in settled
    )


def _unsaid(case: Case) -> tuple[str, ...]:
    said = case.chart.answers(Group.ADVICE)
    return tuple(
        advice.text
        for advice in case.practice.advice
        if advice.code not in said or said[advice.code].reply is not Reply.YES
    )
