"""What of a plan still fits: a session keeps its own drawing and protocol, a plan has neither.

A place is kept as a share of the drawing it was pointed at on. On another drawing the same figures
may lie in another muscle, on the other side, or beside the head.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from model.dose import trimmed
from model.errors import HeadmapError, InvalidValueError
from model.head_map import HeadMap
from model.injection import FreePlace, Kind
from model.session_chart import SessionChart
from model.surface import distance_mm, is_on_head, side_in_muscle, side_of, standard_place
from model.use_cases.row_change import checked_dose

if TYPE_CHECKING:
    from model.plan import Plan, PlanSite


def fitted(chart: SessionChart, head_map: HeadMap, plan: "Plan") -> tuple["Plan", tuple[str, ...]]:
    """The sites of a plan that fit the session's protocol and drawing; in words those that don't.

    head_map is the session's drawing.
    """
    sites: list[PlanSite] = []
    refused: list[str] = []
    for site in plan:
        try:
            sites.append(_fitted(chart, head_map, site))
        except HeadmapError as error:
            why = error.reason if isinstance(error, InvalidValueError) else "has no place here"
            refused.append(f"{site.site_code} {why}")
    return tuple(sites), tuple(refused)


def _fitted(chart: SessionChart, head_map: HeadMap, site: "PlanSite") -> "PlanSite":
    row = chart.rows_by_code.get(site.site_code)
    if site.kind is Kind.FIXED and row is None:
        raise InvalidValueError("site", "is no site of this session’s protocol")
    if row and site.left_out:  # what is not given has neither another dose nor another place
        dose = site.dose_units if _is_step(chart, site) else row.planned_units
        return replace(site, dose_units=dose, place=None, moved_mm=None)
    if not _is_step(chart, site):
        dose, step = trimmed(site.dose_units), trimmed(chart.protocol.step_units)
        raise InvalidValueError(
            "dose_units", f"had {dose} U, today’s doses go in steps of {step} U"
        )
    if site.place is None:
        return site
    if not is_on_head(head_map, site.place):
        raise InvalidValueError("place", "lies beside the head on today’s drawing")
    if site.kind is Kind.FIXED:
        return _moved(head_map, site, site.place)
    _check_added(chart, head_map, site, site.place)
    return site


def _is_step(chart: SessionChart, site: "PlanSite") -> bool:
    try:
        checked_dose(chart.protocol, site.dose_units)
    except InvalidValueError:
        return False
    return True


def _moved(head_map: HeadMap, site: "PlanSite", place: FreePlace) -> "PlanSite":
    """A moved site with its distance on today's drawing; refused where that is another one."""
    moved_mm = distance_mm(head_map, standard_place(head_map, site.site_code), place)
    if moved_mm is None:
        raise InvalidValueError("place", "lies in another view on today’s drawing")
    if site.moved_mm is None or abs(moved_mm - site.moved_mm) >= head_map.same_mm:
        raise InvalidValueError(
            "place",
            f"was moved by {site.moved_mm or 0} mm, on today’s drawing that is {moved_mm} mm",
        )
    return replace(site, moved_mm=moved_mm)


def _check_added(
    chart: SessionChart, head_map: HeadMap, site: "PlanSite", place: FreePlace
) -> None:
    if site.muscle and site.muscle not in chart.protocol.muscles_by_code:
        raise InvalidValueError("muscle", "lies in a muscle that today’s protocol does not have")
    if site.kind is Kind.FOLLOW_THE_PAIN:
        side = side_in_muscle(head_map, place, site.muscle or "")
    else:
        side = side_of(head_map, place)
    if side is not site.laterality:
        where = "outside its muscle" if side is None else "on the other side"
        raise InvalidValueError("place", f"lies {where} on today’s drawing")
