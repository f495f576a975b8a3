"""The place where sites are charted: map, list or panel, totals; and what every key means."""

from functools import partial
from operator import is_

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.map.drawing import drawing_of
from gui.map.map_area import MapArea
from gui.overriding import override
from gui.session.adding_sites import AddingSites
from gui.session.afterwards import Afterwards
from gui.session.charting_actions import ChartingActions
from gui.session.cursor import Cursor
from gui.session.guided_walk import GuidedWalk
from gui.session.next_site import NextSite
from gui.session.place import Place, PlaceName
from gui.session.placing_actions import PlacingActions
from gui.session.placing_on_map import PlacingOnMap
from gui.session.plan_actions import PlanActions
from gui.session.plan_menu import PlanMenu
from gui.session.region_menu import RegionMenu
from gui.session.session_keys import SessionKeys
from gui.session.session_sizes import lay_out, lay_out_sizes, sizes_for
from gui.session.side_panels import SidePanels
from gui.session.sounds import Sounds
from gui.session.totals_bar import TotalsBar
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.workspace import ChangeSet, Workspace
from model.session_chart import SessionChart
from model.settings import Settings

NOTHING_SHOWN = (None, None, None)


class MapPlace(Place):
    """Every view of it shows the workspace's chart; nothing is kept here."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.actions_at_sites, self.plans = ChartingActions(workspace), PlanActions(workspace)
        placing_actions = PlacingActions(workspace)
        self.cursor_at = Cursor(workspace)
        self.walk = GuidedWalk(workspace, self.actions_at_sites, self.cursor_at)
        self.next_site = NextSite(theme)
        self.map_area = MapArea(drawing_of(workspace.session_head_map), theme, self.next_site)
        self.placing = PlacingOnMap(workspace, self.map_area, placing_actions)
        self.region_menu = RegionMenu(
            self, workspace, self.actions_at_sites, self.map_area, self.placing
        )
        self.side = SidePanels(workspace, theme, self.actions_at_sites, placing_actions, self.plans)
        self.site_list, self.site_panel = self.side.site_list, self.side.site_panel
        self.note_panel, self.adding_panel = self.side.note_panel, self.side.adding_panel
        self.totals = TotalsBar(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hovered, self._refocus, self._went_on = "", False, False
        self._shown: tuple[object, object, object] = NOTHING_SHOWN
        self._rest = Afterwards(self, self._show_rest)
        self._offer = Afterwards(self, self._show_offer)
        self.adding = AddingSites(self, workspace)
        self.sounds = Sounds(self, workspace)
        self.keys = SessionKeys(self)
        lay_out(self, (self.map_area, self.side, self.totals))
        self._connect()
        self.show_chart()

    def _connect(self) -> None:
        area, sites = self.map_area, self.site_list
        self.cursor_at.moved.connect(self._cursor_moved)
        self.next_site.given.connect(self.walk.give_and_go_on)
        self.next_site.not_given.connect(self.walk.skip)
        self.next_site.back.connect(self.walk.step_back)
        self.next_site.onward.connect(lambda: self.go_on.emit(PlaceName.AFTERCARE))
        self.next_site.print_wanted.connect(self.print_wanted)
        self.walk.went_on.connect(self._heard_next)
        self.walk.site_wanted.connect(self.open_site)
        self.walk.reasons_wanted.connect(partial(self.open_site, reasons=True))
        for source in (area, sites):
            source.site_clicked.connect(self.walk.click)
            source.site_asked.connect(self.open_site)
            source.hovered.connect(self._hover)
        area.enlarged_changed.connect(lambda name: self.next_site.set_wide(bool(name)))
        area.site_focused.connect(self.cursor_at.move_to)
        area.region_asked.connect(self.region_menu.ask)
        sites.muscle_asked.connect(partial(self.region_menu.ask, pointed_at=False))
        self.plans.used.connect(lambda: self.cursor_at.on_from(""))
        self.plans.kept.connect(self._offer.ask)
        sites.plan_asked.connect(self.open_plans)
        self.side.close_wanted.connect(self.close_panel)
        self.totals.findings.all_wanted.connect(self.open_findings)
        self.site_panel.charted.connect(self.cursor_at.on_from)

    # -- what is shown -------------------------------------------------------------------

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.map_area.show_chart(chart)
            self.map_area.choose_numbers(self._workspace.settings.order_numbers)
            self.cursor_at.start()
            self._shown = NOTHING_SHOWN
            self._rest.now()
            self._offer.ask()

    @override
    def show_changed(self, changes: ChangeSet) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        if changes.settings:
            self.map_area.choose_numbers(self._workspace.settings.order_numbers)
            self.keys.take_settings()
        self.map_area.show_changed(chart, changes.site_codes)
        self.site_list.show_changed(chart, changes.site_codes)
        self._rest.ask()

    def _cursor_moved(self, _code: str) -> None:
        self._refocus = True
        if not self._rest.is_asked:  # walked without a mark: nothing to show first
            self._rest.now()

    def _heard_next(self, _code: str) -> None:
        self._went_on = True
        self._rest.ask()

    def _show_rest(self) -> None:
        """All that follows from a mark, once the mark itself is on the screen."""
        chart = self._workspace.chart
        if chart is None:
            return
        code = self.cursor_at.code
        for view in self.map_area.views.values():
            view.say_changed()
        record = (chart, self._workspace.findings, self.settings)
        if not all(map(is_, record, self._shown)):  # the walk alone changes nothing of it
            self._shown = record
            self._show_record(chart)
        self.map_area.point_out(next_code=code)
        self.site_list.point_out(next_code=code, hovered_code=self._hovered)
        self._show_next()
        if self._refocus:
            self._refocus = False
            self.focus_site()
        if self._went_on:
            self._went_on = False
            self.sounds.went_on(code)

    def _show_record(self, chart: SessionChart) -> None:
        """Lines, sums and findings; once for each state of the session."""
        self.site_list.show_chart(chart)
        self.totals.show_chart(chart, self.settings.jurisdiction)
        self.totals.findings.show_findings(self._workspace.findings)
        self.side.show_findings()
        self.note_panel.show_state()
        if self.site_list.offer.isVisible() or not chart.injections:
            self.site_list.offer.show_chart(chart)

    def focus_site(self) -> None:
        """The keyboard stands on the next site's button, so that a screen reader says it."""
        if self.side.shows_list and self.isVisible():
            code = self.cursor_at.code
            view = self.map_area.view_with(code)
            (view.buttons[code] if view else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_next(self) -> None:
        chart = self._workspace.chart
        if chart:
            row = chart.rows_by_code.get(self.cursor_at.code)
            self.next_site.show_row(chart, row, self.settings)

    def _show_offer(self) -> None:
        """Looked up in the file, so only once the session is on the screen."""
        chart = self._workspace.chart
        if chart:
            self.site_list.offer.show_chart(chart)

    def _hover(self, code: str) -> None:
        if code != self._hovered:
            self._hovered = code
            self.map_area.point_out(hovered_code=code)
            self.site_list.point_out(next_code=self.cursor_at.code, hovered_code=code)

    @override
    def refresh_theme(self) -> None:
        refresh_icons(self, self._theme)
        self.map_area.refresh_colours()
        self._show_next()
        self.side.refresh_theme()

    # -- panels --------------------------------------------------------------------------

    def open_plans(self) -> None:
        """The menu of plans, beneath its button."""
        made = self.site_list.plan_button
        where = made.mapToGlobal(QPointF(made.rect().bottomLeft()))
        PlanMenu(self, self._workspace, self.plans).popup(where.toPoint())

    def open_site(self, code: str, *, reasons: bool = False) -> None:
        """The panel of a site."""
        if code and self.lay_over_list(self.site_panel):
            self.site_panel.open_site(code, reasons=reasons)
            self.map_area.point_out(chosen_code=code)

    def open_note(self) -> None:
        """The session's note, over the list."""
        if self.close_panel() and self.lay_over_list(self.note_panel):
            self.note_panel.open_note()

    def open_findings(self) -> None:
        """All findings, over the list."""
        if self.close_panel() and self.lay_over_list(self.side.findings_panel):
            self.side.show_findings()
            self.side.findings_panel.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_over_list(self, panel: QWidget) -> bool:
        """Show a panel in place of the one before, once that has kept what was typed."""
        if not self.keep_typed():
            return False
        self.map_area.pointing.mark(None)
        self.next_site.show_key(shown=False)
        self.side.setCurrentWidget(panel)
        return True

    def close_panel(self) -> bool:
        """Back to the list; False where what was typed could not be kept and stays in sight."""
        if not self.keep_typed():
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt tabs on, to the first site
        self.side.show_list()
        self.map_area.pointing.mark(None)
        self.next_site.show_key(shown=True)
        self.map_area.point_out(chosen_code="")
        self.focus_site()
        return True

    @override
    def keep_typed(self) -> bool:
        return self.side.keep_typed()

    @override
    def step_out(self) -> bool:
        if self.map_area.pointing.is_on:
            self.map_area.pointing.stop()
            return True
        if self.side.shows_list:
            return False
        self.close_panel()
        return True

    @override
    def arrive(self) -> None:
        self.focus_site()

    # -- keys and sizes ------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The clinic's settings."""
        return self._workspace.settings

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    @override
    def press(self, event: QKeyEvent) -> bool:
        return self.keys.press(event)

    @override
    def release(self) -> None:
        self.keep_typed()
        self.map_area.pointing.stop()
        self.keys.release()
        self.sounds.release()
        self.side.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        lay_out_sizes(self.totals, self.side, sizes)
        self.site_list.set_sizes(sizes.list_head, sizes.list_row)
        self.totals.set_sizes(sizes.totals_pad, sizes.total, narrow=sizes.narrow)
        self.next_site.set_sizes(sizes.landmark, sizes.fact, sizes.next_pad)
