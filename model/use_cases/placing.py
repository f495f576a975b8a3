"""Sites that lie elsewhere than the protocol says, added or moved, and what happened at a site."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from model.dose import trimmed
from model.errors import InvalidValueError
from model.head_map import HeadMap
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.one_line import checked_line
from model.protocol import Muscle
from model.session_chart import ZERO, SessionChart, SiteRow
from model.session_part import Changes
from model.surface import distance_mm, is_on_head, side_in_muscle, side_of, standard_place
from model.use_cases.row_change import (
    LONGEST_NOTE,
    changed,
    checked_dose,
    next_code,
    next_number,
    row_image,
    worth_keeping,
)
from model.vials import vial_for

LONGEST_LABEL = 60
MOST_PAIN = 10


def add_follow(
    chart: SessionChart,
    head_map: HeadMap,
    muscle: str,
    place: FreePlace,
    reason_code: str,
    reason: str,
    at: datetime,
    *,
    given: bool = False,
) -> Changes:
    """A follow-the-pain site within a muscle, up to what the protocol allows there.

    The reason says where the pain is; the dose is the muscle's usual one, the side that of the
    region pointed at. Its code continues the number on that side, such as TE-L5.
    """
    known = chart.protocol.muscles_by_code[muscle]
    side = side_in_muscle(head_map, place, muscle)
    if side is None:
        raise InvalidValueError("place", f"Point at the {known.name.lower()}: this lies outside.")
    reason = _reason(reason, "Say where the pain is.")
    dose = chart.protocol.usual_dose(muscle)
    _check_room(chart, known, dose)
    code = next_code(chart.rows_by_code, f"{muscle}-{side}")
    return _added(chart, code, muscle, side, Kind.FOLLOW_THE_PAIN, dose, place,
                  (reason_code, reason, ""), at, given=given)  # fmt: skip


def add_custom(
    chart: SessionChart,
    head_map: HeadMap,
    place: FreePlace,
    lies_on: str,
    dose_units: Decimal,
    reason: str,
    at: datetime,
    *,
    given: bool = False,
) -> Changes:
    """A point anywhere on the head; lies_on is a muscle's code or a text such as masseter."""
    if not is_on_head(head_map, place):
        raise InvalidValueError("place", "Point at the head: this lies beside it.")
    lies_on = checked_line("label", lies_on, LONGEST_LABEL)
    if not lies_on:
        raise InvalidValueError("label", "Say what the point lies on.")
    reason = _reason(reason, "Say why the point is added.")
    muscle = lies_on if lies_on in chart.protocol.muscles_by_code else None
    label = "" if muscle else lies_on
    dose = checked_dose(chart.protocol, dose_units)
    code, side = next_code(chart.rows_by_code, "X"), side_of(head_map, place)
    return _added(chart, code, muscle, side, Kind.CUSTOM, dose, place,
                  ("", reason, label), at, given=given)  # fmt: skip


def move(
    chart: SessionChart,
    head_map: HeadMap,
    code: str,
    place: FreePlace,
    reason_code: str,
    reason: str,
    at: datetime,
) -> Changes:
    """A site where it was really given, in its own view; a fixed one keeps how far that is.

    An added one simply lies there. The reason may follow: where a needle went in is recorded
    even while nobody has said why.
    """
    row = chart.rows_by_code[code]
    if row.state is State.NOT_GIVEN:
        raise InvalidValueError("place", f"{code} was not given, so it has no other place.")
    if not is_on_head(head_map, place):
        raise InvalidValueError("place", "Point at the head: this lies beside it.")
    image = row_image(row, at)
    if row.kind is not Kind.FIXED:
        return changed(row, _moved_added(head_map, image, place))
    moved_mm = distance_mm(head_map, standard_place(head_map, code), place)
    if moved_mm is None:
        view = head_map.view(head_map.site(code).view).title
        raise InvalidValueError("place", f"{code} is moved in the view where it lies: {view}.")
    _refuse_other_side(head_map, row, place)
    if not moved_mm:
        return move_back(chart, code, at)
    why = (reason_code, checked_line("reason", reason, LONGEST_NOTE))
    if not why[1]:
        why = (image.reason_code, image.reason)
    after = replace(image, place=place, moved_mm=moved_mm, reason_code=why[0], reason=why[1])
    return changed(row, after)


def _refuse_other_side(head_map: HeadMap, row: SiteRow, place: FreePlace) -> None:
    """The code names the side: a left site given on the right would be counted on the left."""
    side = side_of(head_map, place)
    if Laterality.MIDLINE not in (side, row.laterality) and side is not row.laterality:
        sides = {Laterality.LEFT: "left", Laterality.RIGHT: "right"}
        raise InvalidValueError(
            "place",
            f"{row.code} lies on the patient's {sides[row.laterality]}, this place on the"
            f" {sides[side]}. Leave {row.code} out and add a site here instead.",
        )


