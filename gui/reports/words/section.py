"""What a section of a chart is made of: paragraphs, rows and small tables, as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass

DOT = " · "


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; quiet is fine print, strong a part of it that must be found."""

    text: str
    quiet: bool = False
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what belongs to it, with a rule beneath."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A small table: its first columns stand left, the figures behind them right."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    left: int = 1
    """How many columns stand left."""
    strong: bool = False
    """Whether the first column is what is looked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands beneath it."""

    title: str
    parts: tuple[Words | Row | Figures, ...]
    runs_on: bool = False
    """Whether rows and table may be run on as sentences where that saves a page."""


def joined(*parts: str, by: str = DOT) -> str:
    """The parts that there are."""
    return by.join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Several with commas."""
    return ", ".join(parts)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return capital(stopped(text))


def stopped(text: str) -> str:
    """The text as it was typed, with a full stop unless it ends in a stop of its own."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def sentences(*parts: str) -> str:
    """Each part that there is as a sentence."""
    return " ".join(sentence(part) for part in parts if part.strip())


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The same within a sentence: a small first letter, but for an abbreviation."""
    is_word = len(text) > 1 and text[0].isupper() and text[1].islower()
    return text[0].lower() + text[1:] if is_word else text
