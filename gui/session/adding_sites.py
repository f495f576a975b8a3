"""Joins pointing at the map with the panel that asks the rest of a new site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.workspace import Workspace
from model.injection import FreePlace, Laterality

if TYPE_CHECKING:
    from gui.session.map_place import MapPlace


class AddingSites:
    """A new site that waits to be given is the next one of the walk."""

    def __init__(self, page: MapPlace, workspace: Workspace) -> None:
        self._page, self._workspace = page, workspace
        page.map_area.spot_asked.connect(page.placing.spot_asked)
        page.map_area.pointing.ended.connect(self._pointing_ended)
        page.placing.follow_placed.connect(self._ask_follow)
        page.placing.custom_placed.connect(self._ask_custom)
        page.site_panel.place_wanted.connect(page.placing.move)
        page.adding_panel.added.connect(self._added)

    def add_follow(self) -> None:
        """A further site in the muscle of the next one."""
        chart = self._workspace.chart
        row = chart.rows_by_code.get(self._page.cursor_at.code) if chart else None
        if row and row.muscle:
            self._page.placing.add_follow(row.muscle)

    def _ask_follow(self, muscle: str, side: Laterality, place: FreePlace) -> None:
        page = self._page
        if page.lay_over_list(page.adding_panel):
            page.adding_panel.ask_follow(muscle, side, place)
            page.map_area.pointing.mark(place)

    def _ask_custom(self, place: FreePlace) -> None:
        page = self._page
        if page.lay_over_list(page.adding_panel):
            page.adding_panel.ask_custom(place)
            page.map_area.pointing.mark(place)

    def _added(self, code: str) -> None:
        self._page.close_panel()
        if not self._page.walk.is_given(code):
            self._page.cursor_at.move_to(code)

    def _pointing_ended(self) -> None:
        """The keyboard goes back to where it was asked from."""
        panel = self._page.side.currentWidget()
        if panel is None or self._page.side.shows_list:
            self._page.focus_site()
        else:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
