"""How who received a lot is told, in a row, on paper and in a table."""

from collections.abc import Sequence
from decimal import Decimal

from gui.patients.matching import matched_spans
from gui.patients.wording import joined
from gui.reports.table_document import Column, TableDocument
from gui.widgets.row_list import Line, Row
from gui.wording import day, local, number, tr, units
from gui.workspace import Workspace
from model.exchange.csv_file import csv_text
from model.lots import LotState, LotUse, sums_of
from model.settings import Settings, recalled_among


def use_row(use: LotUse, typed: str, settings: Settings) -> Row:
    """A vial of a session as a row; what was typed is marked, and what was recalled."""
    patient = use.patient
    state = state_text(use)
    return Row(
        (
            (
                Line(patient.list_name, "strong"),
                Line(joined(day(patient.born_on), patient.record_number), "second"),
            ),
            (
                Line(patient.phone or tr("no telephone number")),
                Line(patient.email or tr("no e-mail address"), "second"),
            ),
            (
                Line(session_text(use)),
                Line(state, "stop" if use.state is LotState.VOID else "second"),
            ),
            tuple(_marked(line, typed) for line in _lot_lines(use, settings)),
            (
                Line(tr("{units} given").format(units=units(use.units_given))),
                Line(rest_text(use), "confirm" if use.units_without_vial else "second"),
            ),
        ),
        patient.patient_id,
        use.session_id,
    )


def _marked(line: Line, typed: str) -> Line:
    return Line(line.text, line.kind, matched_spans(line.text, ["".join(typed.split()).lower()]))


def _lot_lines(use: LotUse, settings: Settings) -> tuple[Line, Line]:
    first = tr("Vial {n}: lot {lot}").format(n=use.vial, lot=use.lot)
    expires = tr("expires {day}").format(day=day(use.expires_on))
    corrected, diluents = use.lot_corrected_to, (use.diluent_lot, *use.diluent_lot_corrected_to)
    second = joined(
        _told(_corrected_text(corrected), settings, *corrected),
        _told(_diluent_text(use), settings, *diluents),
    )
    kind = "confirm" if corrected or use.diluent_lot_corrected_to else "second"
    is_recalled = recalled_among(settings, *corrected, *diluents)
    return (
        Line(
            _told(first, settings, use.lot),
            "stop" if recalled_among(settings, use.lot) else "plain",
        ),
        Line(second or expires, "stop" if is_recalled else kind),
    )


def _told(text: str, settings: Settings, *lots: str) -> str:
    """A text about some lots, with a word where one of them was recalled."""
    return tr("{text}, recalled").format(text=text) if recalled_among(settings, *lots) else text


def session_text(use: LotUse) -> str:
    """Such as Session 3 · 20 Nov 2026."""
    return joined(session_name(use), day(use.started_at))


def session_name(use: LotUse) -> str:
    """The session by its number among the patient's."""
    return tr("Session {number}").format(number=use.session_number)


def state_text(use: LotUse) -> str:
    """Who signed the session, or what else it is."""
    if use.state is LotState.SIGNED:
        return tr("signed by {name}").format(name=use.signed_by)
    return {
        LotState.OPEN: tr("still open"),
        LotState.ENDED: tr("ended, not signed"),
        LotState.VOID: tr("declared void"),
    }[use.state]


def _corrected_text(corrected: Sequence[str]) -> str:
    """What amendments say the lot should have been; empty where none does."""
    return tr("corrected to {lot}").format(lot=", ".join(corrected)) if corrected else ""


def _diluent_text(use: LotUse) -> str:
    """The diluent's lot, and what amendments say it should have been; empty where there is none."""
    if use.diluent_lot_corrected_to:
        words = tr("diluent {old}, corrected {lot}")
        return words.format(old=use.diluent_lot, lot=", ".join(use.diluent_lot_corrected_to))
    return tr("diluent {lot}").format(lot=use.diluent_lot) if use.diluent_lot else ""