def move_back(chart: SessionChart, code: str, at: datetime) -> Changes:
    """A moved fixed site lies at its standard place again, without the reason."""
    row = chart.rows_by_code[code]
    if row.moved_mm is None:
        return ()
    image = row_image(row, at)
    after = replace(image, place=None, moved_mm=None, reason_code="", reason="")
    return changed(row, worth_keeping(row, after))


def set_reason(
    chart: SessionChart, code: str, reason_code: str, reason: str, at: datetime
) -> Changes:
    """Why a site was moved or added; its place and state stay."""
    row = chart.rows_by_code[code]
    if row.state is State.NOT_GIVEN or (row.kind is Kind.FIXED and row.moved_mm is None):
        raise InvalidValueError("reason", f"{code} was neither moved nor added.")
    reason = checked_line("reason", reason, LONGEST_NOTE)
    if not reason and row.kind is not Kind.FIXED:
        raise InvalidValueError("reason", "Say why the site is added.")
    return changed(row, replace(row_image(row, at), reason_code=reason_code, reason=reason))


def set_label(chart: SessionChart, code: str, label: str, at: datetime) -> Changes:
    """What a custom point lies on."""
    row = chart.rows_by_code[code]
    label = checked_line("label", label, LONGEST_LABEL)
    if row.kind is not Kind.CUSTOM or not (label or row.muscle):
        raise InvalidValueError("label", "Say what the point lies on.")
    return changed(row, replace(row_image(row, at), label=label))


def remove_added(chart: SessionChart, code: str) -> Changes:
    """An added site is gone; a fixed one stays."""
    row = chart.rows_by_code[code]
    return changed(row, None) if row.kind is not Kind.FIXED else ()


def set_event(
    chart: SessionChart, code: str, event_code: str, at: datetime, *, on: bool
) -> Changes:
    """Something happened at the site, such as bleeding, or did not."""
    row = chart.rows_by_code[code]
    image = row_image(row, at)
    events = tuple(event for event in image.events if event != event_code)
    if on:
        events = tuple(sorted((*events, event_code)))
    return changed(row, worth_keeping(row, replace(image, events=events)))


def set_pain(chart: SessionChart, code: str, pain: int | None, at: datetime) -> Changes:
    """The pain at the site from 0 to 10 as the patient says; None where it was not asked."""
    if pain is not None and not 0 <= pain <= MOST_PAIN:
        raise InvalidValueError("pain", f"Pain goes from 0 to {MOST_PAIN}.")
    row = chart.rows_by_code[code]
    return changed(row, worth_keeping(row, replace(row_image(row, at), pain=pain)))


def room_in(chart: SessionChart, muscle: str) -> tuple[int, Decimal]:
    """Sites and units that the protocol still allows in a muscle, open ones counted as taken."""
    known = chart.protocol.muscles_by_code[muscle]
    rows = [r for r in chart.rows if r.muscle == muscle and r.state is not State.NOT_GIVEN]
    taken = sum((row.dose_units for row in rows), ZERO)
    return known.most_sites - len(rows), known.most_units - taken


def _check_room(chart: SessionChart, muscle: Muscle, dose: Decimal) -> None:
    sites, units = room_in(chart, muscle.code)
    if sites < 1 or units < dose:
        count, most = muscle.most_sites - sites, muscle.most_sites
        taken = trimmed(muscle.most_units - units)
        raise InvalidValueError(
            "place",
            f"{muscle.name} has {count} of at most {most} sites"
            f" and {taken} of at most {trimmed(muscle.most_units)} U:"
            f" another {trimmed(dose)} U does not fit. A custom point can still be added.",
        )


def _moved_added(head_map: HeadMap, image: Injection, place: FreePlace) -> Injection:
    """An added site elsewhere; the code of a follow-the-pain site names its muscle and side."""
    if image.kind is Kind.CUSTOM:
        return replace(image, place=place, laterality=side_of(head_map, place))
    if side_in_muscle(head_map, place, image.muscle or "") is not image.laterality:
        raise InvalidValueError(
            "place", f"{image.site_code} stays in its muscle and on its side; add another instead."
        )
    return replace(image, place=place)


def _reason(typed: str, missing: str) -> str:
    reason = checked_line("reason", typed, LONGEST_NOTE)
    if not reason:
        raise InvalidValueError("reason", missing)
    return reason


def _added(
    chart: SessionChart,
    code: str,
    muscle: str | None,
    side: Laterality,
    kind: Kind,
    dose: Decimal,
    place: FreePlace,
    words: tuple[str, str, str],
    at: datetime,
    *,
    given: bool,
) -> Changes:
    reason_code, reason, label = words
    after = Injection(
        site_code=code,
        ordinal=next_number(chart),
        muscle=muscle,
        laterality=side,
        kind=kind,
        state=State.GIVEN if given else State.PLANNED,
        dose_units=dose,
        place=place,
        reason_code=reason_code,
        reason=reason,
        recorded_at=at,
        vial=vial_for(chart, dose) if given else None,
        label=label,
    )
    return (InjectionChange(code, None, after),)
