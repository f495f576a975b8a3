"""What the dose map shows, apart from where it is painted: marks by view, and the effects' letters.

The screen and the printed page are painted from the same scene.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF

from gui.colour import Roles, grey_steps
from gui.history.dose_map.figures import figure, step_of
from gui.map.drawing import HeadDrawing
from gui.map.placement import view_of
from model.injection import Injection, Kind, State
from model.outcome.dose_sums import Counting, DoseSums, SiteDoses
from model.outcome.effect_places import EffectPlace
from model.protocol import Protocol
from model.session_chart import SiteRow

MOST_LETTERS = 8
OUTLINE_POINTS = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """An effect that stands on the map; key is its site there, empty where a muscle is meant."""

    letter: str
    place: EffectPlace
    view: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The sums as marks, the effects as letters, on one drawing."""

    sums: DoseSums
    counting: Counting
    effects: tuple[EffectPlace, ...]
    drawing: HeadDrawing

    @property
    def protocol(self) -> Protocol:
        """The muscles, their names and colours."""
        return self.sums.protocol

    @cached_property
    def rows(self) -> dict[str, dict[str, SiteRow]]:
        """The marks of each view by the key of their site; empty for those without a place."""
        found: dict[str, dict[str, SiteRow]] = {name: {} for name in self.drawing.views}
        for place, site in enumerate(self.sums.sites, start=1):
            row = _row_of(site, place, self.sums)
            view = view_of(row, self.drawing.head_map)
            if view in found:
                found[view][site.key] = row
        return found

    @cached_property
    def nowhere(self) -> tuple[SiteDoses, ...]:
        """Sites of older protocols and drawings that this drawing has no place for."""
        placed = {key for rows in self.rows.values() for key in rows}
        return tuple(site for site in self.sums.sites if site.key not in placed)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The sites that have a mark, in their order."""
        gone = {site.key for site in self.nowhere}
        return tuple(site.key for site in self.sums.sites if site.key not in gone)

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The effects on the map, the latest first: as many as it has room for."""
        joined = [place for place in self.effects if place.is_joined][:MOST_LETTERS]
        return tuple(
            Letter(chr(ord("A") + index), place, *self._view_of(place))
            for index, place in enumerate(joined)
        )

    def letter_of(self, place: EffectPlace) -> str:
        """The letter of an effect; empty where it is in the list alone."""
        return next((one.letter for one in self.letters if one.place is place), "")

    def figure(self, key: str) -> str:
        """What stands in a mark."""
        return figure(self.sums.by_key[key].value(self.counting))

    def colour(self, key: str, roles: Roles) -> str:
        """The grey of a mark; that of quiet text for the cross of a site never given."""
        site = self.sums.by_key[key]
        if not site.times_given:
            return roles.text_2
        step = step_of(site.value(self.counting), self.sums.largest(self.counting))
        return grey_steps(roles)[step]

    def outlines(self, letter: Letter) -> list[list[QPointF]]:
        """Points in view units around each region that a letter of a muscle is joined to."""
        return [
            [region.path.pointAtPercent(step / OUTLINE_POINTS) for step in range(OUTLINE_POINTS)]
            for region in self.drawing.views[letter.view].regions
            if region.region.muscle == letter.place.muscle
            and region.region.laterality in letter.place.sides
        ]

    def _view_of(self, place: EffectPlace) -> tuple[str, str]:
        """The view of an effect, and the key of its site."""
        head_map = self.drawing.head_map
        if place.site:
            found = next((name for name, rows in self.rows.items() if place.site in rows), "")
            return found or head_map.site(place.site).view, place.site
        # Where the muscle is injected, not where a rim of it is seen too.
        sites = Counter(
            view.name
            for view in head_map.views
            for site in self.protocol.sites_of(place.muscle)
            if site.code in view.sites and site.laterality in place.sides
        )
        shown = [
            view.name
            for view in head_map.views
            if any(r.muscle == place.muscle and r.laterality in place.sides for r in view.regions)
        ]
        return max(shown, key=lambda name: sites[name]), ""


def _row_of(site: SiteDoses, place: int, sums: DoseSums) -> SiteRow:
    """The row that marks and views know how to draw."""
    state = State.GIVEN if site.times_given else State.NOT_GIVEN
    injection = None
    if site.place:
        injection = Injection(
            site_code=site.code,
            ordinal=place,
            muscle=site.muscle,
            laterality=site.laterality,
            kind=site.kind,
            state=state,
            dose_units=site.units,
            place=site.place,
            recorded_at=sums.sessions[-1].started_at,
            label=site.label,
        )
    return SiteRow(
        number=place,
        code=site.code,
        muscle=site.muscle,
        laterality=site.laterality,
        kind=site.kind,
        state=state,
        dose_units=site.units,
        planned_units=site.units,
        site=sums.protocol.sites_by_code.get(site.code) if site.kind is Kind.FIXED else None,
        injection=injection,
    )
