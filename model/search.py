"""Understands what is typed into the search over everything: lots, codes, dates, words."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from model.dates import FULL_MONTHS, read_day
from model.departure import DepartureKind
from model.errors import InvalidValueError
from model.patient import folded

LONGEST_TYPED = 200
MOST_WORDS_OF_DATES = 8
FIRST_YEAR, LAST_YEAR = 1990, 2199
EARLIEST_YEAR = 1800  # of one day, which may be a birthday
SHORTEST_LOT = 3
SITE = re.compile(r"[A-Z]{2}-[LMR]\d{1,2}|[A-Z]{2}-?\d{1,2}|X\d{1,3}")
DIAGNOSIS = re.compile(r"[A-Z]\d{2}(\.[0-9A-Z]{1,4})?\.?")
UNTIL = re.compile(r"(?:-|to|until|till)")
BEGINNINGS = ("since", "from", "after", "until", "till", "before", "in", "on")
_MONTH = re.compile(r"([a-z]{3,9})\.? (\d{4})|(\d{1,2})[./](\d{4})|(\d{4})[-./](\d{1,2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DASHES = re.compile(r"[–—−]|(?<=\d)-(?=[A-Za-z])|(?<=\d{4})-(?=\d{4})")


class PieceKind(StrEnum):
    """What a piece of the typed text was taken for."""

    WORDS = "words"
    LOT = "lot"
    SITE = "site"
    DIAGNOSIS = "diagnosis"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; None where it is open."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    def both(self, other: "Period") -> "Period":
        """The days that lie in this one and in another."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Period(max(firsts, default=None), min(lasts, default=None))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the typed text with what it was taken for."""

    kind: PieceKind
    text: str
    period: Period = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that a search asks at once: what is found meets every part of it."""

    words: tuple[str, ...] = ()
    lot: str = ""
    site: str = ""
    diagnosis: str = ""
    period: Period = Period()
    departure: DepartureKind | None = None
    effect: str = ""
    """The code of an adverse effect in the clinic's list."""

    @property
    def day(self) -> date | None:
        """The one day that is asked for, which may be a birthday; None for none or several."""
        return self.period.first if self.period.first == self.period.last else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.words or self.names_sessions)

    @property
    def names_sessions(self) -> bool:
        """Whether something is asked that only a session has."""
        codes = self.lot or self.site or self.diagnosis or self.effect
        return bool(codes or self.period or self.departure)


@dataclass(frozen=True, slots=True)
class Known:
    """What the records hold, to tell a lot or a code from a word."""

    is_lot: Callable[[str], bool]
    is_site: Callable[[str], bool]
    is_diagnosis: Callable[[str], bool]


def read_pieces(typed: str, known: Known, as_words: Set[str] = frozenset()) -> list[Piece]:
    """The pieces of what was typed, in their order; those among as_words are taken as words."""
    words = _DASHES.sub(" - ", typed[:LONGEST_TYPED]).split()
    found: list[Piece] = []
    while words:
        piece, count = _first_piece(words, known, as_words)
        last = found[-1] if found else None
        if last and piece.kind is last.kind is PieceKind.WORDS:
            found[-1] = Piece(PieceKind.WORDS, f"{last.text} {piece.text}")
        else:
            found.append(piece)
        words = words[count:]
    return found


def asked_of(
    pieces: Sequence[Piece],
    *,
    period: Period = Period(),
    departure: DepartureKind | None = None,
    effect: str = "",
) -> Asked:
    """One question of the pieces and of what is chosen beside them; of two lots the last counts."""
    by_kind = {piece.kind: piece.text for piece in pieces}
    for piece in pieces:
        period = period.both(piece.period)
    return Asked(
        words=tuple(word for p in pieces if p.kind is PieceKind.WORDS for word in p.text.split()),
        lot=by_kind.get(PieceKind.LOT, ""),
        site=by_kind.get(PieceKind.SITE, ""),
        diagnosis=by_kind.get(PieceKind.DIAGNOSIS, ""),
        period=period,
        departure=departure,
        effect=effect,
    )


def _first_piece(words: Sequence[str], known: Known, as_words: Set[str]) -> tuple[Piece, int]:
    for count in range(min(len(words), MOST_WORDS_OF_DATES), 0, -1):
        text = " ".join(words[:count])
        period = read_period(text)
        if period and text not in as_words:
            return Piece(PieceKind.DATES, text, period), count
    word = words[0]
    return Piece(_kind_of(word, known) if word not in as_words else PieceKind.WORDS, word), 1


def _kind_of(word: str, known: Known) -> PieceKind:
    code = word.upper()
    if SITE.fullmatch(code) and known.is_site(code):
        return PieceKind.SITE
    if DIAGNOSIS.fullmatch(code) and known.is_diagnosis(code):
        return PieceKind.DIAGNOSIS
    is_like_a_lot = len(word) >= SHORTEST_LOT and any(letter.isdigit() for letter in word)
    if is_like_a_lot and known.is_lot(word):
        return PieceKind.LOT
    return PieceKind.WORDS


def read_period(typed: str) -> Period | None:
    """The days meant by 14 Mar 2026, Mar 2026, 2026, Mar - May 2026, since 3/2026; else None."""
    words = folded(typed).split()
    if not words:
        return None
    if len(words) > 1 and words[0] in BEGINNINGS:
        one = _span(words[1:])
        return _begun(words[0], one) if one else None
    for place, word in enumerate(words):
        if UNTIL.fullmatch(word) and place:
            return _range(words[:place], words[place + 1 :])
    return _span(words)


def _begun(word: str, one: Period) -> Period:
    """The days meant by a word before a day, a month or a year."""
    if word in ("in", "on") or one.first is None or one.last is None:
        return one
    if word in ("since", "from"):
        return Period(one.first, None)
    if word == "after":
        return Period(one.last + timedelta(days=1), None)
    return Period(None, one.first - timedelta(days=1) if word == "before" else one.last)


def _range(before: list[str], behind: list[str]) -> Period | None:
    last = _span(behind)
    if last is None or last.last is None:
        return None
    first = _span(before) or _span([*before, str(last.last.year)])  # Mar - May 2026
    if first is None or first.first is None or first.first > last.last:
        return None
    return Period(first.first, last.last)


def _span(words: list[str]) -> Period | None:
    """One day, one month or one year."""
    text = " ".join(words)
    if _YEAR.fullmatch(text):
        return _whole(int(text), None)
    if found := _MONTH.fullmatch(text):
        year = int(found[2] or found[4] or found[5])
        month = _month(found[1]) if found[1] else int(found[3] or found[6])
        return _whole(year, month)
    try:
        day = read_day(text)
    except InvalidValueError:
        return None
    return Period(day, day) if EARLIEST_YEAR <= day.year <= LAST_YEAR else None


def _month(word: str) -> int:
    word = "sep" if word == "sept" else word
    return next((n for n, name in enumerate(FULL_MONTHS, 1) if name.startswith(word)), 0)


def _whole(year: int, month: int | None) -> Period | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or month not in (None, *range(1, 13)):
        return None
    first, last = month or 1, month or 12
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
