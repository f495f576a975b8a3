"""How a diary that was read is told of: its columns, dates, severities, its days."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from gui.patients.wording import joined
from gui.wording import NO_BREAK, day, number, tr
from model.exchange.diary_dates import DateOrder
from model.exchange.diary_file import ReadDay, ReadDiary
from model.exchange.diary_severity import Scale
from model.exchange.diary_words import Column
from model.exchange.table_text import Encoding
from model.outcome.diary_day import DiaryDay
from model.outcome.diary_months import DiaryMonth
from model.outcome.lists import DiaryRules
from model.outcome.measurement import MONTH_DAYS, per_month

NOT_KNOWN = "\u2013"
TENTH = Decimal("0.1")


def count_of_days(count: int) -> str:
    """Such as "180 days"."""
    return tr("1 day") if count == 1 else tr("{n} days").format(n=f"{count:,}")


def span_text(read: ReadDiary) -> str:
    """The first and the last day."""
    first, last = day(read.days[0].day), day(read.days[-1].day)
    return first if len(read.days) == 1 else tr("{first} to {last}").format(first=first, last=last)


def order_text(order: DateOrder) -> str:
    """How the dates are written, with an example."""
    texts = {
        DateOrder.YEAR_FIRST: tr("the year first, as in {example}"),
        DateOrder.DOTS: tr("the day first, as in {example}"),
        DateOrder.DAY_FIRST: tr("the day first, as in {example}"),
        DateOrder.MONTH_FIRST: tr("the month first, as in {example}"),
        DateOrder.MONTH_WORD: tr("with the month’s name, as in {example}"),
    }
    return texts[order].format(example=order.value.replace(" ", NO_BREAK))


def scale_text(scale: Scale | None, rules: DiaryRules) -> str:
    """How severities were read."""
    if scale is None:
        return tr("not said in this file")
    if scale is Scale.LEFT_OUT:
        return tr("left out, as chosen")
    texts = {
        Scale.WORDS: tr("in words"),
        Scale.STEPS: tr("0 to 3: mild 1, moderate 2, severe 3"),
        Scale.TEN: tr("0 to 10: moderate from {moderate}, severe from {severe}"),
    }
    return texts[scale].format(moderate=rules.moderate_from, severe=rules.severe_from)


def encoding_text(encoding: Encoding) -> str:
    """How the letters were read; worth a look only where it had to be guessed."""
    texts = {
        Encoding.UTF_8: tr("UTF-8"),
        Encoding.UTF_16: tr("UTF-16"),
        Encoding.CP1252: tr("Western European (Windows 1252)"),
    }
    return texts[encoding]


def columns_text(columns: Mapping[Column, str]) -> str:
    """The columns that were read, each with what it was taken for where its name differs."""
    names = {
        Column.DATE: tr("date"),
        Column.HEADACHE: tr("headache"),
        Column.SEVERITY: tr("severity"),
        Column.ACUTE: tr("acute medicine"),
    }
    return "; ".join(
        name if columns[column].casefold() == name.casefold() else f"{columns[column]}: {name}"
        for column, name in names.items()
        if column in columns
    )


def severity_text(severity: int | None) -> str:
    """A step in a word."""
    if severity is None:
        return NOT_KNOWN
    return (tr("none"), tr("mild"), tr("moderate"), tr("severe"))[severity]


def answer_text(answer: bool | None) -> str:
    """Yes, no, or not noted."""
    if answer is None:
        return NOT_KNOWN
    return tr("yes") if answer else tr("no")


def day_cells(one: ReadDay) -> Sequence[str]:
    """A day of the file as a row of the table."""
    return (
        f"{one.line:,}",
        day(one.day),
        answer_text(one.headache),
        severity_text(one.severity),
        answer_text(one.acute),
    )


def day_text(one: DiaryDay | ReadDay) -> str:
    """What is said of a day in a line, such as "headache, moderate, medicine"."""
    if not one.headache:
        ache, severity = tr("no headache"), ""
    else:
        ache, severity = tr("headache"), severity_text(one.severity) if one.severity else ""
    medicine = {True: tr("medicine"), False: tr("no medicine"), None: ""}[one.acute]
    return joined(ache, severity, medicine)


def month_cells(month: DiaryMonth, rules: DiaryRules) -> Sequence[str]:
    """A month as a row of the table; one with too few days is a gap."""
    kept = tr("{n} of 28").format(n=month.days_kept)
    ends = day(month.ends_on)
    if month.days_kept < rules.least_days:
        return (ends, kept, tr("gap"), "", "")
    counts = (month.headache_days, month.severe_days, month.acute_days)
    return (ends, kept, *(_scaled(count, month.days_kept) for count in counts))


def _scaled(count: int | None, kept: int) -> str:
    if count is None:
        return NOT_KNOWN
    value = per_month(Decimal(count), kept)
    return number(value if kept == MONTH_DAYS else value.quantize(TENTH, ROUND_HALF_UP))
