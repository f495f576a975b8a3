"""Pointing at the map for a site: where it was really given, where one is added."""

from PySide6.QtCore import QObject, QPointF, Signal

from gui.map.map_area import ORDER, MapArea
from gui.map.pointing import Task
from gui.session.moved_words import would_move
from gui.session.placing_actions import PlacingActions
from gui.wording import tr
from gui.workspace import Workspace
from model.injection import FreePlace, Kind, Laterality
from model.surface import is_on_head, side_in_muscle, side_of, standard_place
from model.use_cases.placing import room_in


class PlacingOnMap(QObject):
    """Asks the map for a place, then moves the site or has the panel ask the rest."""

    follow_placed = Signal(str, object, FreePlace)  # muscle, Laterality
    custom_placed = Signal(FreePlace)

    def __init__(self, workspace: Workspace, area: MapArea, actions: PlacingActions) -> None:
        super().__init__()
        self._workspace, self._area, self._actions = workspace, area, actions

    def move(self, code: str) -> None:
        """Point at where a site was really given, in the view where it lies."""
        chart, view = self._workspace.chart, self._area.view_with(code)
        if chart is None or view is None or chart.session.ended_at:
            return
        row, head_map = chart.rows_by_code[code], self._workspace.session_head_map
        fixed = row.kind is Kind.FIXED
        standard = standard_place(head_map, code) if fixed else None

        def says(place: FreePlace) -> tuple[str, bool]:
            if not is_on_head(head_map, place):
                return tr("beside the head"), False
            if row.kind is Kind.FOLLOW_THE_PAIN:
                inside = side_in_muscle(head_map, place, row.muscle or "") is row.laterality
                return "" if inside else tr("outside the muscle"), inside
            return (would_move(code, place, head_map) if fixed else ""), True

        if view.name != self._area.enlarged and self._area.enlarged:
            self._area.enlarge(view.name)
        prompt = tr("Point at where {code} was given. Esc: leave it.").format(code=code)
        task = Task(
            prompt=prompt, views=(view.name,), start=row.place or standard, origin=standard,
            says=says,
        )  # fmt: skip
        self._area.pointing.start(task, lambda place: self._moved(code, place))

    def _moved(self, code: str, place: FreePlace) -> None:
        self._actions.move(code, place)

    def add_follow(self, muscle: str, place: FreePlace | None = None) -> None:
        """A site within a muscle, where it was pointed at or where it is pointed at now."""
        chart, head_map = self._workspace.chart, self._workspace.session_head_map
        if chart is None or chart.session.ended_at or muscle not in chart.protocol.muscles_by_code:
            return
        name = chart.protocol.muscles_by_code[muscle].name
        if room_in(chart, muscle)[0] < 1:
            most = chart.protocol.muscles_by_code[muscle].most_sites
            self._workspace.failed.emit(
                tr("{muscle} has its {n} sites: no room for another.").format(muscle=name, n=most)
            )
            return
        if place is not None:
            side = side_in_muscle(head_map, place, muscle)
            if side:
                self.follow_placed.emit(muscle, side, place)
                return

        def says(where: FreePlace) -> tuple[str, bool]:
            inside = side_in_muscle(head_map, where, muscle) is not None
            return ("" if inside else tr("outside the muscle")), inside

        seen = [v.name for v in head_map.views if any(r.muscle == muscle for r in v.regions)]
        views = tuple(view for view in ORDER if view in seen)
        prompt = tr("Point at the place in the {muscle}. Esc: none.").format(muscle=name.lower())
        task = Task(prompt=prompt, views=self._in_sight(views), says=says)
        self._area.pointing.start(task, lambda where: self.add_follow(muscle, where))

    def add_custom(self, place: FreePlace | None = None) -> None:
        """A custom point, where it was pointed at or where it is pointed at now."""
        chart, head_map = self._workspace.chart, self._workspace.session_head_map
        if chart is None or chart.session.ended_at:
            return
        if place is not None:
            if is_on_head(head_map, place):
                self.custom_placed.emit(place)
            return

        def says(where: FreePlace) -> tuple[str, bool]:
            if not is_on_head(head_map, where):
                return tr("beside the head"), False
            side = side_of(head_map, where)
            return ("" if side is Laterality.MIDLINE else side), True

        task = Task(prompt=tr("Point at the place. Esc: none."), views=self._in_sight(ORDER),
                    says=says)  # fmt: skip
        self._area.pointing.start(task, self.add_custom)

    def spot_asked(self, where: QPointF) -> None:
        """A right click or long press where there is neither a site nor a muscle."""
        place = self._area.place_under(where)
        if place:
            self.add_custom(place)

    def _in_sight(self, views: tuple[str, ...]) -> tuple[str, ...]:
        """The enlarged view first, so that the keyboard points there."""
        large = self._area.enlarged
        return tuple(sorted(views, key=lambda name: name != large)) if large in views else views
