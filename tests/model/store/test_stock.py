"""Stock: lots received, what is left of them, and the boxes a scan knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.errors import ConflictError, InvalidValueError, NotFoundError
from model.signature import Amendment, AmendmentKind
from model.stock import Box, StockLot
from model.store.store import Store
from model.use_cases import vials as acts
from model.vial import Supplier
from tests.model.conftest import NOON, Practice
from tests.model.test_vials import a_vial

TODAY = NOON.date()
GTIN = "00300230000017"


def a_lot(lot: str = "DEMO-C4417", **values: object) -> StockLot:
    values.setdefault("vials", 3)
    values.setdefault("expires_on", date(2028, 6, 30))
    values.setdefault("size_units", Decimal(100))
    return StockLot(product="onabotulinumtoxinA", lot=lot, added_at=NOON, **values)  # type: ignore[arg-type]


def use(practice: Practice, **values: object) -> None:
    """A vial in the practice's open session."""
    vial = replace(a_vial(), **values)  # type: ignore[arg-type]
    practice.store.changes.apply(
        practice.session.session_id,
        acts.add_vial(practice.chart(), vial, NOON),
        action="vial added", at=NOON, actor=practice.actor,
    )  # fmt: skip


def test_what_is_left_follows_from_the_sessions(practice: Practice) -> None:
    stock = practice.store.stock
    lot = stock.add(a_lot(), NOON, practice.actor)
    assert (lot.vials, lot.used, lot.left) == (3, 0, 3)
    use(practice)
    use(practice, lot="DEMO-OTHER")
    use(practice, supplier=Supplier.PHARMACY)
    use(practice, size_units=Decimal(50))
    use(practice, expires_on=date(2028, 7, 1))
    use(practice, product="another")
    assert (stock.get(lot.lot_id).used, stock.get(lot.lot_id).left) == (1, 2)
    for _ in range(3):
        use(practice)
    assert stock.get(lot.lot_id).left == 0  # more were used than were said to have come
    assert stock.offered(TODAY) == []


def test_a_vial_of_a_void_session_is_there_again(practice: Practice) -> None:
    stock = practice.store.stock
    lot = stock.add(a_lot(), NOON, practice.actor)
    use(practice)
    session_id = practice.session.session_id
    practice.store.sessions.finish(session_id, NOON, practice.actor)
    assert stock.get(lot.lot_id).used == 1
    with practice.store._database.transaction():
        practice.store.signatures.add_amendment(
            session_id,
            Amendment(
                number=1, kind=AmendmentKind.VOID, reason="Wrong patient",
                clinician_id=practice.actor, at=NOON,
            ),
        )  # fmt: skip
    assert stock.get(lot.lot_id).used == 0


def test_lots_are_offered_first_expiring_first_and_never_expired(practice: Practice) -> None:
    stock, actor = practice.store.stock, practice.actor
    for lot, days in (("LATE", 90), ("SOON", 1), ("TODAY", 0), ("OVER", -1)):
        stock.add(a_lot(lot, expires_on=TODAY + timedelta(days=days)), NOON, actor)
    assert [lot.lot for lot in stock.offered(TODAY)] == ["TODAY", "SOON", "LATE"]
    assert [lot.lot for lot in stock.all()] == ["OVER", "TODAY", "SOON", "LATE"]


def test_more_of_a_lot_is_added_to_it(practice: Practice) -> None:
    stock, actor = practice.store.stock, practice.actor
    first = stock.add(a_lot(" DEMO-C4417\n", drug_code=" 0023-1145-01 "), NOON, actor)
    more = stock.add(a_lot(vials=2), NOON, actor)
    assert (more.lot_id, more.vials, more.drug_code) == (first.lot_id, 5, "0023-1145-01")
    other = stock.add(a_lot(supplier=Supplier.PHARMACY), NOON, actor)
    assert other.lot_id != first.lot_id
    with pytest.raises(InvalidValueError):
        stock.add(a_lot(vials=9999), NOON, actor)
    assert stock.get(first.lot_id).vials == 5


