"""Reads what a barcode scanner types: the GS1 element strings on a vial's box.

The rules are those of the GS1 General Specifications: application identifiers of a known
length, or of any length up to a separator; (17) with day 00 is the last day of its month.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from model.errors import InvalidValueError

SEPARATOR = "\x1d"
# How scanners and their settings write the separator where a keyboard has no key for it.
WRITTEN_SEPARATORS = ("\u241d", "<GS>", "{GS}", "^]")
SYMBOLOGY = re.compile(r"\](?:d2|C1|Q3|e0|J1)")
BRACKETED = re.compile(r"\((\d{2,4})\)([^()]*)", re.ASCII)
# The identifiers that may stand on a medicine's box, each with its length; 0 up to a separator.
FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6,
         "20": 2}  # fmt: skip
OPEN = ("10", "21", "22", "30", "37", "240", "241", "250", "251",
        "710", "711", "712", "713", "714", "715", "716")  # fmt: skip
# Of the maker's own, which say nothing here; the longest they may be.
OWN = tuple(str(number) for number in range(90, 100))
LONGEST_OWN = 90
LONGEST_OPEN = 30
# What in a lot reads like the next identifier, run on by a scanner that sends no separators.
RUN_ON = re.compile(r".(01(?=\d{14})|1[1357](?=\d\d(?:0[1-9]|1[0-2])[0-3]\d)|21(?=\w{4}))",
                    re.ASCII)  # fmt: skip
LONGEST_LOT = 20
LONGEST_SCAN = 200
US_DRUG = "003"


@dataclass(frozen=True, slots=True)
class Scan:
    """What stood on a box; empty where the code did not hold it."""

    gtin: str = ""
    expires_on: date | None = None
    lot: str = ""
    lot_unsure: bool = False
    """Nothing ended the lot, and it may go on into what stood behind it: to be compared."""

    @property
    def drug_code(self) -> str:
        """The ten figures of the national drug code, which a US trade item number wraps."""
        return self.gtin[3:13] if self.gtin.startswith(US_DRUG) else ""


def looks_scanned(typed: str) -> bool:
    """Whether this is a scanner's work rather than a lot typed by hand."""
    text = typed.strip()
    return bool(
        text.startswith(("(", "]", SEPARATOR, *WRITTEN_SEPARATORS))
        or re.match(r"01\d{14}", text, re.ASCII)
        or SEPARATOR in text
    )


def read_scan(typed: str) -> Scan:
    """Product, expiry and lot of a scan; raises InvalidValueError("scan") in plain words."""
    if len(typed) > LONGEST_SCAN:
        raise _unread("This is too long for the code of a box.")
    text = typed.strip(" \t\r\n")
    for written in WRITTEN_SEPARATORS:
        text = text.replace(written, SEPARATOR)
    text = SYMBOLOGY.sub("", text, count=1) if SYMBOLOGY.match(text) else text
    text = text.strip(SEPARATOR)
    if not (text.isascii() and text.replace(SEPARATOR, "").isprintable()):
        raise _unread("This is not the code of a box. Scan it again, or type the lot.")
    bracketed = text.startswith("(")
    found = _bracketed(text) if bracketed else _run_together(text)
    scan = Scan(
        gtin=_checked_gtin(found.get("01", "")),
        expires_on=_expiry(found["17"]) if "17" in found else None,
        lot=_checked_lot(found.get("10", "")),
        lot_unsure=not bracketed and _may_run_on(text, found),
    )
    if scan == Scan():
        raise _unread("The code holds no product, lot or expiry. Scan the other one on the box.")
    return scan


def check_digit(figures: str) -> int:
    """The last figure of a trade item number, from the others."""
    weighted = (int(f) * (3 if place % 2 else 1) for place, f in enumerate(reversed(figures), 1))
    return -sum(weighted) % 10


def _bracketed(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if "".join(f"({m[1]}){m[2]}" for m in BRACKETED.finditer(text)) != text:
        raise _unread("A part of the code is missing. Scan it again.")
    for match in BRACKETED.finditer(text):
        identifier, value = match[1], match[2].strip(f" {SEPARATOR}")
        if identifier in FIXED and len(value) != FIXED[identifier]:
            raise _unread(f"({identifier}) is not whole. Scan the box again.")
        _keep(found, identifier, value)
    return found


def _run_together(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    while text := text.lstrip(SEPARATOR):
        if text[:2] in FIXED:
            identifier, length = text[:2], FIXED[text[:2]]
            value, text = text[2 : 2 + length], text[2 + length :]
            if len(value) != length or SEPARATOR in value:
                raise _unread(f"({identifier}) is not whole. Scan the box again.")
        else:
            identifier = next((one for one in OPEN + OWN if text.startswith(one)), "")
            if not identifier:
                raise _unread("This is not the code of a box. Scan it again, or type the lot.")
            value, _, text = text[len(identifier) :].partition(SEPARATOR)
        _keep(found, identifier, value)
    return found


def _may_run_on(text: str, found: dict[str, str]) -> bool:
    """Whether the lot was last, so that nothing ended it, and holds what the code else lacks."""
    lot = found.get("10", "")
    return text.endswith(lot) and any(ai not in found for ai in RUN_ON.findall(lot))


def _keep(found: dict[str, str], identifier: str, value: str) -> None:
    if not value or len(value) > (LONGEST_OWN if identifier in OWN else LONGEST_OPEN):
        raise _unread(f"({identifier}) is not whole. Scan the box again.")
    if found.setdefault(identifier, value) != value:
        raise _unread("Two boxes were scanned into one line. Scan one at a time.")


def _checked_gtin(gtin: str) -> str:
    if not gtin:
        return ""
    if not (gtin.isdigit() and check_digit(gtin[:-1]) == int(gtin[-1])):
        raise _unread("The number of the product was not read right. Scan the box again.")
    return gtin


def _checked_lot(lot: str) -> str:
    if len(lot) > LONGEST_LOT or " " in lot:
        raise _unread("The lot was not read right. Scan the box again, or type the lot.")
    return lot


def _expiry(figures: str) -> date:
    try:
        if not figures.isdigit():  # int() would take +1
            raise ValueError(figures)
        year, month, day = 2000 + int(figures[:2]), int(figures[2:4]), int(figures[4:])
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:  # IllegalMonthError is one
        raise _unread("The expiry was not read right. Scan the box again.") from None


def _unread(words: str) -> InvalidValueError:
    return InvalidValueError("scan", words)
