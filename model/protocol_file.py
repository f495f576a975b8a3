"""Reads a protocol file and refuses what does not add up, with file, key and reason."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from model.errors import DataFileError
from model.injection import Laterality
from model.protocol import Ceiling, Muscle, Protocol, Reason, Site
from model.toml_table import CERTAINTIES, Table

LARGEST_FILE = 1_000_000
POSTURES = ("lying", "sitting")


def load_protocol(path: Path) -> Protocol:
    """The checked protocol of a file; raises DataFileError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataFileError(path.name, "file", "too large for a protocol")
        # -sig: the editor of some systems writes a mark in front that TOML does not know.
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path.name, "file", f"cannot be read as text: {error}") from error
    return parse_protocol(text, path.name)


def parse_protocol(text: str, file: str) -> Protocol:
    """The checked protocol of a text; raises DataFileError."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Beside its own error tomllib lets through what a number too long, an exponent too
        # large or brackets too deep raise.
        raise DataFileError(file, "file", f"is not valid TOML: {error}") from error
    top = Table(values, file, "")
    totals = top.table("totals")
    protocol = Protocol(
        protocol_id=top.text("id", pattern=r"[a-z0-9][a-z0-9-]{0,39}"),
        version=top.text("version", pattern=r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}"),
        name=top.text("name"),
        product=top.text("product"),
        route=top.text("route"),
        units_per_ml=top.units("units_per_ml"),
        step_units=top.units("step_units"),
        interval_days=top.count("interval_days", least=1, most=3650),
        certainty=top.text("certainty", allowed=CERTAINTIES),
        total_sites=totals.count("sites", least=1),
        total_units=totals.units("units"),
        most_sites=totals.count("most_sites", least=1),
        most_units=totals.units("most_units"),
        ceilings=tuple(_ceiling(table) for table in top.tables("jurisdiction")),
        not_given_reasons=tuple(_reason(table) for table in top.tables("not_given_reason")),
        muscles=tuple(sorted(map(_muscle, top.tables("muscle")), key=lambda m: m.order)),
        sites=tuple(sorted(map(_site, top.tables("site")), key=lambda s: s.order)),
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    totals.close()
    top.close()
    _check_codes(protocol, file)
    _check_sites(protocol, file)
    _check_sums(protocol, file)
    return protocol


def _ceiling(table: Table) -> Ceiling:
    ceiling = Ceiling(
        code=table.text("code", pattern=r"[A-Z][A-Z-]{0,9}"),
        name=table.text("name"),
        most_sites=table.count("most_sites", least=1),
        most_units=table.units("most_units"),
        certainty=table.text("certainty", allowed=CERTAINTIES),
        source=table.text("source"),
    )
    table.close()
    return ceiling


def _reason(table: Table) -> Reason:
    reason = Reason(table.text("code", pattern=r"[a-z][a-z-]{0,29}"), table.text("text"))
    table.close()
    return reason


def _muscle(table: Table) -> Muscle:
    muscle = Muscle(
        code=table.text("code", pattern=r"[A-Z]{2}"),
        name=table.text("name"),
        order=table.count("order", least=1),
        colour=table.colour("colour"),
        colour_dark=table.colour("colour_dark"),
        fixed_sites=table.count("fixed_sites", least=1),
        fixed_units=table.units("fixed_units"),
        most_sites=table.count("most_sites", least=1),
        most_units=table.units("most_units"),
        position=table.text("position"),
        posture=table.optional_text("posture", allowed=POSTURES),
        certainty=table.text("certainty", allowed=CERTAINTIES),
    )
    table.close()
    return muscle


def _site(table: Table) -> Site:
    site = Site(
        code=table.text("code", pattern=r"[A-Z]{2}-[LMR][1-9][0-9]?"),
        muscle=table.text("muscle"),
        laterality=Laterality(table.text("laterality", allowed=("L", "M", "R"))),
        order=table.count("order", least=1, most=999),
        dose_units=table.units("dose_units", most=200),
        landmark=table.text("landmark"),
        angle=table.text("angle"),
        pitfall=table.text("pitfall"),
        measured_from=table.optional_text("measured_from"),
        certainty=table.text("certainty", allowed=CERTAINTIES),
    )
    table.close()
    return site


def _refuse_doubles(file: str, kind: str, keys: Sequence[object]) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            raise DataFileError(file, f"{kind} {key}", f"stands there {times} times")


def _check_codes(protocol: Protocol, file: str) -> None:
    _refuse_doubles(file, "jurisdiction", [ceiling.code for ceiling in protocol.ceilings])
    _refuse_doubles(file, "not_given_reason", [r.code for r in protocol.not_given_reasons])
    _refuse_doubles(file, "muscle", [muscle.code for muscle in protocol.muscles])
    _refuse_doubles(file, "muscle order", [muscle.order for muscle in protocol.muscles])
    _refuse_doubles(file, "site", [site.code for site in protocol.sites])
    orders = [site.order for site in protocol.sites]
    _refuse_doubles(file, "site order", orders)
    if orders != list(range(1, len(orders) + 1)):
        raise DataFileError(file, "site order", f"must run from 1 to {len(orders)} without a gap")


def _check_sites(protocol: Protocol, file: str) -> None:
    muscles = protocol.muscles_by_code
    for site in protocol.sites:
        key = f"site {site.code}"
        if site.muscle not in muscles:
            raise DataFileError(file, f"{key}.muscle", f"there is no muscle {site.muscle!r}")
        if not site.code.startswith(f"{site.muscle}-{site.laterality}"):
            raise DataFileError(file, key, "code, muscle and laterality do not agree")
        if site.dose_units % protocol.step_units:
            raise DataFileError(file, f"{key}.dose_units", "is no whole number of steps")


def _check_sums(protocol: Protocol, file: str) -> None:
    def agree(key: str, said: Decimal | int, parts: Decimal | int) -> None:
        if said != parts:
            raise DataFileError(file, key, f"says {said}, its parts add up to {parts}")

    for muscle in protocol.muscles:
        key, sites = f"muscle {muscle.code}", protocol.sites_of(muscle.code)
        agree(f"{key}.fixed_sites", muscle.fixed_sites, len(sites))
        agree(
            f"{key}.fixed_units", muscle.fixed_units, sum((s.dose_units for s in sites), Decimal())
        )
        if muscle.most_sites < muscle.fixed_sites or muscle.most_units < muscle.fixed_units:
            raise DataFileError(file, f"{key}.most_units", "a maximum below the fixed plan")
    agree("totals.sites", protocol.total_sites, len(protocol.sites))
    agree("totals.units", protocol.total_units, sum(m.fixed_units for m in protocol.muscles))
    agree("totals.most_sites", protocol.most_sites, sum(m.most_sites for m in protocol.muscles))
    agree("totals.most_units", protocol.most_units, sum(m.most_units for m in protocol.muscles))
    for ceiling in protocol.ceilings:
        if ceiling.most_units < protocol.total_units or ceiling.most_sites < protocol.total_sites:
            raise DataFileError(
                file, f"jurisdiction {ceiling.code}", "a ceiling below the protocol's own plan"
            )
