"""The lines of a claim, and what of the session none of them holds."""

from collections.abc import Iterator

from gui.reports.words.section import Figures, Section, Words
from gui.wording import tr, units
from model.billing import Bill, Billed, bill_of
from model.practice.lists import BillingCodes
from model.session_chart import SessionChart


def billing_section(chart: SessionChart, codes: BillingCodes) -> Section | None:
    """Nothing where nothing is to be billed."""
    bill = bill_of(chart, codes)
    if not bill.lines:
        return None
    names = {
        Billed.PROCEDURE: tr("Procedure"),
        Billed.GIVEN: tr("Units given"),
        Billed.GIVEN_NONE_DISCARDED: tr("Units given, none discarded"),
        Billed.DISCARDED: tr("Units discarded"),
    }
    lines = tuple((line.code, names[line.billed], str(line.quantity)) for line in bill.lines)
    table = Figures((tr("Code"), tr("Line"), tr("Quantity")), lines, left=2, strong=True)
    notes = " ".join(_notes(bill))
    parts = (table, Words(notes, quiet=True)) if notes else (table,)
    return Section(tr("Billing"), parts, runs_on=True)


def _notes(bill: Bill) -> Iterator[str]:
    for given, billed in bill.rounded:
        yield tr("{given} given, billed as {billed}: part units are rounded up in the sum.").format(
            given=units(given), billed=billed
        )
    if bill.below_one:
        yield tr("{units} discarded, less than one to be billed.").format(
            units=units(bill.below_one)
        )
    if bill.unaccounted:
        yield tr("Not ready: {units} neither given nor discarded.").format(
            units=units(bill.unaccounted)
        )
    if bill.pharmacy:
        yield tr("{units} from the pharmacy, not billed.").format(units=units(bill.pharmacy))
    if bill.from_no_vial:
        yield tr("{units} from no vial, not billed.").format(units=units(bill.from_no_vial))
    for product in bill.without_code:
        yield tr("No code is known for {product}.").format(product=product)
