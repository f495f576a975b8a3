"""What is typed into the search over everything is understood, and said as it was understood."""

from datetime import date

import pytest

from model.departure import DepartureKind
from model.search import Asked, Known, Period, PieceKind, asked_of, read_period, read_pieces

KNOWN = Known(
    is_lot=lambda word: "DEMO-C4417".startswith(word.upper()),
    is_site=lambda code: code in ("FR-L2", "X1"),
    is_diagnosis=lambda code: "G43.709".startswith(code.rstrip(".")),
)
W, L, S, G, D = PieceKind


def pieces(typed: str, *as_words: str) -> list[tuple[PieceKind, str]]:
    return [(piece.kind, piece.text) for piece in read_pieces(typed, KNOWN, frozenset(as_words))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("marlowe ada", [(W, "marlowe ada")]),
        ("demo-c44", [(L, "demo-c44")]),
        ("demo", [(W, "demo")]),
        ("fr-l2", [(S, "fr-l2")]),
        ("FR-L9", [(W, "FR-L9")]),
        ("x1", [(S, "x1")]),
        ("g43.", [(G, "g43.")]),
        ("G43.709 Mar 2026", [(G, "G43.709"), (D, "Mar 2026")]),
        ("neck pain since 2025 fr-l2", [(W, "neck pain"), (D, "since 2025"), (S, "fr-l2")]),
        ("Mar 2026 - May 2026 demo-c4417 x y", [(D, "Mar 2026 - May 2026"), (L, "demo-c4417"),
                                                (W, "x y")]),
        ("may", [(W, "may")]),
        ('"* OR NOT (', [(W, '"* OR NOT (')]),
        ("Smith-Jones", [(W, "Smith-Jones")]),
    ],
)  # fmt: skip
def test_each_piece_is_taken_for_what_it_is(typed: str, found: list[tuple[PieceKind, str]]) -> None:
    assert pieces(typed) == found


def test_a_piece_can_be_taken_as_words_instead() -> None:
    assert pieces("demo-c44 2025 x", "demo-c44") == [(W, "demo-c44"), (D, "2025"), (W, "x")]
    assert pieces("demo-c44 2025 x", "demo-c44", "2025") == [(W, "demo-c44 2025 x")]
    assert pieces("mar 2026", "mar 2026") == [(W, "mar"), (D, "2026")]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("14 Mar 2026", "2026-03-14", "2026-03-14"),
        ("14.3.2026", "2026-03-14", "2026-03-14"),
        ("Feb 2028", "2028-02-01", "2028-02-29"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("11/2026", "2026-11-01", "2026-11-30"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("Mar 2026 – May 2026", "2026-03-01", "2026-05-31"),
        ("mar - may 2026", "2026-03-01", "2026-05-31"),
        ("3 Mar 2026 to 5 Apr 2026", "2026-03-03", "2026-04-05"),
        ("2024 until 2026", "2024-01-01", "2026-12-31"),
        ("in March 2026", "2026-03-01", "2026-03-31"),
    ],
)
def test_days_months_years_and_ranges_are_read(typed: str, first: str, last: str) -> None:
    (piece,) = read_pieces(typed, KNOWN)
    assert piece.period == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_a_range_may_be_open_and_must_not_be_backwards() -> None:
    assert read_period("since Mar 2026") == Period(date(2026, 3, 1), None)
    assert read_period("before 2026") == Period(None, date(2025, 12, 31))
    assert read_period("until 2026") == Period(None, date(2026, 12, 31))
    for nothing in ("", "since", "since x", "May 2026 - Mar 2026", "2026-13", "0007", "- 2026",
                    "Foo 2026", "31.2.2026", "2026 -", "until 31.12.9999",
                    "after 31.12.9999", "9999-12-31", "before 0001-01-01"):  # fmt: skip
        assert read_period(nothing) is None, nothing


def test_all_pieces_and_choices_make_one_question() -> None:
    typed = read_pieces("neck demo-c4417 pain fr-l2 2026 g43", KNOWN)
    asked = asked_of(
        typed, period=Period(date(2026, 6, 1), None), departure=DepartureKind.MOVED, effect="ptosis"
    )
    assert asked == Asked(
        words=("neck", "pain"),
        lot="demo-c4417",
        site="fr-l2",
        diagnosis="g43",
        period=Period(date(2026, 6, 1), date(2026, 12, 31)),
        departure=DepartureKind.MOVED,
        effect="ptosis",
    )
    assert asked.names_sessions
    assert not asked.is_empty
    assert asked_of([]).is_empty
    assert asked_of(read_pieces("14.3.1979", KNOWN)).day == date(1979, 3, 14)
    assert asked_of(read_pieces("3.1979", KNOWN)).day is None
