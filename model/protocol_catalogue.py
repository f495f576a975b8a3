"""All protocols a clinic can chart with: the shipped ones and those in its data folder."""

from dataclasses import dataclass
from pathlib import Path

from model.errors import DataFileError
from model.head_map import HeadMap
from model.paths import RESOURCES
from model.protocol import Protocol
from model.protocol_file import load_protocol


@dataclass(frozen=True, slots=True)
class ProtocolCatalogue:
    """The usable protocols by id, and what is wrong with the files that are not."""

    protocols: dict[str, Protocol]
    problems: tuple[DataFileError, ...]


def load_catalogue(
    clinic_folder: Path | None, head_map: HeadMap | None = None
) -> ProtocolCatalogue:
    """Shipped protocols first; a broken file of the clinic is reported and leaves the rest.

    With a head map, a site of the clinic's that has no place on it counts as broken.
    """
    protocols: dict[str, Protocol] = {}
    problems: list[DataFileError] = []
    for path in sorted((RESOURCES / "protocols").glob("*.toml")):
        protocol = load_protocol(path)
        protocols[protocol.protocol_id] = protocol
    own = sorted(clinic_folder.glob("*.toml")) if clinic_folder else []
    for path in own:
        try:
            protocol = load_protocol(path)
            if protocol.protocol_id in protocols:
                raise DataFileError(path.name, "id", f"{protocol.protocol_id!r} is taken already")
            placed = {code for view in head_map.views for code in view.sites} if head_map else None
            for site in protocol.sites:
                if placed is not None and site.code not in placed:
                    raise DataFileError(path.name, f"site {site.code}", "is not on the head map")
        except DataFileError as error:
            problems.append(error)
        else:
            protocols[protocol.protocol_id] = protocol
    return ProtocolCatalogue(protocols, tuple(problems))
