"""What the program itself sets into a row's note: a line of its own, found by how it begins.

It stands where the clinician's words stand, so that screen, paper and signature show it alike.
"""

from dataclasses import replace

from model.injection import Injection, State

TAKEN_OVER = "Taken over from "
ADDED_FOR = "Added for: "


def with_line(note: str, line: str) -> str:
    """The note with a line at its end."""
    return f"{note}\n{line}" if note else line


def without_line(note: str, start: str) -> str:
    """The note without the line that begins so."""
    return "\n".join(line for line in note.split("\n") if not line.startswith(start)).strip()


def line_of(note: str, start: str) -> str:
    """What stands behind the beginning of that line; empty where there is none."""
    found = (line.removeprefix(start) for line in note.split("\n") if line.startswith(start))
    return next(found, "")


def taken_over(injection: Injection | None) -> str:
    """The plan that left a site out, such as the session of 27 Aug 2026.

    Empty where the site was left out today, or was not left out.
    """
    refused = injection is not None and injection.state is State.NOT_GIVEN
    return line_of(injection.note, TAKEN_OVER) if injection and refused else ""


def without_refusal(image: Injection) -> Injection:
    """Without the reason for not giving it; why it was moved or added stays, or comes back."""
    if image.state is not State.NOT_GIVEN:
        return image
    added_for = line_of(image.note, ADDED_FOR)
    note = without_line(without_line(image.note, TAKEN_OVER), ADDED_FOR)
    return replace(image, reason_code="", reason=added_for, note=note)


def refused_today(image: Injection) -> Injection:
    """Ready for the clinician's reason: no plan's words; why it was added stays in the note."""
    note = without_line(image.note, TAKEN_OVER)
    if image.state is not State.NOT_GIVEN and image.reason:
        note = with_line(note, ADDED_FOR + " ".join(image.reason.split()))
    return replace(image, note=note)
