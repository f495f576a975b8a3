"""How the map area is divided and how large marks are, by the width of the window."""

from dataclasses import dataclass, replace

SMALL_BELOW, LARGE_FROM = 1366, 1700


@dataclass(frozen=True, slots=True)
class MapSizes:
    """Shares of the map area, 0..1, and mark sizes in px."""

    upper_share: float
    front_share: float
    side_share: float
    companion_share: float
    working_share: float
    diameter: float
    number: float

    def marks(self, *, working: bool, companion: bool) -> tuple[float, float]:
        """Diameter and size of the number in px; 0 for no number."""
        if working:
            return 24.0, (15.0 if self.number >= 0 else 0.0)
        if companion:
            return 15.0, 0.0
        return self.diameter, max(self.number, 0.0)


SMALL = MapSizes(0.617, 0.430, 0.272, 0.251, 0.743, 18.0, 0.0)
MEDIUM = MapSizes(0.625, 0.432, 0.284, 0.261, 0.752, 20.0, 13.0)
LARGE = MapSizes(0.609, 0.411, 0.301, 0.233, 0.783, 22.0, 14.0)


def sizes_for(window_width: int, numbers: str) -> MapSizes:
    """The sizes for a window; numbers is auto, always or never."""
    sizes = SMALL if window_width < SMALL_BELOW else LARGE if window_width >= LARGE_FROM else MEDIUM
    number = sizes.number
    if numbers == "always" and not number:
        number = 12.0
    elif numbers == "never":
        number = -1.0
    return replace(sizes, number=number)
