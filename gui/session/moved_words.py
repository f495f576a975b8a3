"""How far a site was moved and which way, in words."""

from gui.wording import centimetres, tr, way_name
from model.head_map import HeadMap
from model.injection import FreePlace
from model.session_chart import SiteRow
from model.surface import direction, distance_mm, standard_place


def moved_words(row: SiteRow, head_map: HeadMap | None) -> str:
    """Such as "moved 1.1 cm back"; without a drawing the way is left out."""
    if row.moved_mm is None or row.place is None:
        return ""
    words = tr("moved {distance}").format(distance=centimetres(row.moved_mm))
    if head_map is None:
        return words
    way = direction(head_map, standard_place(head_map, row.code), row.place)
    return f"{words} {way_name(way)}" if way else words


def would_move(code: str, place: FreePlace, head_map: HeadMap) -> str:
    """The same for a place that is only pointed at."""
    standard = standard_place(head_map, code)
    moved_mm = distance_mm(head_map, standard, place)
    if moved_mm is None:
        return ""
    way = direction(head_map, standard, place)
    return f"{centimetres(moved_mm)} {way_name(way)}" if way else centimetres(moved_mm)
