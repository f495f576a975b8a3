"""Who is due, overdue, has a checkpoint, never came back."""

from gui.home_pages import HomePage


class DuePage(HomePage):
    """Who is due, overdue, has a checkpoint, never came back."""
