"""PINs are set, changed, vouched for, asked for; a wrong one is counted and told to the audit."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from model.errors import InvalidValueError, NotFoundError, WrongPinError
from model.paths import DataFolder
from model.signing.pin import Pins
from model.store.database import connect
from model.store.store import Store, open_store
from tests.model.conftest import NOON, SetClock
from tests.model.signing.conftest import AUTHOR, COSIGNER, OTHER_PIN, PIN


@pytest.fixture
def opened(signed_folder: DataFolder, clock: SetClock, quick: None) -> Iterator[Store]:
    store = open_store(signed_folder, clock, durable=False)
    yield store
    store.close()


@pytest.fixture
def pins(opened: Store, clock: SetClock) -> Pins:
    return Pins(opened.pins, clock)


def actions(store: Store, clinician_id: int = AUTHOR) -> list[str]:
    return [event.action for event in store.audit.of("clinician", clinician_id)]


def wrong(pins: Pins, times: int) -> WrongPinError:
    for _ in range(times):
        with pytest.raises(WrongPinError, match="Nothing was changed") as caught:
            pins.check(AUTHOR, "0000")
    return caught.value


def test_a_pin_is_set_once_and_asked_for(pins: Pins, opened: Store) -> None:
    assert pins.has_pin(AUTHOR)
    pins.check(AUTHOR, PIN)
    with pytest.raises(InvalidValueError, match="There is a PIN already") as caught:
        pins.set_pin(AUTHOR, "9999")
    assert caught.value.field == "pin"
    pins.check(AUTHOR, PIN)
    assert actions(opened) == ["clinician added", "PIN set"]


@pytest.mark.parametrize(
    "unfit", ["", "123", "1234567890123", "12a4", " 1234", "1234\n", "١٢٣٤", "12.4"]
)
def test_a_pin_is_4_to_12_figures(pins: Pins, opened: Store, unfit: str) -> None:
    with pytest.raises(InvalidValueError, match="4 to 12 figures"):
        pins.change_pin(AUTHOR, PIN, unfit)
    pins.check(AUTHOR, PIN)
    for fit in ("1234", "123456789012"):
        pins.change_pin(AUTHOR, PIN, fit)
        pins.change_pin(AUTHOR, fit, PIN)


def test_a_wrong_pin_is_told_to_the_audit_and_never_written(
    pins: Pins, opened: Store, signed_folder: DataFolder
) -> None:
    with pytest.raises(WrongPinError) as caught:
        pins.check(AUTHOR, "739246")
    assert (caught.value.field, caught.value.wait_seconds) == ("pin", 0)
    assert actions(opened)[-1] == "wrong PIN"
    pins.change_pin(AUTHOR, PIN, "6182937")
    opened.close()
    raw = connect(signed_folder.records)
    dump = "\n".join(raw.iterdump())
    raw.close()
    for secret in ("739246", "6182937"):
        assert secret not in dump
    events = [line for line in dump.splitlines() if "PIN" in line and "audit_event" in line]
    assert all("argon2" not in line for line in events)


def test_five_wrong_pins_in_a_row_cost_a_minute(pins: Pins, opened: Store, clock: SetClock) -> None:
    assert wrong(pins, 4).wait_seconds == 0
    pins.check(AUTHOR, PIN)
    assert wrong(pins, 4).wait_seconds == 0  # counted anew after a right one
    assert wrong(pins, 1).wait_seconds == 60
    events = len(actions(opened))
    clock.pass_by(seconds=17)
    with pytest.raises(WrongPinError, match="Try again in 43 seconds") as caught:
        pins.check(AUTHOR, PIN)  # the right one too
    assert caught.value.wait_seconds == 43
    assert len(actions(opened)) == events  # not tried, so not wrong
    pins.check(COSIGNER, OTHER_PIN)
    clock.pass_by(seconds=43)
    assert wrong(pins, 1).wait_seconds == 60
    clock.pass_by(seconds=60)
    pins.check(AUTHOR, PIN)
    assert wrong(pins, 1).wait_seconds == 0
    assert actions(opened).count("wrong PIN") == 11


def test_a_clock_set_back_does_not_lengthen_the_wait(
    pins: Pins, opened: Store, clock: SetClock
) -> None:
    wrong(pins, 5)
    clock.now = NOON - timedelta(days=300)
    with pytest.raises(WrongPinError, match="in 60 seconds"):
        pins.check(AUTHOR, PIN)
    clock.pass_by(seconds=61)
    pins.check(AUTHOR, PIN)


def test_the_wait_outlives_the_program(
    pins: Pins, opened: Store, clock: SetClock, signed_folder: DataFolder
) -> None:
    wrong(pins, 5)
    opened.close()
    again = open_store(signed_folder, clock, durable=False)
    with pytest.raises(WrongPinError, match="Too many"):
        Pins(again.pins, clock).check(AUTHOR, PIN)
    again.close()


def test_a_pin_is_changed_with_the_old_one(pins: Pins, opened: Store) -> None:
    with pytest.raises(WrongPinError):
        pins.change_pin(AUTHOR, "0000", "5555")
    pins.change_pin(AUTHOR, PIN, "5555")
    pins.check(AUTHOR, "5555")
    with pytest.raises(WrongPinError):
        pins.check(AUTHOR, PIN)
    assert actions(opened)[-3:] == ["wrong PIN", "PIN changed", "wrong PIN"]


def test_a_colleague_vouches_for_a_forgotten_pin(pins: Pins, opened: Store) -> None:
    wrong(pins, 5)
    with pytest.raises(WrongPinError):
        pins.vouch_pin(AUTHOR, "5555", voucher_id=COSIGNER, voucher_pin="0000")
    pins.vouch_pin(AUTHOR, "5555", voucher_id=COSIGNER, voucher_pin=OTHER_PIN)
    pins.check(AUTHOR, "5555")  # without a wait
    event = opened.audit.of("clinician", AUTHOR)[-1]
    assert (event.action, event.clinician_id) == ("PIN reset by a colleague", COSIGNER)
    with pytest.raises(InvalidValueError, match="Another clinician") as caught:
        pins.vouch_pin(AUTHOR, "6666", voucher_id=AUTHOR, voucher_pin="5555")
    assert caught.value.field == "voucher"
    with pytest.raises(NotFoundError):
        pins.vouch_pin(99, "6666", voucher_id=AUTHOR, voucher_pin="5555")


def test_without_a_pin_one_has_to_be_chosen(pins: Pins, opened: Store) -> None:
    with opened.transaction():
        opened.pins._database.execute("UPDATE clinician SET pin_hash = NULL WHERE id = 2")
    assert not pins.has_pin(COSIGNER)
    with pytest.raises(InvalidValueError, match="Choose a PIN first"):
        pins.check(COSIGNER, OTHER_PIN)
    pins.set_pin(COSIGNER, "2222")
    pins.check(COSIGNER, "2222")
    with pytest.raises(NotFoundError):
        pins.has_pin(99)


def test_a_spoilt_hash_is_told_in_words(pins: Pins, opened: Store) -> None:
    with opened.transaction():
        opened.pins._database.execute("UPDATE clinician SET pin_hash = 'x' WHERE id = 1")
    with pytest.raises(InvalidValueError, match="something else than Headmap changed it"):
        pins.check(AUTHOR, PIN)


def test_events_of_pins_hold_no_images(pins: Pins, opened: Store) -> None:
    wrong(pins, 1)
    events = opened.audit.of("clinician", AUTHOR)[1:]
    assert [(event.before, event.after) for event in events] == [(None, None)] * 2
