"""State and kind of a mark are told by its shape, in grey as well."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.colour import DARK, LIGHT, Roles
from gui.map.marks import REACH, MarkLook, colour_of, dose_beneath, label_of, paint_mark
from gui.theme import Theme
from gui.workspace import Workspace
from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.session_chart import SessionChart, SiteRow
from tests.gui.map.pixels import Pixels, box_of, grey_of
from tests.gui.session.charting import start_session
from tests.model.conftest import NOON

MIDDLE, RADIUS = 40, 12
CODES = ["CO-L1", "PR-M1", "FR-L1", "TE-L1", "OC-L1", "CP-L1", "TR-L1"]  # one of each muscle


@pytest.fixture
def chart(workspace: Workspace, theme: Theme) -> SessionChart:
    start_session(workspace)
    assert workspace.chart
    return workspace.chart


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def roles(request: pytest.FixtureRequest) -> Roles:
    found: Roles = request.param
    return found


def fixed(chart: SessionChart, code: str, state: State) -> SiteRow:
    return replace(chart.rows_by_code[code], state=state)


def added(kind: Kind) -> SiteRow:
    injection = Injection(
        site_code="CUSTOM-1", ordinal=40, muscle=None, laterality=Laterality.LEFT, kind=kind,
        state=State.GIVEN, dose_units=Decimal(5), place=FreePlace("front", 0.5, 0.5),
        recorded_at=NOON,
    )  # fmt: skip
    return SiteRow(
        number=40, code="CUSTOM-1", muscle=None, laterality=Laterality.LEFT, kind=kind,
        state=State.GIVEN, dose_units=Decimal(5), planned_units=Decimal(5), site=None,
        injection=injection,
    )  # fmt: skip


def painted(
    chart: SessionChart, row: SiteRow, roles: Roles, *, is_next: bool = False, **look: bool
) -> Pixels:
    """The mark in grey, without its number, on the colour of the screen."""
    image = QImage(2 * MIDDLE, 2 * MIDDLE, QImage.Format.Format_RGB32)
    image.fill(QColor(roles.surface))
    painter = QPainter(image)
    wanted = MarkLook(diameter=2 * RADIUS, is_next=is_next, **look)
    colour = colour_of(row, chart.protocol, roles)
    paint_mark(painter, QPointF(MIDDLE, MIDDLE), row, colour, roles, wanted)
    painter.end()
    return grey_of(image)


def contrast(picture: Pixels, roles: Roles, x: int, y: int) -> int:
    """How far a pixel, counted from the middle, is from the ground."""
    return abs(int(picture[MIDDLE + y, MIDDLE + x]) - int(picture[0, 0]))


@pytest.mark.parametrize("code", CODES)
def test_planned_is_empty_and_given_is_full(chart: SessionChart, roles: Roles, code: str) -> None:
    planned = painted(chart, fixed(chart, code, State.PLANNED), roles)
    given = painted(chart, fixed(chart, code, State.GIVEN), roles)
    for x, y in ((0, 0), (4, 0), (0, -4), (-3, 3)):
        assert contrast(planned, roles, x, y) < 6
        assert contrast(given, roles, x, y) > 18
    for picture in (planned, given):
        assert max(contrast(picture, roles, x, 0) for x in range(9, 13)) > 90  # the edge


@pytest.mark.parametrize("code", CODES)
def test_not_given_is_crossed_from_corner_to_corner(
    chart: SessionChart, roles: Roles, code: str
) -> None:
    crossed = painted(chart, fixed(chart, code, State.NOT_GIVEN), roles)
    planned = painted(chart, fixed(chart, code, State.PLANNED), roles)
    for x, y in ((0, 0), (5, 5), (-6, 5), (5, -6), (-6, -6)):
        assert contrast(crossed, roles, x, y) > 90, (x, y)
    for x, y in ((9, 9), (-10, 9), (9, -10), (-10, -10)):  # beyond the ring of an open site
        assert contrast(crossed, roles, x, y) > 60, (x, y)
        assert contrast(planned, roles, x, y) < 6
    for x, y in ((0, 6), (6, 0), (0, -6), (-6, 0)):
        assert contrast(crossed, roles, x, y) < 10  # between the arms


def test_follow_the_pain_is_a_square_and_custom_a_diamond(
    chart: SessionChart, roles: Roles
) -> None:
    square = painted(chart, added(Kind.FOLLOW_THE_PAIN), roles)
    diamond = painted(chart, added(Kind.CUSTOM), roles)
    disc = painted(chart, fixed(chart, "TE-L1", State.GIVEN), roles)
    corner, tip = (10, 10), (12, 0)
    assert contrast(square, roles, *corner) > 60
    assert contrast(disc, roles, *corner) < 10
    assert contrast(diamond, roles, *corner) < 10
    assert contrast(diamond, roles, 7, 7) < 20  # where the disc is still full
    assert contrast(disc, roles, 7, 7) > 18
    assert contrast(diamond, roles, *tip) > 60


def test_the_next_site_has_a_second_ring_and_the_chosen_a_thinner_one(
    chart: SessionChart, roles: Roles
) -> None:
    row = fixed(chart, "TE-L1", State.PLANNED)
    following = painted(chart, row, roles, is_next=True)
    chosen = painted(chart, row, roles, is_chosen=True)
    plain = painted(chart, row, roles)
    assert contrast(following, roles, 16, 0) > 60
    assert contrast(following, roles, 20, 0) > 5  # the soft disc
    assert contrast(chosen, roles, 14, 0) > 60
    assert contrast(chosen, roles, 20, 0) == 0
    assert contrast(plain, roles, 14, 0) == 0


def test_hover_is_seen(chart: SessionChart, roles: Roles) -> None:
    row = fixed(chart, "TE-L1", State.GIVEN)
    plain = painted(chart, row, roles)
    assert (painted(chart, row, roles, is_hovered=True) != plain).any()


@pytest.mark.parametrize("state", list(State))
def test_every_mark_stays_within_its_reach(chart: SessionChart, roles: Roles, state: State) -> None:
    """What is repainted after a change is this square alone."""
    for look in ({"is_next": True}, {"is_chosen": True}, {"is_hovered": True}):
        picture = painted(chart, fixed(chart, "TE-L1", state), roles, **look)
        box = box_of(picture != picture[0, 0])
        assert box is not None
        assert max(box.right() - MIDDLE, MIDDLE - box.left()) <= REACH
        assert max(box.bottom() - MIDDLE, MIDDLE - box.top()) <= REACH


def test_words_beside_a_mark_name_what_departs(chart: SessionChart) -> None:
    assert label_of(fixed(chart, "TE-L1", State.GIVEN)) == ""
    assert label_of(fixed(chart, "TE-L1", State.NOT_GIVEN)) == "not given"
    assert label_of(added(Kind.CUSTOM)) == "CUSTOM-1"
    more = replace(fixed(chart, "TE-L1", State.GIVEN), dose_units=Decimal("7.5"))
    assert dose_beneath(more) == "7.5"
    assert dose_beneath(fixed(chart, "TE-L1", State.GIVEN)) == ""
    assert dose_beneath(replace(more, state=State.NOT_GIVEN)) == ""
