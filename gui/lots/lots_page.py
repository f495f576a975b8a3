"""Who received a lot."""

from gui.home_pages import HomePage


class LotsPage(HomePage):
    """Who received a lot."""
