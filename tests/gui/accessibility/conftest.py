"""What a screen reader meets, in an open session."""

from tests.gui.session.conftest import charting

__all__ = ["charting"]
