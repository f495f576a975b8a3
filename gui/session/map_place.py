"""The place where sites are charted: map, list or panel, totals; and what every key means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from gui.map.drawing import HeadDrawing
from gui.map.map_area import MapArea
from gui.overriding import override
from gui.session.afterwards import Afterwards
from gui.session.charting_actions import ChartingActions
from gui.session.cursor import Cursor
from gui.session.next_site import NextSite
from gui.session.note_panel import NotePanel
from gui.session.place import Place, PlaceName
from gui.session.region_menu import RegionMenu
from gui.session.session_keys import SessionKeys
from gui.session.session_sizes import lay_out, lay_out_sizes, sizes_for
from gui.session.site_list import SiteList
from gui.session.site_panel import SitePanel
from gui.session.totals_bar import TotalsBar
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.workspace import ChangeSet, Workspace
from model.injection import State


class MapPlace(Place):
    """Every view of it shows the workspace's chart; nothing is kept here."""

    left = Signal()
    print_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.actions_at_sites = ChartingActions(workspace)
        self.cursor_at = Cursor(workspace)
        self.next_site = NextSite(theme)
        self.map_area = MapArea(HeadDrawing(workspace.session_head_map), theme, self.next_site)
        self.region_menu = RegionMenu(self, workspace, self.actions_at_sites, self.map_area)
        self.site_list = SiteList(theme)
        self.site_panel = SitePanel(workspace, self.actions_at_sites, theme)
        self.note_panel = NotePanel(workspace, theme)
        self.totals = TotalsBar()
        self.side = QStackedWidget()
        for widget in (self.site_list, self.site_panel, self.note_panel):
            self.side.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hovered, self._refocus = "", False
        self._rest = Afterwards(self, self._show_rest)
        self.keys = SessionKeys(self)
        lay_out(self, (self.map_area, self.side, self.totals))
        self._connect()
        self.show_chart()

    def _connect(self) -> None:
        area, sites = self.map_area, self.site_list
        self.cursor_at.moved.connect(self._cursor_moved)
        self.next_site.given.connect(self.give_and_go_on)
        self.next_site.not_given.connect(self.ask_reason)
        self.next_site.back.connect(self.step_back)
        self.next_site.onward.connect(lambda: self.go_on.emit(PlaceName.AFTERCARE))
        self.next_site.print_wanted.connect(self.print_wanted)
        for source in (area, sites):
            source.site_clicked.connect(self.click_site)
            source.site_asked.connect(self.open_site)
            source.hovered.connect(self._hover)
        area.enlarged_changed.connect(lambda name: self.next_site.set_wide(bool(name)))
        area.site_focused.connect(self.cursor_at.move_to)
        area.region_asked.connect(self.region_menu.ask)
        sites.muscle_asked.connect(self.region_menu.ask)
        self.site_panel.closed.connect(self.close_panel)
        self.site_panel.charted.connect(self.cursor_at.on_from)
        self.note_panel.closed.connect(self.close_panel)

    # -- what is shown -------------------------------------------------------------------

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart:
            self.map_area.show_chart(chart)
            self.map_area.choose_numbers(self._workspace.settings.order_numbers)
            self.cursor_at.start()
            self._rest.now()

    @override
    def show_changed(self, changes: ChangeSet) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        if changes.settings:
            self.map_area.choose_numbers(self._workspace.settings.order_numbers)
        self.map_area.show_changed(chart, changes.site_codes)
        self.site_list.show_changed(chart, changes.site_codes)
        self._rest.ask()

    def _cursor_moved(self, _code: str) -> None:
        self._refocus = True
        if not self._rest.is_asked:  # walked without a mark: nothing to show first
            self._rest.now()

    def _show_rest(self) -> None:
        """All that follows from a mark, once the mark itself is on the screen."""
        chart = self._workspace.chart
        if chart is None:
            return
        code = self.cursor_at.code
        self.site_list.show_chart(chart)
        self.totals.show_chart(chart, self._workspace.settings.jurisdiction)
        self.note_panel.show_state()
        self.map_area.point_out(next_code=code)
        self.site_list.point_out(next_code=code, hovered_code=self._hovered)
        self._show_next()
        if self._refocus:
            self._refocus = False
            self._focus_site()

    def _focus_site(self) -> None:
        """The keyboard stands on the next site's button, so that a screen reader says it."""
        if self.side.currentWidget() is self.site_list and self.isVisible():
            code = self.cursor_at.code
            view = self.map_area.view_with(code)
            (view.buttons[code] if view else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_next(self) -> None:
        chart = self._workspace.chart
        if chart:
            row = chart.rows_by_code.get(self.cursor_at.code)
            self.next_site.show_row(chart, row, open_row=row is not None)

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
        self.site_list.view.viewport().update()

    @property
    def finished(self) -> bool:
        """Whether the session takes no more changes."""
        chart = self._workspace.chart
        return chart is None or chart.session.ended_at is not None

    def click_site(self, code: str) -> None:
        """A click or tap on a site: toggle it, then stand on the next open one."""
        if self.finished:
            self.cursor_at.move_to(code)
            self.open_site(code)
            return
        self.actions_at_sites.toggle(code)
        if self._is_given(code):
            self.cursor_at.on_from(code)
        else:
            self.cursor_at.move_to(code)

    def give_and_go_on(self) -> None:
        """The next site is given; on to the one after it."""
        code = self.cursor_at.code
        if code and self.finished:
            self.cursor_at.step(1)
        elif code:
            if not self._is_given(code):
                self.actions_at_sites.give(code)
            if self._is_given(code):
                self.cursor_at.on_from(code)

    def step_back(self) -> None:
        """Back to the site before this one, which is open again."""
        code = self.cursor_at.previous_code()
        if code:
            if not self.finished:
                self.actions_at_sites.take_back(code)
            self.cursor_at.move_to(code)

    def ask_reason(self) -> None:
        """Not given: the panel with the reasons."""
        if self.cursor_at.code and not self.finished:
            self.open_site(self.cursor_at.code, reasons=True)

    def open_site(self, code: str, *, reasons: bool = False) -> None:
        """The panel of a site."""
        if code and self.keep_typed():
            self.next_site.show_key(shown=False)
            self.side.setCurrentWidget(self.site_panel)
            self.site_panel.open_site(code, reasons=reasons)
            self.map_area.point_out(chosen_code=code)

    def open_note(self) -> None:
        """The session's note, over the list."""
        if self.close_panel():
            self.next_site.show_key(shown=False)
            self.side.setCurrentWidget(self.note_panel)
            self.note_panel.open_note()

    def close_panel(self) -> bool:
        """Back to the list; False where what was typed could not be kept and stays in sight."""
        if not self.keep_typed():
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt tabs on, to the first site
        self.site_panel.close_site()
        self.side.setCurrentWidget(self.site_list)
        self.next_site.show_key(shown=True)
        self.map_area.point_out(chosen_code="")
        self._focus_site()
        return True

    @override
    def keep_typed(self) -> bool:
        return self.site_panel.keep() and self.note_panel.keep()

    @override
    def step_out(self) -> bool:
        if self.side.currentWidget() is self.site_list:
            return False
        self.close_panel()
        return True

    @override
    def arrive(self) -> None:
        self._focus_site()

    def _is_given(self, code: str) -> bool:
        chart = self._workspace.chart
        return chart is not None and chart.rows_by_code[code].state is State.GIVEN

    # -- keys and sizes ------------------------------------------------------------------

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
        self.site_panel.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        lay_out_sizes(self.totals, self.side, sizes)
        self.site_list.set_sizes(sizes.list_head, sizes.list_row)
        self.totals.set_sizes(sizes.totals_pad, sizes.total)
        self.next_site.set_sizes(sizes.landmark, sizes.fact, sizes.next_pad)
