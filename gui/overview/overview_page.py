"""The practice in numbers over a chosen period."""

from gui.home_pages import HomePage


class OverviewPage(HomePage):
    """The practice in numbers over a chosen period."""
