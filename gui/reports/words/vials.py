"""The vials: what each held, gave and lost, its lot and expiry, and when and why it was wasted."""

from collections.abc import Iterator

from gui.reports.words.section import (
    Figures,
    Section,
    Words,
    capital,
    inside,
    joined,
    listed,
    sentences,
)
from gui.wording import NO_BREAK, clock_time, day, local, millilitres, number, tr, units
from model import vials
from model.session_chart import SessionChart
from model.vial import Discard, Supplier, Vial


def vials_section(chart: SessionChart) -> Section | None:
    """Held is given and discarded together; what is not is said."""
    if not chart.vials:
        return None
    products = dict.fromkeys(vial.product for vial in chart.vials.values())
    heads = (capital(", ".join(products)), tr("Held"), tr("Given"), tr("Discarded"))
    rows = {f"{tr('Vial')} {n}, {tr('lot')} {chart.vials[n].lot}": balance
            for n, balance in vials.balances(chart).items()}  # fmt: skip
    if len(rows) > 1:
        rows[tr("All vials")] = vials.total(chart)
    lines = tuple(
        (name, units(b.held), units(b.given), units(b.discarded)) for name, b in rows.items()
    )
    return Section(
        tr("Vials and discarded amount"),
        (Figures(heads, lines), *_amiss(chart), *_fine_print(chart, several=len(products) > 1)),
    )


def _amiss(chart: SessionChart) -> Iterator[Words]:
    loose = vials.without_vial(chart)
    if loose:
        yield _strong(f"{units(loose)} {tr('given from no vial')}.")
    for n, balance in vials.balances(chart).items():
        if balance.left > 0:
            yield _strong(f"{tr('Vial')} {n}: {units(balance.left)} {tr('not accounted for')}.")
        elif balance.left < 0:
            more = units(-balance.left)
            yield _strong(f"{tr('Vial')} {n}: {more} {tr('more than it holds')}.")


def _strong(text: str) -> Words:
    return Words(text, strong=text)


def _fine_print(chart: SessionChart, *, several: bool) -> Iterator[Words]:
    """Expiry, how it was made up, what was wasted; alike vials share their lines."""
    alike: dict[str, list[int]] = {}
    for n, vial in chart.vials.items():
        product = f"{vial.product}, " if several else ""
        expires = f"{product}{tr('expires')} {day(vial.expires_on)}"
        wasted = (_discard(chart, one) for one in chart.discards if one.vial == n)
        text = sentences(expires, _made_up(chart, vial), *wasted, _supplier(vial))
        alike.setdefault(text, []).append(n)
    for text, numbers in alike.items():
        names = listed(map(str, numbers))
        name = tr("Vial") if len(numbers) == 1 else tr("Vials")
        one = len(chart.vials) == 1
        yield Words(text if one else f"{name} {names}: {inside(text)}", quiet=True)


def _made_up(chart: SessionChart, vial: Vial) -> str:
    same = local(vial.made_up_at).date() == local(chart.session.started_at).date()
    when = clock_time(vial.made_up_at)
    when = when if same else f"{day(vial.made_up_at)}, {when}"
    lot = f", {tr('lot')} {vial.diluent_lot}" if vial.diluent_lot else ""
    name = vial.diluent.replace(" %", f"{NO_BREAK}%")
    diluent = f"{_ml(vial)} {name}{lot}"
    strength = f"{number(round(vial.units_per_ml, 2))}{NO_BREAK}U/mL"
    return f"{tr('Made up')} {when} {tr('with')} {diluent}: {strength}"


def _ml(vial: Vial) -> str:
    """Whole millilitres without a decimal: this is what was drawn up, not read off a syringe."""
    whole = vial.diluent_ml == vial.diluent_ml.to_integral_value()
    return f"{vial.diluent_ml:.0f}{NO_BREAK}mL" if whole else millilitres(vial.diluent_ml)


def _discard(chart: SessionChart, discard: Discard) -> str:
    several = sum(one.vial == discard.vial for one in chart.discards) > 1
    amount = f" {units(discard.dose_units)}" if several else ""
    witness = f"{tr('seen by')} {discard.witness}" if discard.witness else ""
    same = local(discard.at).date() == local(chart.session.started_at).date()
    when = clock_time(discard.at) if same else f"{day(discard.at)} {clock_time(discard.at)}"
    why = joined(inside(discard.reason), witness, by=", ")
    return f"{tr('Discarded')}{amount} {when}, {why}"


def _supplier(vial: Vial) -> str:
    drug = f"{tr('drug code')} {vial.drug_code}" if vial.drug_code else ""
    pharmacy = tr("supplied by the pharmacy") if vial.supplier is Supplier.PHARMACY else ""
    return joined(pharmacy, drug, by=", ")
