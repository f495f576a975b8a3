"""The protocols and drawings that sessions were charted with, kept whole."""

from typing import Literal

from model.head_map import HeadMap
from model.head_map import parse as parse_head_map
from model.protocol import Protocol
from model.protocol_file import parse_protocol
from model.store.database import Database


class Versions:
    """Each text once, by its hash; an old chart is drawn with the one it was charted with."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._protocols: dict[int, Protocol] = {}
        self._head_maps: dict[int, HeadMap] = {}
        self._known: dict[str, Protocol | HeadMap] = {}

    def recognise(self, *read: Protocol | HeadMap) -> None:
        """Take what was read already in the place of the same text in the file."""
        self._known |= {one.sha256: one for one in read}

    def keep_protocol(self, protocol: Protocol) -> int:
        """The id under which the protocol's whole text is kept."""
        found = self._find("protocol_version", protocol.sha256)
        if found is None:
            with self._database.transaction():
                found = self._database.execute(
                    "INSERT INTO protocol_version (protocol_id, version, sha256, source)"
                    " VALUES (?, ?, ?, ?)",
                    (protocol.protocol_id, protocol.version, protocol.sha256, protocol.source),
                )
        self._protocols[found] = protocol
        return found

    def keep_head_map(self, head_map: HeadMap) -> int:
        """The id under which the drawing's whole text is kept."""
        found = self._find("head_map_version", head_map.sha256)
        if found is None:
            with self._database.transaction():
                found = self._database.execute(
                    "INSERT INTO head_map_version (sha256, source) VALUES (?, ?)",
                    (head_map.sha256, head_map.source),
                )
        self._head_maps[found] = head_map
        return found

    def protocol(self, version_id: int) -> Protocol:
        """The protocol of a session, as it was then."""
        if version_id not in self._protocols:
            sha, text = self._version("protocol_version", version_id)
            known = self._known.get(sha)
            self._protocols[version_id] = (
                known
                if isinstance(known, Protocol)
                else parse_protocol(text, f"protocol version {version_id}")
            )
        return self._protocols[version_id]

    def head_map(self, version_id: int) -> HeadMap:
        """The drawing of a session, as it was then."""
        if version_id not in self._head_maps:
            sha, text = self._version("head_map_version", version_id)
            known = self._known.get(sha)
            self._head_maps[version_id] = (
                known
                if isinstance(known, HeadMap)
                else parse_head_map(text, f"head map version {version_id}")
            )
        return self._head_maps[version_id]

    def _find(self, table: Literal["protocol_version", "head_map_version"], sha: str) -> int | None:
        row = self._database.row(f"SELECT id FROM {table} WHERE sha256 = ?", (sha,))
        return int(row[0]) if row else None

    def _version(self, table: str, version_id: int) -> tuple[str, str]:
        row = self._database.row(f"SELECT sha256, source FROM {table} WHERE id = ?", (version_id,))
        if row is None:
            raise AssertionError(f"no row {version_id} in {table}")
        return str(row[0]), str(row[1])
