"""What the made-up practice says of itself on its own screens."""

from gui.wording import tr


def demonstration_words() -> str:
    """That nobody in it exists, and by which PIN its clinicians sign."""
    from model.demonstration import demonstration_pin  # read where it is open, not at a start

    return tr(
        "A made-up practice: nobody in it exists, and the real records are not touched."
        " The PIN of every clinician is {pin}."
    ).format(pin=demonstration_pin())


def demonstration_pin_words() -> str:
    """The PIN alone, beside the field that asks for it."""
    from model.demonstration import demonstration_pin

    return tr("Demonstration: {pin}").format(pin=demonstration_pin())
