"""Ends a session; with sites still open only when it is asked for twice."""

from gui.session.next_site import NextSite
from gui.workspace import Workspace


class Finishing:
    """The question stands in the next site's place: what is open, and to finish all the same."""

    def __init__(self, workspace: Workspace, next_site: NextSite) -> None:
        self._workspace, self._next_site = workspace, next_site
        self.is_asking = False

    def finish(self) -> None:
        """End the session, or ask about the sites that are open."""
        chart = self._workspace.chart
        if chart is None or chart.session.ended_at:
            return
        if chart.tally.sites_open and not self.is_asking:
            self.is_asking = True
            self._next_site.ask_unfinished(chart)
        else:
            self._workspace.finish_session()
