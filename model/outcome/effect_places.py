"""Where an adverse effect stands on the map: beside its site, else a muscle, else nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.head_map import HeadMap
from model.injection import Kind, Laterality
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.course import Course
from model.outcome.dose_sums import DoseSums
from model.outcome.lists import OutcomeLists


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectPlace:
    """An effect and what it is joined to; site is the key of a site of the sums, or a code.

    A muscle without a side is meant on both. by_kind: nobody said where, the clinic's list names
    the muscle for effects of its kind.
    """

    effect: AdverseEffect
    site: str = ""
    muscle: str = ""
    sides: tuple[Laterality, ...] = ()
    by_kind: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether it has a place on the map."""
        return bool(self.site or self.muscle)


def effect_places(
    course: Course, sums: DoseSums, lists: OutcomeLists, head_map: HeadMap
) -> tuple[EffectPlace, ...]:
    """The adverse effects of a course, the latest first."""
    days = {one.session_id: one.day for one in course.treatments}

    def when(effect: AdverseEffect) -> tuple[object, int]:
        recorded = effect.recorded_at.astimezone().date()
        day = effect.onset_on or days.get(effect.session_id or 0) or recorded
        return day, effect.number

    newest = sorted(course.adverse_effects, key=when, reverse=True)
    return tuple(_placed(effect, sums, lists, head_map) for effect in newest)


def _placed(
    effect: AdverseEffect, sums: DoseSums, lists: OutcomeLists, head_map: HeadMap
) -> EffectPlace:
    site = _site(effect, sums, head_map)
    if site:
        return EffectPlace(effect=effect, site=site)
    if effect.muscle:
        sides = _sides(head_map, effect.muscle, effect.laterality)
        if sides:
            return EffectPlace(effect=effect, muscle=effect.muscle, sides=sides)
    kind = lists.effect(effect.effect)
    for muscle in kind.muscles if kind and not effect.muscle else ():
        sides = _sides(head_map, muscle, effect.laterality)
        if sides:
            return EffectPlace(effect=effect, muscle=muscle, sides=sides, by_kind=True)
    return EffectPlace(effect=effect)


def _site(effect: AdverseEffect, sums: DoseSums, head_map: HeadMap) -> str:
    """The key of the site it belongs to; a custom point is the one that its session gave."""
    code = effect.site_code
    if not code:
        return ""
    mine = [one for one in sums.sites if (effect.session_id, code) in one.in_sessions]
    named = [one for one in sums.sites if one.code == code]
    if effect.session_id is not None:  # X1 of another session is another point
        named = [one for one in named if one.kind is not Kind.CUSTOM]
    for found in (*mine, *named[-1:]):
        drawn = found.place.view if found.place else _view_of(found.code, head_map)
        if drawn in {view.name for view in head_map.views}:
            return found.key
    return code if not named and _view_of(code, head_map) else ""


def _view_of(code: str, head_map: HeadMap) -> str:
    return next((view.name for view in head_map.views if code in view.sites), "")


def _sides(head_map: HeadMap, muscle: str, laterality: Laterality | None) -> tuple[Laterality, ...]:
    """The sides on which the drawing shows a muscle: the one that was said, else all of them."""
    drawn = _drawn(region.laterality for view in head_map.views for region in view.regions
                   if region.muscle == muscle)  # fmt: skip
    said = laterality if laterality is not Laterality.MIDLINE else None
    if said in drawn:
        return (said,)
    # A midline muscle has no other side; a muscle of two sides has no middle.
    return drawn if said is None or drawn == (Laterality.MIDLINE,) else ()


def _drawn(sides: Iterable[str]) -> tuple[Laterality, ...]:
    return tuple(sorted({Laterality(side) for side in sides}))
