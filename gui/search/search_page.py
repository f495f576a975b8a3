"""Search over everything."""

from gui.home_pages import HomePage


class SearchPage(HomePage):
    """Search over everything."""
