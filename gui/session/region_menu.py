"""What can be done with a whole muscle, each one step of undo."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu, QWidget

from gui.map.map_area import MapArea
from gui.session.charting_actions import ChartingActions
from gui.session.placing_on_map import PlacingOnMap
from gui.wording import side_name, tally_text, tr
from gui.workspace import Workspace
from model.injection import FreePlace, Laterality
from model.session_chart import SessionChart
from model.use_cases.placing import room_in


class RegionMenu:
    """Pops up where a muscle was pointed at, or beside a site of it; not in a finished session."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        actions: ChartingActions,
        area: MapArea,
        placing: PlacingOnMap,
    ) -> None:
        self._parent, self._workspace = parent, workspace
        self._actions, self._area, self._placing = actions, area, placing

    def ask(
        self, muscle: str, side: str | None, where: QPointF, *, pointed_at: bool = True
    ) -> None:
        """The menu of a muscle and of the side that was pointed at, at a global px.

        A site is added where it was pointed at; from the list or by key the place is asked for.
        """
        chart = self._workspace.chart
        known = chart and muscle in chart.protocol.muscles_by_code
        if chart and known and not chart.session.ended_at:
            menu = self._made(chart, muscle, Laterality(side) if side else None)
            here = self._area.place_under(where) if pointed_at else None
            self._add_places(menu, chart, muscle, here)
            menu.popup(where.toPoint())

    def ask_at(self, code: str) -> None:
        """The menu of the muscle of a site, beside its mark."""
        chart, view = self._workspace.chart, self._area.view_with(code)
        row = chart.rows_by_code.get(code) if chart else None
        if view and row and row.muscle:
            where = view.mapToGlobal(view.point_px(code))
            self.ask(row.muscle, row.laterality, where, pointed_at=False)

    def _add_places(
        self, menu: QMenu, chart: SessionChart, muscle: str, here: FreePlace | None
    ) -> None:
        """Adding a site to the muscle where it has room, or a custom point."""
        menu.addSeparator()
        sites, _ = room_in(chart, muscle)
        words = tr("Add a site here…") if here else tr("Add a site…")
        follow = menu.addAction(words if sites else tr("No room for another site"))
        follow.setEnabled(sites > 0)
        follow.triggered.connect(lambda _=False: self._placing.add_follow(muscle, here))
        custom = menu.addAction(tr("Custom point here…") if here else tr("Custom point…"))
        custom.triggered.connect(lambda _=False: self._placing.add_custom(here))

    def _made(self, chart: SessionChart, muscle: str, side: Laterality | None) -> QMenu:
        """The side that was pointed at first, then the whole muscle."""
        name = chart.protocol.muscles_by_code[muscle].name
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        head = menu.addAction(f"{name}: {tally_text(chart.tally_of(muscle))}")
        head.setEnabled(False)
        menu.addSeparator()
        sided = side is not None and side is not Laterality.MIDLINE
        for wanted in [side, None] if sided else [None]:
            tally = chart.tally_of(muscle, wanted)
            words = f"{name} {side_name(wanted)}" if wanted else name
            give = menu.addAction(tr("All of {muscle} given").format(muscle=words))
            give.setEnabled(tally.sites_open > 0)
            give.triggered.connect(lambda _=False, s=wanted: self._actions.give_muscle(muscle, s))
            clear = menu.addAction(tr("Clear {muscle}").format(muscle=words))
            clear.setEnabled(bool(tally.sites_given or tally.sites_not_given))
            clear.triggered.connect(lambda _=False, s=wanted: self._actions.clear_muscle(muscle, s))
        return menu
