"""The numbers of an overview in words."""

from decimal import ROUND_HALF_UP, Decimal

from gui.wording import NO_BREAK, day, number, tr
from model.departure import DepartureKind
from model.overview import Overview, Period, Responses, cost
from model.response.verdict import VerdictState
from model.settings import Settings

MISSING, WAITING = "–", "…"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def rounded(value: Decimal | None, step: str = "0.1") -> str:
    """A mean for people to read; a dash where there is none."""
    if value is None:
        return MISSING
    return number(value.quantize(Decimal(step), ROUND_HALF_UP))


def grouped(value: Decimal | int) -> str:
    """A large number with thin spaces between its thousands."""
    whole, point, rest = f"{value:f}".partition(".")
    parts = f"{int(whole):,}".replace(",", "\u202f")
    rest = rest.rstrip("0")
    return f"{parts}{point}{rest}" if rest else parts


def units_words(value: Decimal) -> str:
    """Such as 23 995 U."""
    return f"{grouped(value)}{NO_BREAK}U"


def cost_words(units: Decimal, settings: Settings) -> str:
    """What units cost, or that no price is set."""
    found = cost(units, settings.unit_price)
    if found is None:
        return tr("no price set in Settings")
    return (
        f"{grouped(found.quantize(Decimal(1), ROUND_HALF_UP))}{NO_BREAK}{settings.currency}".strip()
    )


def percent(share: Decimal) -> str:
    """A share in whole per cent."""
    return f"{share.quantize(Decimal(1), ROUND_HALF_UP)}{NO_BREAK}%"


def period_words(period: Period) -> str:
    """Such as 1 Jan 2026 to 20 Nov 2026."""
    return tr("{first} to {last}").format(first=day(period.first), last=day(period.last))


def step_words(overview: Overview, place: int) -> tuple[str, str]:
    """A step of the period, short for under its bar and whole."""
    first = overview.steps[place].period.first
    if overview.period.is_long:
        return str(first.year), str(first.year)
    month = tr(MONTHS[first.month - 1])
    return month, f"{month} {first.year}"


def departure_name(kind: DepartureKind) -> str:
    """A kind of departure in words."""
    return {
        DepartureKind.NOT_GIVEN: tr("Not given"),
        DepartureKind.MOVED: tr("Moved"),
        DepartureKind.OTHER_DOSE: tr("Other dose"),
        DepartureKind.FOLLOW: tr("Follow-the-pain"),
        DepartureKind.CUSTOM: tr("Custom point"),
    }[kind]


def state_name(state: VerdictState) -> str:
    """A verdict in words."""
    return {
        VerdictState.RESPONDER: tr("Responder"),
        VerdictState.NON_RESPONDER: tr("Criterion for stopping met"),
        VerdictState.NOT_YET_ASSESSABLE: tr("Not yet assessable"),
        VerdictState.UNDECIDABLE: tr("Something is missing"),
    }[state]


def responders_words(responses: Responses) -> tuple[str, str]:
    """How many respond, and out of how many by which rule."""
    if not responses.is_known:
        return WAITING, tr("looking at each patient")
    responders = responses.count(VerdictState.RESPONDER)
    assessed = responses.assessed
    if not assessed:
        return MISSING, tr("nobody assessable by {rule}").format(rule=responses.rule)
    share = percent(Decimal(100 * responders) / assessed)
    words = tr("{n} of {all} assessable, {rule}").format(
        n=responders, all=assessed, rule=responses.rule
    )
    return share, words


def reduction_words(overview: Overview) -> tuple[str, str]:
    """The mean reduction and its spread."""
    responses = overview.responses
    if not responses.is_known:
        return WAITING, tr("looking at each patient")
    if responses.mean is None:
        return MISSING, tr("no baseline and value to compare")
    spread = responses.spread
    words = tr("± {sd} (standard deviation), {n} patients").format(
        sd=rounded(spread) if spread is not None else MISSING, n=len(responses.reductions)
    )
    return f"{rounded(responses.mean)}{NO_BREAK}{responses.unit}", words
