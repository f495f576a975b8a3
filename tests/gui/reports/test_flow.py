"""Filling columns: nothing lost, nothing doubled, nothing torn that belongs together."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from gui.reports.flow import Piece, balanced, column_height, filled


def nothing(painter: QPainter, x: float, y: float) -> None:
    """Paints nothing."""


def pieces(*heights: float, keep: tuple[int, ...] = ()) -> list[Piece]:
    return [
        Piece(height, nothing, gap=5.0, keep=index in keep) for index, height in enumerate(heights)
    ]


def test_a_column_takes_what_fits_and_no_gap_at_its_top() -> None:
    assert filled(pieces(10, 10, 10), 0, 25).end == 2
    assert filled(pieces(10, 10, 10), 0, 24).end == 1


def test_a_heading_goes_to_the_next_column_with_its_text() -> None:
    assert filled(pieces(10, 10, 10, keep=(1,)), 0, 30).end == 1


def test_a_piece_higher_than_any_column_is_still_placed() -> None:
    assert filled(pieces(500), 0, 100).end == 0
    assert filled(pieces(500), 0, 100, least=1).end == 1


def test_columns_are_balanced() -> None:
    lines = pieces(*[18.0] * 20)
    spans = balanced(lines, 0, 1000)
    assert spans is not None
    left, right = spans
    assert abs(column_height(lines, left) - column_height(lines, right)) <= 23


def test_what_does_not_fit_two_columns_is_said() -> None:
    assert balanced(pieces(*[18.0] * 20), 0, 100) is None


@given(
    st.lists(st.tuples(st.floats(5, 40), st.booleans()), max_size=60),
    st.floats(40, 400),
)
def test_every_piece_stands_once_and_in_order(
    shape: list[tuple[float, bool]], height: float
) -> None:
    lines = [Piece(tall, nothing, gap=3.0, keep=keep) for tall, keep in shape]
    placed: list[int] = []
    while len(placed) < len(lines):
        span = filled(lines, len(placed), height, least=1)
        placed += range(span.first, span.end)
    assert placed == list(range(len(lines)))
    spans = balanced(lines, 0, height)
    if spans:
        assert [*range(spans[0].first, spans[0].end), *range(spans[1].first, spans[1].end)] == [
            *range(len(lines))
        ]
