"""What scanners type for one and the same box is read alike; what is no box is said plainly."""

import contextlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidValueError
from model.gs1 import Scan, check_digit, looks_scanned, read_scan

GS = "\x1d"
GTIN = "00300230000017"
BOX = Scan(GTIN, date(2028, 6, 30), "C4417")


@pytest.mark.parametrize(
    "typed",
    [
        f"(01){GTIN}(17)280630(10)C4417",
        f"(10)C4417(01){GTIN}(17)280600",
        f"(01){GTIN} (17)280630 (10)C4417 (21)123",
        f"01{GTIN}1728063010C4417",
        f"01{GTIN}1728060010C4417\r\n",
        f"]d201{GTIN}1728063010C4417",
        f"]C1{GS}01{GTIN}1728063010C4417{GS}21SN(1",
        f"{GS}01{GTIN}21ABC17{GS}1728063010C4417",
        f"10C4417{GS}1728063001{GTIN}",
        f"01{GTIN}10C4417\u241d17280630",
        f"01{GTIN}10C4417<GS>17280630{{GS}}21X",
        f"01{GTIN}712987654{GS}1128010117280630240A{GS}10C4417",
        f"01{GTIN}1728063010C4417{GS}91{'X' * 60}{GS}99ABC",
        f"90OWN{GS}01{GTIN}1728063010C4417",
        f"(01){GTIN}(17)280630(10)C4417(93){'X' * 40}",
    ],
)
def test_every_way_of_writing_one_box_is_read_alike(typed: str) -> None:
    assert looks_scanned(typed) or typed.startswith("10")
    assert read_scan(typed) == BOX
    assert read_scan(typed).drug_code == "0023000001"


def test_a_code_may_hold_less() -> None:
    assert read_scan(f"01{GTIN}") == Scan(GTIN)
    assert read_scan("(17)280200(10)A-1/b") == Scan("", date(2028, 2, 29), "A-1/b")
    other = "04012345678901"
    assert check_digit(other[:-1]) == 1
    assert read_scan(f"01{other}").drug_code == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "no product, lot or expiry"),
        ("(21)123", "no product, lot or expiry"),
        ("(01)00300230000012(17)280630(10)C4417", "number of the product"),
        ("(01)0030023000001A", "number of the product"),
        ("(01)0030023000001", r"\(01\) is not whole"),
        (f"(01){GTIN}(17)281330", "expiry"),
        (f"(01){GTIN}(17)280631", "expiry"),
        (f"(01){GTIN}(17)28063X", "expiry"),
        (f"(01){GTIN}(17)+2+1+1", "expiry"),
        (f"(01){GTIN}(10)", r"\(10\) is not whole"),
        (f"(01){GTIN}(10)C4417(10)C4418", "Two boxes"),
        (f"(01){GTIN}(10)C44 17", "lot was not read"),
        ("(10)" + "9" * 21, "lot was not read"),
        ("(10)" + "9" * 31, "not whole"),
        (f"(01){GTIN}x(", "missing"),
        (f"01{GTIN}17280{GS}63010C4417", r"\(17\) is not whole"),
        (f"01{GTIN}88XYZ", "not the code of a box"),
        (f"01{GTIN}91{'X' * 91}", "not whole"),
        ("(10)C\u202e4417", "not the code of a box"),
        ("(10)C4417\x00", "not the code of a box"),
        ("(10)🙂", "not the code of a box"),
        ("(10)٣", "not the code of a box"),
        ("(10)" + "x" * 200, "too long"),
    ],
)
def test_what_cannot_be_read_is_said(typed: str, words: str) -> None:
    with pytest.raises(InvalidValueError, match=words) as caught:
        read_scan(typed)
    assert caught.value.field == "scan"


@pytest.mark.parametrize("typed", ["DEMO-C4417", "C4417", "1710", "", " ", "0123", "010-777"])
def test_a_lot_typed_by_hand_is_no_scan(typed: str) -> None:
    assert not looks_scanned(typed)


FIGURES = st.text("0123456789", min_size=13, max_size=13)
LOTS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-/.", min_size=1, max_size=20)


@given(FIGURES, st.dates(date(2000, 1, 1), date(2099, 12, 31)), LOTS, st.booleans())
def test_any_box_is_read_as_it_was_written(
    figures: str, expires_on: date, lot: str, brackets: bool
) -> None:
    gtin = f"{figures}{check_digit(figures)}"
    parts = {"01": gtin, "17": f"{expires_on:%y%m%d}", "10": lot}
    form = "({}){}" if brackets else "{}{}"
    scan = read_scan("".join(form.format(*part) for part in parts.items()))
    assert replace(scan, lot_unsure=False) == Scan(gtin, expires_on, lot)
    assert not (brackets and scan.lot_unsure)


@pytest.mark.parametrize(
    ("typed", "unsure"),
    [
        (f"01{GTIN}1728063010LOT21SERIAL", True),
        (f"01{GTIN}10C441717280630", True),
        (f"01{GTIN}10C4417{GS}17280630", False),
        (f"01{GTIN}1728063010LOT21SERIAL{GS}", True),  # a separator at the end ends nothing
        (f"01{GTIN}10LOT21SERIAL{GS}17280630", False),
        (f"01{GTIN}21SER{GS}1728063010LOT21SERIAL", False),  # the serial stood elsewhere
        (f"01{GTIN}1728063010C2117", False),
        (f"01{GTIN}1728063010C4417", False),
        (f"01{GTIN}1728063010C17991399", False),  # no month of that number
        (f"(01){GTIN}(17)280630(10)LOT21SERIAL", False),
    ],
)
def test_a_lot_that_may_run_on_is_to_be_compared(typed: str, unsure: bool) -> None:
    assert read_scan(typed).lot_unsure is unsure


@given(st.text(max_size=60) | st.text("()0127\x1d]dC", max_size=60))
def test_nothing_typed_does_more_than_be_refused(typed: str) -> None:
    with contextlib.suppress(InvalidValueError):
        scan = read_scan(typed)
        assert scan != Scan()
        assert scan.lot.isascii()
