"""Fault tests need processes that can be forked and killed."""

import sys

import pytest

from tests.model.conftest import clock, drawing, folder, practice, preempt, store

__all__ = ["clock", "drawing", "folder", "practice", "preempt", "store"]

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@pytest.fixture(autouse=True)
def _marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("fault"), "mark the file with pytest.mark.fault"
