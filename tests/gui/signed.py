"""Sessions signed as a clinician would sign them, and one changed behind the program's back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from gui.workspace import Workspace
from model.clinician import Clinician
from model.session import Session
from model.signing import pin as pin_module
from model.store.database import connect
from model.use_cases.signing import Signing
from tests.model.conftest import NOON
from tests.model.signing.conftest import drop_triggers
from tests.model.signing.plain import PlainSigning

PIN, OTHER_PIN = "4711", "0815"
Sign = Callable[..., Signing]


@pytest.fixture
def sign(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Sign:
    """Sign a session as the clinician who is signed in."""
    monkeypatch.setattr(pin_module, "MEMORY_KIB", 8)
    monkeypatch.setattr(pin_module, "PASSES", 1)

    def act(session: Session, *, cosignature: bool = False) -> Signing:
        if cosignature:
            workspace.change_settings(replace(workspace.settings, cosignature="on"))
        signing = PlainSigning(workspace.store, workspace.clock)
        if not signing.has_pin(workspace.actor):
            signing.set_pin(workspace.actor, PIN)
        signing.sign(session.session_id, workspace.actor, PIN, "enough for a test")
        return signing

    return act


@pytest.fixture
def colleague(workspace: Workspace) -> Clinician:
    """A second clinician."""
    lea = Clinician(clinician_id=0, name="Lea Benning", credentials="NP", role="nurse")
    return workspace.store.clinicians.add(lea, NOON, None)


@contextmanager
def outside(workspace: Workspace) -> Iterator[Callable[[str], object]]:
    """Plain SQL on the file, without the locks of signed records."""
    connection = connect(workspace.folder.records, durable=False)
    drop_triggers(connection)
    yield connection.execute
    connection.close()
