"""Who a signed session was signed for, where the patient's record says otherwise today."""

from gui.wording import day, tr
from model.allergies import in_words
from model.session_chart import SessionChart


def signed_otherwise(chart: SessionChart) -> str:
    """The patient as signed and as printed; empty where today's record agrees."""
    if not chart.is_signed:
        return ""
    from model.use_cases.printing import patient_as_signed  # a draft does without

    signed, today = patient_as_signed(chart), chart.patient
    same = (signed.list_name, signed.born_on) == (today.list_name, today.born_on)
    more = []
    if signed.record_number != today.record_number:
        more.append(tr("record number {n}").format(n=signed.record_number or tr("none")))
    if signed.allergies != today.allergies:
        words = in_words(signed.allergies)
        more.append(tr("allergies then in the record: {words}").format(words=words))
    if same and not more:
        return ""
    name = tr("signed as {name}").format(name=signed.list_name)
    return ", ".join([name, tr("born {day}").format(day=day(signed.born_on)), *more])
