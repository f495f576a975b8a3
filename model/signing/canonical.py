"""The one form of a signed session as text: what is hashed, kept, and compared with later.

JSON with sorted keys, without spaces, in UTF-8, its version inside. Values are those of the
columns: tenths of a unit, microlitres, milliseconds since 1970 in UTC.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from model.clock import to_milliseconds
from model.signature import Signature
from model.store.session_image import Columns, Image

VERSION = 1
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedText:
    """A canonical text read back; None where this kind of signature has no such part."""

    session_id: int
    signer: Columns
    record: Image | None
    amendment: Columns | None
    signed_sha256: str | None
    """The hash of the signature that this one stands under."""


def session_text(record: Image, *, signer: Signature) -> str:
    """What an author signs: every row of the session, its patient, protocol and drawing."""
    return _text(_id_of(record), signer, record=record)


def cosigner_text(record: Image, *, signer: Signature, author_sha256: str) -> str:
    """What a co-signer signs: the same rows, and that the author signed them."""
    return _text(_id_of(record), signer, record=record, signed_sha256=author_sha256)


def amendment_text(
    session_id: int, amendment: Columns, *, signer: Signature, signed_sha256: str
) -> str:
    """What is signed with an amendment: its row, and the signature it stands under."""
    return _text(session_id, signer, amendment=amendment, signed_sha256=signed_sha256)


def void_text(record: Image, amendment: Columns, *, signer: Signature) -> str:
    """What is signed where a session is declared void that nobody signed before."""
    return _text(_id_of(record), signer, record=record, amendment=amendment)


def hash_of(text: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def signer_columns(signer: Signature) -> dict[str, Any]:
    """The columns of a signature that its own text covers: all but text and hash."""
    return {
        "number": signer.number,
        "purpose": signer.purpose.value,
        "amendment": signer.amendment,
        "clinician_id": signer.clinician_id,
        "name": signer.name,
        "credentials": signer.credentials,
        "role": signer.role,
        "signed_at": to_milliseconds(signer.signed_at),
        "gap_reason": signer.gap_reason,
        "cosign_wanted": int(signer.cosign_wanted),
    }


def read_text(text: str) -> SignedText | None:
    """A canonical text taken apart; None for one that this program did not write."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not (
        isinstance(found, dict)
        and found.get("version") == VERSION
        and isinstance(found.get("signature"), dict)
        and _is_image(found.get("record"))
        and isinstance(found.get("amendment"), dict | None)
    ):
        return None
    return SignedText(
        session_id=found.get("session_id", 0),
        signer=found["signature"],
        record=found.get("record"),
        amendment=found.get("amendment"),
        signed_sha256=found.get("signed_sha256"),
    )


def _text(session_id: int, signer: Signature, **parts: object) -> str:
    return _JSON.encode(
        {
            "version": VERSION,
            "session_id": session_id,
            "signature": signer_columns(signer),
            **parts,
        }
    )


def _id_of(record: Image) -> int:
    return int(record["session"][0]["id"])


def _is_image(found: object) -> bool:
    """None, or lists of rows by table."""
    if found is None:
        return True
    return isinstance(found, dict) and all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        for rows in found.values()
    )
