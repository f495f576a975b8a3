"""A made-up practice to look around in: two years of sessions that look like life.

Names, plans and places are in resources/demonstration.toml; chance comes from a fixed seed, so
that the same day gives the same rows. It goes through the store's own calls: its audit is real.
"""

import shutil
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from model.clock import Clock
from model.demonstration_practice import MadeUpPractice, at_local
from model.errors import HeadmapError
from model.head_map import HeadMap
from model.head_map import load as load_head_map
from model.paths import RESOURCES, DataFolder
from model.protocol import Protocol
from model.protocol_catalogue import load_catalogue
from model.store.backup import restore
from model.store.store import Store, open_store, open_store_for_reading

ONE_DAY = timedelta(days=1)


def make_demonstration(practice: DataFolder, clock: Clock) -> DataFolder:
    """The folder of the made-up practice, made if need be; never the practice's own records.

    What was charted in it today is kept. A demonstration of another day is made anew, for its
    open session would not be today's: all that was added to it goes. Raises a StoreError.
    """
    folder = practice.demonstration()
    now = clock()
    if _made_on(folder, now.astimezone().date()):
        return folder
    making = DataFolder(folder.root / "making")
    shutil.rmtree(making.root, ignore_errors=True)
    try:
        store = open_store(making, clock, durable=False)
        try:
            drawing = load_head_map(RESOURCES / "head_map.svg")
            protocol = load_catalogue(None).protocols["preempt"]
            # Early in the morning the open session must not lie in the future.
            fill_demonstration(store, protocol, drawing, now.astimezone().date(), now)
        finally:
            store.close()
        restore(making.records, folder.records, now)
    finally:
        shutil.rmtree(making.root, ignore_errors=True)
    for made_up in folder.root.glob("replaced-*"):
        made_up.unlink()
    return folder


def fill_demonstration(
    store: Store,
    protocol: Protocol,
    head_map: HeadMap,
    today: date,
    now: datetime | None = None,
) -> None:
    """Fill an empty store with the made-up practice as it is on a day, at a moment of it."""
    MadeUpPractice(store, protocol, head_map, demonstration_texts(), today).fill(now)


def demonstration_texts() -> Mapping[str, Any]:
    """The names, plans and places of the files."""
    texts: dict[str, Any] = {}
    for name in ("demonstration.toml", "demonstration_outcome.toml"):
        with (RESOURCES / name).open("rb") as file:
            texts |= tomllib.load(file, parse_float=Decimal)
    texts["course"]["of"] |= texts["figures"]
    return texts


def demonstration_pin() -> str:
    """The PIN of every made-up clinician: no secret, the screens say it."""
    return str(demonstration_texts()["pin"])


def _made_on(folder: DataFolder, today: date) -> bool:
    """Whether there is a demonstration with a session of today; a broken one is none."""
    midnight = at_local(today, time())
    try:
        store = open_store_for_reading(folder)
        try:
            return bool(store.sessions.between(midnight, midnight + ONE_DAY))
        finally:
            store.close()
    except HeadmapError:
        return False