def test_a_lot_is_changed_and_removed_with_the_audit_of_it(practice: Practice) -> None:
    stock, actor = practice.store.stock, practice.actor
    lot = stock.add(a_lot(), NOON, actor)
    changed = stock.change(lot, replace(lot, vials=7), NOON, actor)
    assert changed.vials == 7
    assert (
        stock.change(changed, changed, NOON, actor) == changed
    )  # nothing changed, nothing to tell
    other = stock.add(a_lot("DEMO-2"), NOON, actor)
    with pytest.raises(InvalidValueError, match="already") as caught:
        stock.change(other, replace(other, lot="DEMO-C4417"), NOON, actor)
    assert caught.value.field == "lot"
    assert stock.remove(lot.lot_id, NOON, actor) == changed
    for act in (
        lambda: stock.get(lot.lot_id),
        lambda: stock.remove(lot.lot_id, NOON, actor),
        lambda: stock.change(changed, lot, NOON, actor),
    ):
        with pytest.raises(NotFoundError):
            act()
    events = practice.store.audit.of("stock", lot.lot_id)
    assert [e.action for e in events] == ["stock added", "stock changed", "stock removed"]
    assert practice.store.audit.first_broken() is None


def test_vials_larger_than_any_shipped_are_kept(practice: Practice) -> None:
    stock, actor = practice.store.stock, practice.actor
    assert stock.add(a_lot(size_units=Decimal(500)), NOON, actor).size_units == 500
    box = Box(gtin=GTIN, product="another", size_units=Decimal(1000))
    stock.learn(box, NOON, actor)
    assert stock.box(GTIN) == box


def test_a_lot_changed_elsewhere_is_not_written_over(practice: Practice) -> None:
    stock, actor = practice.store.stock, practice.actor
    shown = stock.add(a_lot(), NOON, actor)
    stock.add(a_lot(vials=2), NOON, actor)  # two more came, at another desk
    with pytest.raises(ConflictError):
        stock.change(shown, replace(shown, drug_code="0023-1145-01"), NOON, actor)
    assert (stock.get(shown.lot_id).vials, stock.get(shown.lot_id).drug_code) == (5, "")
    use(practice)
    now = replace(shown, vials=5)  # a vial used in a session meanwhile is no conflict
    assert stock.change(now, replace(now, vials=6), NOON, actor).vials == 6


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"lot": ""}, "lot"),
        ({"lot": "C 4417"}, "lot"),
        ({"lot": "C44\n17"}, "lot"),
        ({"lot": "لوت"}, "lot"),
        ({"lot": "🙂"}, "lot"),
        ({"product": "\u202e"}, "product"),
        ({"product": "x" * 81}, "product"),
        ({"size_units": Decimal(0)}, "size_units"),
        ({"size_units": Decimal("-1")}, "size_units"),
        ({"size_units": Decimal("2.55")}, "size_units"),
        ({"drug_code": "x"}, "drug_code"),
        ({"expires_on": date(1, 1, 1)}, "expires_on"),
        ({"vials": 0}, "vials"),
        ({"vials": -1}, "vials"),
        ({"vials": 10000}, "vials"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    practice: Practice, values: dict[str, object], field: str
) -> None:
    stock = practice.store.stock
    with pytest.raises(InvalidValueError) as caught:
        stock.add(replace(a_lot(), **values), NOON, practice.actor)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert stock.all() == []


def test_a_box_is_learnt_and_learnt_anew(store: Store, practice: Practice) -> None:
    stock, actor = store.stock, practice.actor
    assert stock.box(GTIN) is None
    box = Box(gtin=GTIN, product="onabotulinumtoxinA", size_units=Decimal(100))
    stock.learn(box, NOON, actor)
    stock.learn(box, NOON, actor)
    assert stock.box(GTIN) == box
    other = replace(box, size_units=Decimal(200))
    stock.learn(other, NOON, actor)
    assert stock.box(GTIN) == other
    assert [e.action for e in store.audit.of("stock", 0)] == ["box learnt", "box learnt"]
    refused: list[Callable[[], None]] = [
        lambda: stock.learn(replace(box, gtin="00300230000012"), NOON, actor),
        lambda: stock.learn(replace(box, gtin="123"), NOON, actor),
        lambda: stock.learn(replace(box, gtin="٠" * 14), NOON, actor),
        lambda: stock.learn(replace(box, size_units=Decimal(0)), NOON, actor),
    ]
    for act in refused:
        with pytest.raises(InvalidValueError):
            act()


def test_how_a_vial_was_made_up_last_is_remembered(practice: Practice) -> None:
    stock = practice.store.stock
    assert stock.made_up_last("onabotulinumtoxinA") is None
    use(practice, diluent_lot="DEMO-S090")
    use(practice, size_units=Decimal(50), diluent_lot="DEMO-S091", lot="LAST")
    last = stock.made_up_last("onabotulinumtoxinA", Decimal(100))
    assert last
    assert last.diluent_lot == "DEMO-S090"
    assert stock.made_up_last("onabotulinumtoxinA", Decimal(200)) is None
