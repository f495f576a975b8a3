"""The preparation: expiry, age, concentration, recalled lots, and whether the vials add up."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from model import session_clock
from model.safety.case import Case
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import counted, day_words, figure, listed, units
from model.session_chart import ZERO
from model.settings import recalled_among
from model.vial import Vial
from model.vials import Balance, balance_of


def expired(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials whose expiry lies before the day of the session."""
    for vial in case.chart.vials.values():
        if vial.expires_on < case.day:
            yield _seen(vial, expires=day_words(vial.expires_on))


def expires_today(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials whose last day is the day of the session."""
    for vial in case.chart.vials.values():
        if vial.expires_on == case.day:
            yield _seen(vial, expires=day_words(vial.expires_on))


def made_up_too_long(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials used, or to be used, longer after they were made up than their product allows."""
    for vial in case.chart.vials.values():
        product = case.practice.product(vial.product)
        until = _in_use_until(case, vial)
        if product is None or until is None:
            continue
        allowed = timedelta(hours=product.hours_after_made_up)
        if until - vial.made_up_at > allowed:
            yield Seen(
                subject=f"vial {vial.number}",
                shown={
                    "vial": str(vial.number),
                    "most": str(product.hours_after_made_up),
                    "made_up": _moment_words(vial.made_up_at),
                },
                # The minutes run on: an override holds until the time allowed is over once more.
                also_saw=f"{(until - vial.made_up_at) // allowed} times",
                source=product.source,
                certainty=product.certainty,
            )


def hours_unknown(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials in use of a product not in the clinic's list: nothing says how long they last."""
    for vial in case.chart.vials.values():
        if case.practice.product(vial.product) is None and _in_use_until(case, vial):
            yield _seen(vial, product=vial.product, made_up=_moment_words(vial.made_up_at))


def made_up_ahead(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials said to have been made up in the future."""
    for vial in case.chart.vials.values():
        if vial.made_up_at > case.now:
            yield _seen(vial, made_up=_moment_words(vial.made_up_at))


def concentration(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials made up otherwise than the product's usual concentration."""
    for vial in case.chart.vials.values():
        product = case.practice.product(vial.product)
        usual = product.units_per_ml if product else case.chart.protocol.units_per_ml
        if vial.units_per_ml != usual:
            yield _seen(
                vial,
                units_per_ml=figure(round(vial.units_per_ml, 2)),
                usual=figure(usual),
                made=f"{units(vial.size_units)} in {figure(vial.diluent_ml)} mL",
            )


def other_product(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials of another product than the protocol's, whose units mean something else."""
    for vial in case.chart.vials.values():
        if vial.product.casefold() != case.chart.protocol.product.casefold():
            yield _seen(vial, product=vial.product, usual=case.chart.protocol.product)


def recalled(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials of a lot on the clinic's list of recalled ones."""
    for vial in case.chart.vials.values():
        lot = recalled_among(case.settings, vial.lot, vial.diluent_lot)
        if lot:
            yield _seen(vial, lot=lot)


def overdrawn(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials out of which more came than they hold."""
    for vial in case.chart.vials.values():
        balance = balance_of(case.chart, vial.number)
        if balance.left < 0:
            yield _unbalanced(vial, balance)


def unequal(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Vials with something left, once nothing more is to be given from them.

    While sites are open the rest is what they will get, and no finding.
    """
    if not case.is_over:
        return
    for vial in case.chart.vials.values():
        balance = balance_of(case.chart, vial.number)
        if balance.left > 0:
            yield _unbalanced(vial, balance)


def no_vial(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Something given, and no vial entered at all."""
    if case.given_rows and not case.chart.vials:
        yield Seen(shown={"units": figure(case.chart.tally.units_given)})


def without_vial(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Sites given out of no vial, though vials are entered."""
    vials = case.chart.vials
    rows = [r for r in case.given_rows if not r.injection or r.injection.vial not in vials]
    if vials and rows:
        yield Seen(
            shown={
                "sites": counted(len(rows), "site"),
                "codes": listed(row.code for row in rows),
                "units": figure(sum((row.dose_units for row in rows), ZERO)),
            },
            site_codes=tuple(row.code for row in rows),
        )


def _in_use_until(case: Case, vial: Vial) -> datetime | None:
    """Now while it may still be drawn from, else its last injection; None if never used."""
    if not case.is_over and balance_of(case.chart, vial.number).left > 0:
        return case.now
    rows = (r.injection for r in case.given_rows if r.injection)
    given = [i.recorded_at for i in rows if i.vial == vial.number]
    if not given:
        return None
    last = case.chart.detail("clock.last")
    # A corrected time never shortens this: it would take away the stop of what was recorded.
    is_last = max(given) == session_clock.recorded(case.chart).last
    return max(*given, last.moment) if last and is_last else max(given)


def _seen(vial: Vial, **shown: str) -> Seen:
    return Seen(subject=f"vial {vial.number}", shown={"vial": str(vial.number), **shown})


def _unbalanced(vial: Vial, balance: Balance) -> Seen:
    return Seen(
        subject=f"vial {vial.number}",
        shown={
            "vial": str(vial.number),
            "held": figure(balance.held),
            "given": figure(balance.given),
            "discarded": figure(balance.discarded),
            "left": figure(balance.left),
            "over": figure(-balance.left),
        },
        lines=(
            ("Held", units(balance.held)),
            ("Given", units(balance.given)),
            ("Discarded", units(balance.discarded)),
        ),
    )


def _moment_words(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


BALANCE = "vial held given discarded left over"
KINDS = (
    kind("vial-expired", expired, "vial expires"),
    kind("vial-expires-today", expires_today, "vial expires"),
    kind("vial-made-up-too-long", made_up_too_long, "vial most made_up"),
    kind("vial-hours-unknown", hours_unknown, "vial product made_up"),
    kind("vial-made-up-ahead", made_up_ahead, "vial made_up"),
    kind("vial-concentration", concentration, "vial units_per_ml usual made"),
    kind("vial-product", other_product, "vial product usual"),
    kind("vial-recalled", recalled, "vial lot"),
    kind("vial-overdrawn", overdrawn, BALANCE),
    kind("vial-unequal", unequal, BALANCE),
    kind("no-vial", no_vial, "units"),
    kind("without-vial", without_vial, "sites codes units"),
)
