"""Who signed what and when, whether it still agrees, and what was added beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gui.reports.words.section import DOT, Words, capital, joined, sentence, stopped
from gui.wording import NO_BREAK, clock_time, day, local, tr
from model.clinician import Clinician
from model.session import SessionState
from model.session_chart import SessionChart
from model.signature import Amendment, AmendmentKind, Purpose, Signature
from model.signing.verification import Verification

MOST_TOLD = 8  # disagreements; the check of the records names them all


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureWords:
    """The box at the end of what was signed."""

    heading: str
    lines: tuple[Words, ...]
    beside: tuple[Words, ...] = ()
    """The co-signature, the first line its heading."""
    beneath: tuple[Words, ...] = ()
    """Across the whole width: what is missing, why it is void, what no longer agrees."""
    by_hand: bool = False
    """Whether there are lines to sign by hand, in a dashed box."""
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentWords:
    """One amendment: who and when stand at its left."""

    title: str
    who: tuple[Words, ...]
    kind: str
    values: tuple[tuple[str, str, str], ...]
    """Label, as signed, amended."""
    text: str
    reason: str
    signed: Words | None


def signature_words(
    chart: SessionChart,
    verification: Verification | None,
    printed_at: datetime,
    also: tuple[Clinician, ...],
) -> SignatureWords:
    """The box of a session as it stands."""
    author = _first(chart, Purpose.AUTHOR)
    broken = verification is not None and not verification.agrees
    beneath = (*_void(chart), *(_disagreements(verification) if verification else ()))
    if author is None:
        heading = tr("Void") if chart.void else tr("Not signed")
        return SignatureWords(
            heading=tr("Signature does not agree") if broken else heading,
            lines=tuple(_unsigned(chart, printed_at, also)),
            beneath=beneath,
            by_hand=chart.void is None and not broken,
            broken=broken,
        )
    signed_by = tr("Signed by {name}").format(name=author.signed_name)
    heading = tr("Void") if chart.void else signed_by
    if broken:
        heading = tr("Signature does not agree")
    beside = tuple(_cosigned(chart, author))
    lines = tuple(_signed(chart, author, narrow=bool(beside)))
    besides = _besides(chart, author, also, narrow=bool(beside))
    gap = author.gap_reason
    missing = f"{tr('Signed with parts missing')}: {stopped(gap)}" if gap else ""
    said = (Words(besides, quiet=True), Words(missing))
    return SignatureWords(
        heading=heading,
        lines=lines if heading == signed_by else (Words(signed_by, strong=signed_by), *lines),
        beside=beside,
        beneath=(*(words for words in said if words.text), *beneath),
        broken=broken,
    )


def amendments_words(chart: SessionChart) -> tuple[AmendmentWords, ...]:
    """Every amendment, oldest first; a void alone stands in the box."""
    if all(one.kind is AmendmentKind.VOID for one in chart.amendments):
        return ()
    signatures = {one.amendment: one for one in chart.signatures if one.amendment}
    return tuple(_amendment(one, signatures.get(one.number)) for one in chart.amendments)


def _amendment(one: Amendment, signature: Signature | None) -> AmendmentWords:
    kinds = {
        AmendmentKind.ADDITION: tr("Addition"),
        AmendmentKind.CORRECTION: tr("Corrected value"),
        AmendmentKind.VOID: tr("Declared void"),
    }
    kind = kinds[one.kind]
    if one.kind is AmendmentKind.CORRECTION and len(one.corrections) > 1:
        kind = tr("Corrected values")
    who = [Words(f"{day(one.at)}, {clock_time(one.at)}")]
    if signature:
        who += [Words(signature.signed_name, strong=signature.signed_name)]
        who += [Words(capital(signature.role), quiet=True)] if signature.role else []
    code = signature.check_code if signature else ""
    return AmendmentWords(
        title=f"{tr('Amendment')} {one.number}",
        who=tuple(who),
        kind=kind,
        values=tuple((c.label, c.as_signed, c.amended) for c in one.corrections),
        text=one.text,
        reason=stopped(one.reason),
        signed=Words(f"{tr('Signed, check code')} {code}", strong=code, quiet=True)
        if signature
        else Words(tr("Not signed: it was not added by this program.")),
    )


def _unsigned(
    chart: SessionChart, printed_at: datetime, also: tuple[Clinician, ...]
) -> Iterator[Words]:
    clinician, ended = chart.clinician, chart.session.ended_at
    yield Words(joined(clinician.signature_name, clinician.role, by=", "))
    if also:
        yield Words(capital(_also(also)), quiet=True)
    if chart.void:
        return
    when = f"{day(printed_at)}, {clock_time(printed_at)}"
    if chart.session.state is SessionState.DRAFT or ended is None:
        yield Words(f"{tr('Draft of')} {when}.", quiet=True)
        yield Words(tr("Anything here may still change."), quiet=True)
    else:
        yield Words(f"{tr('Ended')} {day(ended)}, {clock_time(ended)}.", quiet=True)
        yield Words(f"{tr('Draft of')} {when}.", quiet=True)


def _signed(chart: SessionChart, author: Signature, *, narrow: bool) -> Iterator[Words]:
    """narrow: beside a co-signature."""
    treating = chart.clinician.clinician_id == author.clinician_id
    role = joined(capital(author.role), tr("treating clinician") if treating else "", by=", ")
    when, code = moment(author.signed_at), author.check_code
    lines = (role, when) if narrow else (joined(role, when),)
    yield from (Words(said) for said in lines if said)
    added = "" if narrow else _amendments(chart) or tr("no amendments")
    locked = joined(tr("record locked"), added, by=", ")
    yield Words(f"{tr('Check code')} {code}{DOT}{locked}", quiet=True, strong=code)


def _amendments(chart: SessionChart) -> str:
    count = len([one for one in chart.amendments if one.kind is not AmendmentKind.VOID])
    name = tr("amendment") if count == 1 else tr("amendments")
    return f"{count}{NO_BREAK}{name} {tr('beneath')}" if count else ""


def _besides(
    chart: SessionChart, author: Signature, also: tuple[Clinician, ...], *, narrow: bool
) -> str:
    """Who else had a hand in it; beside a co-signature also what was added."""
    treating = chart.clinician.clinician_id == author.clinician_id
    treated = "" if treating else f"{tr('treated by')} {chart.clinician.signature_name}"
    return capital(joined(_amendments(chart) if narrow else "", treated, _also(also)))


def _also(also: tuple[Clinician, ...]) -> str:
    names = "; ".join(other.signature_name for other in also)
    return f"{tr('also charted by')} {names}" if also else ""


def _cosigned(chart: SessionChart, author: Signature) -> Iterator[Words]:
    second = _first(chart, Purpose.COSIGNER)
    if second:
        heading = tr("Co-signed by {name}").format(name=second.signed_name)
        yield Words(heading, strong=heading)
        yield from (
            Words(said) for said in (capital(second.role), moment(second.signed_at)) if said
        )
        code = second.check_code
        yield Words(f"{tr('Check code')} {code}", quiet=True, strong=code)
    elif author.cosign_wanted and not chart.void:
        heading = tr("Co-signature awaited")
        yield Words(heading, strong=heading)
        yield Words(tr("A second clinician has not signed yet."), quiet=True)


def _void(chart: SessionChart) -> Iterator[Words]:
    void = chart.void
    if void is None:
        return
    head = tr("Declared void, entered in error")
    yield Words(f"{head}: {stopped(void.reason)}", strong=head)
    signature = next((one for one in chart.signatures if one.amendment == void.number), None)
    if signature:
        code = signature.check_code
        name = joined(signature.signed_name, signature.role, by=", ")
        words = f"{name} · {moment(signature.signed_at)} · {tr('check code')} {code}"
        yield Words(words, quiet=True, strong=code)


def _disagreements(verification: Verification) -> Iterator[Words]:
    found = verification.disagreements
    if not found:
        return
    head = tr("Changed after it was signed, not by this program:")
    yield Words(head, strong=head)
    for one in found[:MOST_TOLD]:
        yield Words(sentence(one.words))
    if len(found) > MOST_TOLD:
        more = len(found) - MOST_TOLD
        yield Words(tr("And {n} more: see Check the records.").format(n=more))


def moment(at: datetime) -> str:
    """Day and time with the workstation's distance from UTC, such as (UTC+0)."""
    offset = local(at).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "\u2212" if minutes < 0 else "+"
    zone = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
    return f"{day(at)}, {clock_time(at)} ({zone})"


def _first(chart: SessionChart, purpose: Purpose) -> Signature | None:
    return next((one for one in chart.signatures if one.purpose is purpose), None)
