"""The colour roles: readable text, opaque blends."""

import pytest

from gui.colour import DARK, LIGHT, Roles, luminance, mixed, text_on


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("roles", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "surface"),
        ("text", "bg"),
        ("text_2", "surface"),
        ("text_2", "bg"),
        ("accent", "surface"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("confirm", "confirm_soft"),
        ("stop", "stop_soft"),
        ("stop", "surface"),
    ],
)
def test_text_reads_on_its_ground(roles: Roles, ink: str, ground: str) -> None:
    assert contrast(getattr(roles, ink), getattr(roles, ground)) >= 4.5


@pytest.mark.parametrize("roles", [LIGHT, DARK])
def test_edges_of_controls_and_marks_stand_out(roles: Roles) -> None:
    assert contrast(roles.line_strong, roles.surface) >= 3
    assert contrast(roles.mark_edge, roles.d_skin) >= 7


def test_a_blend_lies_between_and_is_opaque() -> None:
    assert mixed("#FFFFFF", "#000000", 0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1) == "#FFFFFF"
    assert mixed("#FFFFFF", "#000000", 0.5) == "#808080"


def test_text_on_a_colour_is_the_one_that_reads_better() -> None:
    assert text_on("#F5E874") == "#10171E"
    assert text_on("#413302") == "#FFFFFF"
