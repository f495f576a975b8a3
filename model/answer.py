"""What was asked or offered in a session and what came of it: checks, advice, complications."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import checked_line, checked_text

LONGEST_NOTE = 500
CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")


class Group(StrEnum):
    """Which of the clinic's lists the item stands in."""

    CHECK = "check"
    COMFORT = "comfort"
    ADVICE = "advice"
    COMPLICATION = "complication"


class Reply(StrEnum):
    """Not asked is an answer of its own and never the same as no."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One item with its words as they stood in the clinic's list that day."""

    group: Group
    code: str
    text: str
    reply: Reply
    note: str = ""
    carried_over: bool = False
    """Taken from the last session and not yet confirmed in this one."""
    recorded_at: datetime


def checked_answer(answer: Answer) -> Answer:
    """The same with its texts tidy; raises InvalidValueError naming the field to mend."""
    if not CODE.fullmatch(answer.code):
        raise InvalidValueError("code", f"{answer.code!r} is not a code of a list.")
    text = checked_line("text", answer.text, 200)
    if not text:
        raise InvalidValueError("text", "An answer keeps the words of its question.")
    return replace(answer, text=text, note=checked_text("note", answer.note, LONGEST_NOTE))
