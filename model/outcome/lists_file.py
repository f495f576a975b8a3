"""Reads the list of outcomes strictly; a broken one of the clinic is named, the shipped used."""

from pathlib import Path

from model.errors import DataFileError
from model.outcome.lists import CHECKPOINT_DAYS, Band, DiaryRules, EffectKind, Measure, OutcomeLists
from model.paths import RESOURCES
from model.toml_table import CERTAINTIES, Table, read_table

FILE = "outcome.toml"
SHIPPED = RESOURCES / "practice" / FILE
CODE = r"[a-z][a-z0-9_-]{0,39}"
UNITS = ("days", "hours", "score", "weeks")
# Kept apart by the program itself: what a rule, a diary or the print asks for by its code.
NEEDED = ("headache_days", "migraine_days", "severe_days", "headache_hours", "acute_days")


def load_outcome_lists(clinic_folder: Path | None = None) -> OutcomeLists:
    """The lists in force, the clinic's own where it has a file that can be used.

    Raises DataFileError where the shipped file is broken; the clinic's is in problems.
    """
    own = clinic_folder / FILE if clinic_folder else None
    if own is None or not own.is_file():
        return read_outcome_lists(SHIPPED)
    try:
        return read_outcome_lists(own)
    except DataFileError as error:
        return read_outcome_lists(SHIPPED, (error,))


def read_outcome_lists(path: Path, problems: tuple[DataFileError, ...] = ()) -> OutcomeLists:
    """The checked lists of a file; raises DataFileError."""
    top = read_table(path)
    measures = tuple(map(_measure, top.tables("measure")))
    codes = [measure.code for measure in measures]
    for name in NEEDED:
        if name not in codes:
            raise top.error("measure", f"{name} is missing")
    _refuse_doubles(top, "measure", codes)
    effects = tuple(map(_effect, top.tables("effect")))
    _refuse_doubles(top, "effect", [effect.code for effect in effects])
    lists = OutcomeLists(
        measures=measures,
        channels={t.text("code", pattern=CODE): t.text("text") for t in top.tables("channel")},
        effects=effects,
        diary=_diary(top.table("diary")),
        gap_days=top.count("gap_days", least=28, most=400),
        overdue_days=top.count("overdue_days", least=7, most=400),
        checkpoint_days=top.optional_count("checkpoint_days", CHECKPOINT_DAYS, most=28),
        problems=problems,
    )
    top.close()
    return lists


def _measure(table: Table) -> Measure:
    measure = Measure(
        code=table.text("code", pattern=CODE),
        text=table.text("text"),
        short=table.text("short"),
        unit=table.text("unit", allowed=UNITS),
        per_month=table.flag("per_month"),
        least=table.count("least", least=-100),
        most=table.count("most"),
        decimals=table.count("decimals", most=1),
        better=table.text("better", allowed=("lower", "higher")),
        key=table.text("key", pattern=r"indication\.[a-z][a-z0-9_]{0,39}"),
        bands=tuple(_band(band) for band in table.optional_tables("band", "most")),
        certainty=table.text("certainty", allowed=CERTAINTIES),
        source=table.text("source"),
    )
    table.close()
    return measure


def _band(table: Table) -> Band:
    band = Band(table.count("most"), table.text("text"))
    table.close()
    return band


def _effect(table: Table) -> EffectKind:
    effect = EffectKind(
        code=table.text("code", pattern=CODE),
        text=table.text("text"),
        muscles=tuple(table.optional_text("muscles").split()),
        also=_parted(table.optional_text("also")),
    )
    table.close()
    return effect


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _diary(table: Table) -> DiaryRules:
    rules = DiaryRules(
        least_days=table.count("least_days", least=1, most=28),
        moderate_from=table.count("moderate_from", least=1, most=10),
        severe_from=table.count("severe_from", least=2, most=10),
    )
    if rules.severe_from <= rules.moderate_from:
        raise table.error("severe_from", "lies not above moderate_from")
    table.close()
    return rules


def _refuse_doubles(top: Table, key: str, codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise top.error(key, f"{code} stands there twice")
