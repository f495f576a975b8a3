"""The PIN that stands for a clinician's hand: set, changed, vouched for, asked for.

It keeps a colleague from signing at an unlocked screen. Whoever holds the file itself can try
all PINs of four figures in minutes, however slow one try is: the audit and the printed check
code, not the PIN, guard against that.
"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from model.clock import Clock
from model.errors import InvalidValueError, WrongPinError
from model.store.pins import PinRow, PinRows

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PIN = re.compile(r"[0-9]{4,12}")
TRIES = 5
WAIT = timedelta(seconds=60)
# The least that OWASP's Password Storage Cheat Sheet names for argon2id. A try takes 21 ms on the
# slower of our machines: under the 40 ms that leave a screen at 50 ms without a pause to be felt.
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1


class Pins:
    """Asks for PINs; each wrong one is counted and told to the audit, never the PIN itself."""

    def __init__(self, rows: PinRows, clock: Clock) -> None:
        self._rows, self._clock = rows, clock

    def has_pin(self, clinician_id: int) -> bool:
        """Whether the clinician has set one."""
        return self._rows.get(clinician_id).pin_hash is not None

    def set_pin(self, clinician_id: int, pin: str) -> None:
        """Keep a clinician's first PIN; raises InvalidValueError where there is one."""
        if self.has_pin(clinician_id):
            raise InvalidValueError(
                "pin", "There is a PIN already. Nothing was changed. Change it with the old one."
            )
        self._keep(clinician_id, pin, "pin", "PIN set", clinician_id)

    def change_pin(self, clinician_id: int, old: str, new: str) -> None:
        """Keep another PIN in place of the old one; raises WrongPinError, InvalidValueError."""
        self._refuse_unfit("new_pin", new)
        self.check(clinician_id, old)
        self._keep(clinician_id, new, "new_pin", "PIN changed", clinician_id)

    def vouch_pin(self, clinician_id: int, new: str, *, voucher_id: int, voucher_pin: str) -> None:
        """Keep a new PIN for a colleague who forgot the old one, vouched for with one's own."""
        if voucher_id == clinician_id:
            raise InvalidValueError(
                "voucher", "Another clinician has to vouch. Nothing was changed."
            )
        self._refuse_unfit("new_pin", new)
        self._rows.get(clinician_id)
        self.check(voucher_id, voucher_pin)
        self._keep(clinician_id, new, "new_pin", "PIN reset by a colleague", voucher_id)

    def check(self, clinician_id: int, pin: str) -> None:
        """Return where the PIN is right; raises WrongPinError, or InvalidValueError without one."""
        row = self._rows.get(clinician_id)
        if row.pin_hash is None:
            raise InvalidValueError("pin", "Choose a PIN first. Nothing was changed.")
        self._refuse_while_waiting(clinician_id, row)
        if self._is_right(row.pin_hash, pin):
            if row.failures:
                self._rows.forget_wrong(clinician_id)
            return
        wrong = self._rows.count_wrong(clinician_id, self._clock())
        if wrong < TRIES:
            raise WrongPinError("This is not the PIN. Nothing was changed.")
        seconds = round(WAIT.total_seconds())
        raise WrongPinError(
            f"This is not the PIN either. Nothing was changed. Wait {seconds} seconds, then try "
            "again; a colleague can reset a forgotten PIN.",
            seconds,
        )

    def _refuse_while_waiting(self, clinician_id: int, row: PinRow) -> None:
        if row.failures < TRIES or row.failed_at is None:
            return
        now = self._clock()
        passed = now - row.failed_at
        if passed < timedelta():  # the clock was set back: wait from now, not for ever
            self._rows.begin_wait(clinician_id, now)
            passed = timedelta()
        if passed < WAIT:
            seconds = max(1, round((WAIT - passed).total_seconds()))
            raise WrongPinError(
                f"Too many wrong PINs. Nothing was changed. Try again in {seconds} seconds.",
                seconds,
            )

    def _keep(self, clinician_id: int, pin: str, field: str, action: str, actor: int) -> None:
        self._refuse_unfit(field, pin)
        pin_hash = _hasher().hash(pin)
        at = self._clock()
        self._rows.keep(clinician_id, pin_hash, action=action, at=at, actor=actor)

    @staticmethod
    def _refuse_unfit(field: str, pin: str) -> None:
        if not PIN.fullmatch(pin):
            raise InvalidValueError(field, "A PIN is 4 to 12 figures. Nothing was changed.")

    @staticmethod
    def _is_right(pin_hash: str, pin: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return _hasher().verify(pin_hash, pin)
        except VerificationError:
            return False
        except InvalidHashError:
            raise InvalidValueError(
                "pin",
                "The PIN kept for this clinician cannot be read: something else than Headmap "
                "changed it. Nothing was changed. A colleague can reset it.",
            ) from None


def _hasher() -> "PasswordHasher":
    # argon2 costs 30 ms to import: only a PIN pays for it, no start.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