def rest_text(use: LotUse) -> str:
    """What was discarded, and what was given from no vial that the session names."""
    without = tr("{units} of no recorded vial").format(units=units(use.units_without_vial))
    return joined(
        _discarded_text(None if use.awaits_discard else use.units_discarded),
        without if use.units_without_vial else "",
    )


def _discarded_text(amount: Decimal | None) -> str:
    if amount is None:
        return tr("nothing discarded yet")
    return tr("{units} discarded").format(units=units(amount))


def sums_text(uses: Sequence[LotUse]) -> str:
    """How many people, sessions and units."""
    sums = sums_of(uses)
    patients = tr("1 patient") if sums.patients == 1 else tr("{n} patients")
    sessions = tr("1 session") if sums.sessions == 1 else tr("{n} sessions")
    return joined(
        patients.format(n=number(sums.patients)),
        sessions.format(n=number(sums.sessions)),
        tr("{units} given").format(units=units(sums.units_given)),
        _discarded_text(sums.units_discarded),
    )


def among_text(uses: Sequence[LotUse]) -> str:
    """Void sessions, corrected lots and corrected diluents among them; empty for none."""
    sums = sums_of(uses)
    void = tr("1 void session") if sums.void == 1 else tr("{n} void sessions")
    lots, diluents = sums.corrected_lots, sums.corrected_diluents
    corrected = tr("1 corrected lot") if lots == 1 else tr("{n} corrected lots")
    other = tr("1 corrected diluent") if diluents == 1 else tr("{n} corrected diluents")
    found = joined(
        void.format(n=sums.void) if sums.void else "",
        corrected.format(n=lots) if lots else "",
        other.format(n=diluents) if diluents else "",
    )
    return tr("Among them: {found}").format(found=found) if found else ""


def printed(uses: Sequence[LotUse], typed: str, workspace: Workspace) -> TableDocument:
    """The list on paper."""
    columns = (
        Column(tr("Patient"), 2.6),
        Column(tr("How to reach"), 3.5),
        Column(tr("Session"), 2.4),
        Column(tr("Lot"), 3.5),
        Column(tr("Units"), 2.1, right=True),
    )
    rows = [
        (
            _lines(use.patient.list_name, day(use.patient.born_on), use.patient.record_number),
            _lines(use.patient.phone, use.patient.email),
            _lines(session_name(use), day(use.started_at), state_text(use)),
            _lines(*(line.text for line in _lot_lines(use, workspace.settings))),
            _lines(tr("{units} given").format(units=units(use.units_given)), rest_text(use)),
        )
        for use in uses
    ]
    return TableDocument(
        tr("Who received lot {lot}").format(lot=typed),
        columns,
        rows,
        workspace.settings,
        printed_at=workspace.clock(),
        lines=[line for line in (sums_text(uses), among_text(uses)) if line],
        demonstration=workspace.demonstration,
        suggested_name="headmap-lot.pdf",
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def as_csv(uses: Sequence[LotUse]) -> str:
    """The list for a table program, one vial of a session a line."""
    columns = (
        "family_name", "given_names", "born_on", "record_number", "phone", "email",
        "session", "session_on", "state", "signed_by", "vial", "lot", "lot_corrected_to",
        "expires_on", "diluent_lot", "diluent_lot_corrected_to", "units_given",
        "units_discarded", "units_without_vial",
    )  # fmt: skip
    rows = (
        (
            use.patient.family_name, use.patient.given_names, use.patient.born_on,
            use.patient.record_number, use.patient.phone, use.patient.email,
            use.session_number, local(use.started_at).date(), use.state.value, use.signed_by,
            use.vial, use.lot, "; ".join(use.lot_corrected_to), use.expires_on, use.diluent_lot,
            "; ".join(use.diluent_lot_corrected_to), use.units_given,
            None if use.awaits_discard else use.units_discarded, use.units_without_vial,
        )
        for use in uses
    )  # fmt: skip
    return csv_text(columns, rows)
