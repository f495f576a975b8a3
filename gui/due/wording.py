"""How somebody who is due is told in a line: the badge, the last contact, the week."""

from datetime import date, timedelta
from typing import Literal

from gui.patients.wording import joined
from gui.wording import MONTHS, NO_BREAK, WEEKDAYS, day, tr, units
from model.dose import from_tenths
from model.outcome.contact import Result
from model.recall import Group, RecallRow
from model.store.recall import MOST_COUNTED

WEEK = 7
Act = Literal["print_list", "save_csv", "save_calendar"]  # of gui/due/output.py


def short_day(value: date, today: date) -> str:
    """A date such as 12 Nov, with the year where it is not this one."""
    text = f"{value.day}{NO_BREAK}{tr(MONTHS[value.month - 1])}"
    return text if value.year == today.year else day(value)


def title_of(group: Group) -> str:
    """What a group is called over its count."""
    return {
        Group.LEFT_OPEN: tr("Left open"),
        Group.OVERDUE: tr("Overdue"),
        Group.WEEK: tr("This week"),
        Group.CHECKPOINT: tr("Checkpoint"),
        Group.NEVER_BACK: tr("Never back"),
        Group.BOOKED: tr("Booked"),
    }[group]


def count_text(count: int) -> str:
    """A count; where counting ended, that there are more."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)


def week_text(monday: date) -> str:
    """Such as week of 16 Nov 2026."""
    return tr("week of {day}").format(day=day(monday))


def badge_text(row: RecallRow, today: date) -> str:
    """Why somebody is on the list, in two or three words."""
    over = (today - row.due_on).days
    if row.group is Group.LEFT_OPEN:
        text = tr("Open 1 day") if over == 1 else tr("Open {n} days").format(n=over)
    elif row.group is Group.BOOKED:
        text = tr("Booked {day}").format(day=short_day(row.day, today))
    elif row.group is Group.CHECKPOINT:
        text = tr("{n} weeks check").format(n=row.weeks)
    elif row.group is Group.NEVER_BACK:
        text = tr("{n} weeks over").format(n=over // WEEK)
    elif over > 0:
        text = tr("1 day over") if over == 1 else tr("{n} days over").format(n=over)
    else:
        text = _due_text(row.due_on, today)
    return text.replace(" ", NO_BREAK)


def left_open_text(count: int, first: date, today: date) -> str:
    """How many sessions were left open, and since when."""
    one, more = tr("1 session left open since {day}"), tr("{n} sessions left open since {day}")
    words = one if count == 1 else more
    return words.format(n=count_text(count), day=short_day(first, today))


def is_over(row: RecallRow, today: date) -> bool:
    """Whether the badge is that of somebody over the day, which a word says too."""
    return row.group not in (Group.CHECKPOINT, Group.BOOKED) and row.due_on < today


def contact_text(row: RecallRow, today: date) -> str:
    """What came of reaching the patient since the last session; of one left open what is in it."""
    if row.group is Group.LEFT_OPEN:
        given = units(from_tenths(row.given_tenths))
        return tr("{units} given, not ended").format(units=given)
    if row.booked_on is not None:
        return _booked_text(row.booked_on, row.booked_time, today)
    if row.contacted_on is None:
        if row.group is not Group.CHECKPOINT:
            return tr("Not contacted")
        return tr("Call today") if row.day == today else _missed_text(row.day, today)
    when = tr("today") if row.contacted_on == today else short_day(row.contacted_on, today)
    words = {
        Result.CALLED: tr("Called {day}"),
        Result.LEFT_MESSAGE: tr("Left message {day}"),
        Result.DECLINED: tr("Declined {day}"),
    }
    return words.get(row.contact_result, tr("In touch {day}")).format(day=when)


def second_line(row: RecallRow, today: date) -> str:
    """The last contact and the last session, or what session was left open."""
    if row.group is Group.LEFT_OPEN:
        on = tr("Session of {day}").format(day=short_day(row.last_on, today))
        return joined(on, contact_text(row, today))
    last = tr("last {day}").format(day=short_day(row.last_on, today))
    return joined(contact_text(row, today), last.replace(" ", NO_BREAK))


def _due_text(due_on: date, today: date) -> str:
    if due_on == today:
        return tr("Due today")
    if due_on == today + timedelta(days=1):
        return tr("Due tomorrow")
    if (due_on - today).days < WEEK:
        return tr("Due {weekday}").format(weekday=tr(WEEKDAYS[due_on.weekday()]))
    return tr("Due {day}").format(day=short_day(due_on, today))


def _booked_text(booked_on: date, booked_time: str, today: date) -> str:
    if booked_on < today:
        return tr("Was booked for {day}").format(day=short_day(booked_on, today))
    if booked_on == today:
        return joined_words(tr("Booked"), booked_time or tr("today"))
    return joined_words(tr("Booked"), short_day(booked_on, today), booked_time)


def joined_words(*words: str) -> str:
    """Words with spaces between, without empty ones."""
    return " ".join(word for word in words if word)


def _missed_text(missed: date, today: date) -> str:
    if (today - missed).days >= WEEK:  # its weekday would be taken for that of this week
        return tr("Call was for {day}").format(day=short_day(missed, today))
    return tr("Call was for {weekday}").format(weekday=tr(WEEKDAYS[missed.weekday()]))
