"""How vials, their sums and their hours are said."""

from datetime import datetime, timedelta
from decimal import Decimal

from gui.wording import NO_BREAK, clock_time, day, local, number, tr, units
from model.practice.lists import Practice
from model.session_chart import ZERO, SessionChart
from model.vial import MOST_VIALS, Supplier, Vial
from model.vials import Balance, left_by_vial

USUAL_HOURS = 24


def sum_words(balance: Balance) -> str:
    """The sum of a vial spelled out: held = given + left + discarded."""
    parts = (balance.given, balance.left, balance.discarded)
    return f"{number(balance.held)} = {' + '.join(map(number, parts))}"


def volume_left(chart: SessionChart) -> Decimal:
    """The mL that are left in all vials."""
    left = left_by_vial(chart)
    return sum((chart.vials[n].volume_ml(u) for n, u in left.items() if u > 0), ZERO)


def ml(value: Decimal, decimals: int = 3) -> str:
    """A volume such as 2 mL or 0.125 mL, without needless zeros."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals))
    return f"{number(rounded)}{NO_BREAK}mL"


def per_ml(vial_size: Decimal, diluent_ml: Decimal) -> str:
    """A concentration such as 50 U/mL."""
    value = (vial_size / diluent_ml).quantize(Decimal("0.1"))
    return f"{number(value)}{NO_BREAK}U/mL"


def full_words() -> str:
    """Why no further vial can be added."""
    return tr("A session holds at most {n} vials.").format(n=MOST_VIALS)


def check_lot_words() -> str:
    """Said beside a lot that a scanner may have run into what stood behind it."""
    return tr("Check the lot against the box: the scan may have added to it.")


def supplier_name(supplier: Supplier) -> str:
    """Clinic or pharmacy."""
    return tr("Clinic") if supplier is Supplier.CLINIC else tr("Pharmacy")


def hours_of(practice: Practice, product: str) -> int:
    """The hours for which a product may be used once made up."""
    known = practice.product(product)
    return known.hours_after_made_up if known else USUAL_HOURS


def use_until(vial: Vial, practice: Practice) -> datetime:
    """When a vial's time is over."""
    return vial.made_up_at + timedelta(hours=hours_of(practice, vial.product))


def left_words(left: timedelta) -> str:
    """The time left, such as 23 h 18 min left; over once it is."""
    minutes = int(left.total_seconds() // 60)
    if minutes < 0:
        return tr("Time is over")
    hours, rest = divmod(minutes, 60)
    text = tr("{h} h {min} min left") if hours else tr("{min} min left")
    return text.format(h=hours, min=rest).replace(" ", NO_BREAK)


def at_words(moment: datetime, now: datetime) -> str:
    """The time of day, with the day where it is not today."""
    if local(moment).date() == local(now).date():
        return clock_time(moment)
    return f"{day(moment)}, {clock_time(moment)}"


def short_words(units_short: Decimal) -> str:
    """Whether the vials hold enough."""
    if not units_short:
        return tr("enough")
    return tr("{units} short").format(units=units(units_short))
