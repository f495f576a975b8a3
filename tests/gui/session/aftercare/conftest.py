"""Aftercare on the screen."""

import pytest

from gui.session.aftercare.aftercare_place import AftercarePlace
from gui.session.place import PlaceName
from tests.gui.session.charting import Charting


@pytest.fixture
def place(charting: Charting) -> AftercarePlace:
    """Aftercare of the open session."""
    charting.page.go_to(PlaceName.AFTERCARE)
    charting.process()
    assert isinstance(charting.page.place, AftercarePlace)
    return charting.page.place
