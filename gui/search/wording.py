"""How a question is told back, and how what was found reads in a row."""

from collections.abc import Sequence
from textwrap import wrap

from gui.history.measures.wording import outcome_name, severity_name
from gui.overview.wording import departure_name
from gui.patients.matching import Span, matched_spans
from gui.patients.wording import joined, last_session_text, units_in_sites
from gui.widgets.row_list import Line, Row
from gui.wording import day, local, tr
from gui.workspace import Workspace
from model.departure import DepartureKind
from model.found import EffectHit, NoteHit, SiteDeparture
from model.outcome.adverse_effect import EffectOutcome, EffectSeverity
from model.patient import folded
from model.search import Period, Piece, PieceKind
from model.session import SessionSummary
from model.signing.words import detail_name
from model.store.patients import PatientMatch
from model.store.word_index import Text, TextPlace

Words = list[str]
LINE, LINES, BEFORE = 72, 2, 24


def piece_text(piece: Piece) -> str:
    """What a piece of the typed text was taken for."""
    code = piece.text.upper().rstrip(".")
    return {
        PieceKind.WORDS: tr("words “{text}”").format(text=piece.text),
        PieceKind.LOT: tr("lot {text}").format(text=piece.text),
        PieceKind.SITE: tr("departure at {text}").format(text=code),
        PieceKind.DIAGNOSIS: tr("diagnosis {text}").format(text=code),
        PieceKind.DATES: period_text(piece.period),
    }[piece.kind]


def period_text(period: Period) -> str:
    """Such as 1 Mar 2026 – 31 May 2026."""
    first, last = period.first, period.last
    if first and last:
        return day(first) if first == last else f"{day(first)} – {day(last)}"
    if first:
        return tr("since {day}").format(day=day(first))
    return tr("until {day}").format(day=day(last)) if last else ""


def choice_text(departure: DepartureKind | None, effect: str) -> str:
    """The choices beside the field, where they ask for something."""
    name = departure_name(departure).lower() if departure else ""
    return joined(
        tr("departure: {name}").format(name=name) if name else "",
        tr("adverse effect: {name}").format(name=effect) if effect else "",
    )


def patient_row(match: PatientMatch, words: Words, workspace: Workspace) -> Row:
    """A patient with the last session."""
    patient = match.patient
    last = last_session_text(match, None, local(workspace.clock()).date())
    return Row(
        (
            (_marked(patient.list_name, words, "strong"), _marked(day(patient.born_on), words)),
            (_marked(patient.record_number, words), Line("")),
            (Line(last), Line(tr("archived") if patient.archived_at else "", "second")),
        ),
        patient.patient_id,
    )


def session_row(
    summary: SessionSummary, words: Words, departures: Sequence[SiteDeparture] = ()
) -> Row:
    """A session with what was given, the departures asked for, and who signed it."""
    session = summary.session
    signed = tr("signed by {name}").format(name=summary.signed_by) if summary.signed_by else ""
    state = tr("ended, not signed") if session.ended_at else tr("still open")
    void = Line(tr("declared void"), "stop")
    return Row(
        (
            (
                _marked(summary.patient_name, words, "strong"),
                Line(summary.record_number, "second"),
            ),
            (Line(_session_text(summary)), Line(summary.clinician_name, "second")),
            (
                Line(joined(units_in_sites(summary), departures_text(departures))),
                void if summary.is_void else Line(signed or state, "second"),
            ),
        ),
        session.patient_id,
        session.session_id,
    )


def departures_text(departures: Sequence[SiteDeparture]) -> str:
    """Such as FR-L1, FR-L2 not given; empty for none."""
    by_kind: dict[DepartureKind, list[str]] = {}
    for code, kind in departures:
        by_kind.setdefault(kind, []).append(code)
    told = tr("{codes} {departure}")
    return joined(
        *(
            told.format(codes=", ".join(codes), departure=departure_name(kind).lower())
            for kind, codes in by_kind.items()
        )
    )


def note_row(hit: NoteHit, words: Words) -> Row:
    """A passage of what was typed, with the words marked."""
    where = _session_text(hit.session) if hit.session else tr("about the patient")
    return Row(
        (
            (Line(hit.patient_name, "strong"), Line(where, "second")),
            (Line(place_text(hit.text)), Line(hit.text.about if _has_about(hit) else "", "second")),
            [_marked(line, words) for line in passage(hit.text.text, words)],
        ),
        hit.patient_id,
        hit.session.session.session_id if hit.session else None,
    )


def effect_row(hit: EffectHit, words: Words) -> Row:
    """An adverse effect with how bad it was and what came of it."""
    effect, patient = hit.effect, hit.patient
    when = tr("since {day}").format(day=day(effect.onset_on)) if effect.onset_on else ""
    severity, outcome = severity_name(effect.severity), outcome_name(effect.outcome)
    state = joined(
        "" if effect.severity is EffectSeverity.UNKNOWN else severity,
        "" if effect.outcome is EffectOutcome.UNKNOWN else outcome,
    )
    rest = joined(effect.action, effect.note)
    return Row(
        (
            (
                _marked(patient.list_name, words, "strong"),
                Line(joined(day(patient.born_on), patient.record_number), "second"),
            ),
            (_marked(effect.text, words, "confirm"), Line(when, "second")),
            (Line(state), *(_marked(line, words) for line in passage(rest, words)[:1])),
        ),
        patient.patient_id,
    )


def passage(text: str, words: Words) -> list[str]:
    """The part of a text around the first word found, in two lines at most."""
    flat = " ".join(text.split())
    first = min((start for start, _ in matched_spans(flat, words)), default=0)
    start = max(0, first - BEFORE)
    if start:
        start = flat.find(" ", start, first) + 1 or start
    cut = flat[start : start + LINES * LINE]
    shown = f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(flat) else ''}"
    return wrap(shown, LINE + 2)[:LINES]


def place_text(text: Text) -> str:
    """What a text was typed at."""
    if text.place is TextPlace.SITE:
        return tr("Site {code}").format(code=text.about)
    if text.place is TextPlace.DETAIL:
        return detail_name(text.about)
    return {
        TextPlace.NOTE: tr("Note of the session"),
        TextPlace.ANSWER: tr("Question or complication"),
        TextPlace.PREVENTIVE: tr("Preventive"),
        TextPlace.DISCARD: tr("Discarded units"),
        TextPlace.FINDING: tr("Finding"),
        TextPlace.AMENDMENT: tr("Amendment"),
        TextPlace.PATIENT: tr("Note on the patient"),
        TextPlace.ALLERGIES: tr("Allergies"),
        TextPlace.CONTACT: tr("Contact"),
        TextPlace.EFFECT: tr("Adverse effect"),
        TextPlace.DECISION: tr("Decision"),
        TextPlace.BASELINE: tr("Baseline"),
    }[text.place]


def _has_about(hit: NoteHit) -> bool:
    return hit.text.place in (TextPlace.ANSWER, TextPlace.FINDING, TextPlace.EFFECT)


def _session_text(summary: SessionSummary) -> str:
    name = tr("Session {number}").format(number=summary.session.number)
    return joined(name, day(summary.session.started_at))


def _marked(text: str, words: Words, kind: str = "plain") -> Line:
    spans: list[Span] = matched_spans(text, [folded(word) for word in words])
    return Line(text, kind, spans)
