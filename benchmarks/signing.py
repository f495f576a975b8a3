"""Signing and verifying whole sessions, against hashing the same canonical texts alone."""

import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from statistics import median

from benchmarks.practice import BEGINNING, PIN, signable_sessions, temporary_folder
from benchmarks.timing import Limit, Result, in_pairs
from model.paths import DataFolder
from model.signing.pin import Pins
from model.store.store import open_store
from model.use_cases.signing import Signing

SESSIONS = 1_000
SIGNER = 1
PIN_TRIES = 9
# A text of 10 KB is hashed in 7 µs; a durable commit alone takes a hundred times that.
AIM = 600
PIN_MS = 40


def measure(runs: int, sessions: int = SESSIONS) -> Result:
    """As many batches as pairs, together so many sessions; each is signed once and verified once.

    The PIN is measured by itself: its slowness is meant.
    """
    each = max(1, sessions // (runs + 1))
    with temporary_folder() as root:
        folder = DataFolder(root)
        ids = signable_sessions(folder, each * (runs + 1))
        store = open_store(folder)
        try:
            batches = Batches(Signing(store, _now), ids, each)
            pins = Pins(store.pins, _now)
            tries = [per_piece([lambda: pins.check(SIGNER, PIN)]) for _ in range(PIN_TRIES)]
            floors, figures = in_pairs(batches.hash_alone, batches.sign_and_verify, runs, "signing")
        finally:
            store.close()
    return Result(
        measure="one session signed, committed and verified",
        floor_name="SHA-256 over the same canonical text",
        unit="ms",
        floors=floors,
        figures=figures,
        aim=AIM,
        limits=[Limit(name="one PIN asked for", figure=median(tries), limit=PIN_MS)],
    )


def per_piece(acts: Sequence[Callable[[], object]]) -> float:
    """Milliseconds of one of many."""
    begun = time.perf_counter_ns()
    for act in acts:
        act()
    return (time.perf_counter_ns() - begun) / 1e6 / len(acts)


class Batches:
    """Each batch signs sessions that nobody signed before; a batch's floor hashes their texts."""

    def __init__(self, signing: Signing, ids: Sequence[int], each: int) -> None:
        self._signing, self._each = signing, each
        self._ids = iter(ids)
        signing.pins.check = lambda *_: None  # type: ignore[method-assign]
        # What the rules find is measured by itself, as the PIN is.
        signing.look = lambda *_: ((), ())  # type: ignore[method-assign]
        # The first floor comes before the first signature: the same rows, signed in the end.
        self._texts = [b"x" * 10_000]

    def hash_alone(self) -> float:
        """Per text of the batch before; the first pair, which has none, is thrown away."""
        return per_piece([lambda text=text: hashlib.sha256(text).digest() for text in self._texts])

    def sign_and_verify(self) -> float:
        """Per session of the next batch; raises where one does not agree."""
        batch = list(islice(self._ids, self._each))
        texts: list[bytes] = []

        def both(session_id: int) -> None:
            signature = self._signing.sign(session_id, SIGNER, PIN)
            if not self._signing.verify(session_id).agrees:
                raise AssertionError(f"session {session_id} does not agree with its signature")
            texts.append(signature.text.encode())

        taken = per_piece([lambda session_id=session_id: both(session_id) for session_id in batch])
        self._texts = texts
        return taken


def _now() -> datetime:
    return BEGINNING + timedelta(days=400)
