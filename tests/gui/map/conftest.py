"""The map is tested where it is used: in an open session."""

from tests.gui.session.conftest import charting

__all__ = ["charting"]
