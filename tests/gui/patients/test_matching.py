"""What was typed is found in a text without regard to accents and case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.patients.matching import matched_spans, words_of


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Marlowe, Ada", "mar", ["Mar"]),
        ("Márquez, Inés", "MAR ines", ["Már", "Inés"]),
        ("Łukasiewicz", "luka", ["Łuka"]),
        ("Márquez", "mar", ["Már"]),  # the accent as a letter of its own
        ("Weiß", "weiss", ["Weiß"]),
        ("Okonjo, Tamar", "mar", ["mar"]),
        ("Anna", "na an", ["Anna"]),
        ("Marlowe, Ada", "marlowe, ada", ["Marlowe", "Ada"]),
        ("Marlowe", "", []),
        ("", "mar", []),
        ("Marlowe", "x", []),
    ],
)
def test_matched_parts(text: str, typed: str, marked: list[str]) -> None:
    assert [text[a:b] for a, b in matched_spans(text, words_of(typed))] == marked


@given(st.text(max_size=30), st.text(max_size=6))
def test_spans_lie_inside_the_text_in_order(text: str, typed: str) -> None:
    spans = matched_spans(text, words_of(typed))
    places = [place for span in spans for place in span]
    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) for place in places)
