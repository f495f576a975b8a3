"""Compares signatures with the rows they cover, with the audit, and with one another."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from model.clock import from_milliseconds
from model.signature import Purpose
from model.signing.canonical import SignedText, hash_of, read_text
from model.signing.differences import ADDED, GONE, changed_values, differences
from model.signing.verification import Disagreement, Report, SignatureCheck, Verification
from model.signing.words import shown
from model.store.session_image import Columns, Image, SessionImages
from model.store.signatures import unpacked
from model.store.store import Store

Progress = Callable[[int, int], None]
PURPOSES = {purpose.value: purpose for purpose in Purpose}


def verify_session(images: SessionImages, session_id: int, *, events: bool = True) -> Verification:
    """Check every signature of a session; events=False leaves its audit to a check of the chain."""
    signatures = images.signatures(session_id)
    amendments = images.amendments(session_id)
    told = images.events(session_id)
    if not (signatures or amendments or told):
        return Verification(session_id=session_id)
    check = _SessionCheck(session_id, images, signatures, amendments, told)
    broken = images.broken_events(session_id) if events else []
    return check.verification(broken)


def verify_records(
    store: Store,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Check the chain of the audit, every signature and the triggers of the whole file.

    progress is told what is done and what there is in all, first of events, then of sessions.
    """
    with store.snapshot():
        first_broken = store.audit.first_broken(progress, cancelled)
        images = store.images.for_many()
        ids = images.signed_ids()
        signatures, broken = 0, []
        for done, session_id in enumerate(ids):
            if cancelled():
                break
            if progress:
                progress(done, len(ids))
            found = verify_session(images, session_id, events=False)
            signatures += len(found.signatures)
            if not found.agrees:
                broken.append(found)
        return Report(
            events=store.audit.count(),
            first_broken=first_broken,
            sessions=len(ids),
            signatures=signatures,
            broken=tuple(broken),
            guards_amiss=images.guards_amiss(),
            complete=not cancelled(),
        )


class _SessionCheck:
    """One session's rows, beside what was signed of them and what the audit tells."""

    def __init__(
        self,
        session_id: int,
        images: SessionImages,
        signatures: Sequence[Columns],
        amendments: Sequence[Columns],
        told: Sequence[Columns],
    ) -> None:
        self._session_id, self._images = session_id, images
        self._now = images.of(session_id)
        self._signatures = {row["number"]: row for row in signatures}
        self._amendments = {row["number"]: row for row in amendments}
        self._told = told

    def verification(self, broken_events: Sequence[int]) -> Verification:
        """All that was found; broken_events are those of the session's audit."""
        checks = [self._checked(row) for row in self._signatures.values()]
        return Verification(
            session_id=self._session_id,
            started_at=_started_at(self._now),
            signatures=(*checks, *self._lost()),
            others=(*self._unsigned(), *(_broken(event_id) for event_id in broken_events)),
        )

    def _checked(self, row: Columns) -> SignatureCheck:
        return SignatureCheck(
            number=row["number"],
            purpose=PURPOSES.get(row["purpose"]),
            disagreements=tuple(self._of_signature(row)),
        )

    def _of_signature(self, row: Columns) -> Iterator[Disagreement]:
        name = f"Signature {row['number']}"
        yield from self._of_audit(name, row)
        text = unpacked(row["canonical"])
        read = read_text(text)
        if read is None:
            yield Disagreement(record=name, note="the text that was signed cannot be read")
            return
        if hash_of(text) != row["sha256"]:
            yield Disagreement(record=name, note="its hash does not fit the text that was signed")
        yield from changed_values(name, read.signer, row)
        if read.session_id != self._session_id:
            yield Disagreement(record=name, note="it belongs to another session")
        yield from self._of_content(name, read)

    def _of_content(self, name: str, read: SignedText) -> Iterator[Disagreement]:
        if read.record is not None:
            yield from differences(self._with_patient_as_told(read.record, read.signer), self._now)
        if read.amendment is not None:
            number = read.amendment.get("number")
            now = self._amendments.get(number) if isinstance(number, int) else None
            if now is None:
                yield Disagreement(record=f"Amendment {number}", note=GONE)
            else:
                yield from changed_values(f"Amendment {number}", read.amendment, now)
        if read.signed_sha256 is not None:
            first = self._signatures.get(1)
            if first is None or first["sha256"] != read.signed_sha256:
                note = "the signature that it stands under is no longer the same"
                yield Disagreement(record=name, note=note)

    def _with_patient_as_told(self, record: Image, signer: Columns) -> Image:
        """The record as signed, but for what of the patient was corrected since, by the audit."""
        signed, now = record.get("patient", ()), self._now.get("patient", ())
        if signed == now or len(signed) != 1 or len(now) != 1 or "id" not in signed[0]:
            return record
        number = signer.get("number")
        since = [one["id"] for one in self._told if one["after"].get("number") == number]
        told = self._images.told_of_patient(now[0]["id"], min(since, default=0)) if since else {}
        corrected = {
            column: now[0][column]
            for column in signed[0]
            if column != "id" and column in told and told[column] == now[0].get(column)
        }
        return {**record, "patient": [{**signed[0], **corrected}]}

    def _of_audit(self, name: str, row: Columns) -> Iterator[Disagreement]:
        events = [one for one in self._told if one["after"].get("number") == row["number"]]
        if not events:
            yield Disagreement(record=name, note="the audit knows nothing of it")
            return
        if len(events) > 1:
            yield Disagreement(record=name, note="the audit tells of it more than once")
        event, after = events[0], events[0]["after"]
        if after.get("sha256") != row["sha256"]:
            yield Disagreement(record=name, note="the audit holds another hash of it")
        if after.get("kept_sha256") != hashlib.sha256(row["canonical"]).hexdigest():
            yield Disagreement(record=name, note="the text kept with it was changed")
        if (event["at"], event["clinician_id"]) != (row["signed_at"], row["clinician_id"]):
            yield Disagreement(record=name, note="the audit tells of another time or clinician")

    def _lost(self) -> Iterator[SignatureCheck]:
        """Signatures that the audit tells of and that are no longer there."""
        for event in self._told:
            number = event["after"].get("number")
            if number in list(self._signatures):
                continue
            when = shown("at", event["at"])
            note = f"{event['action']} on {when}, but the signature is no longer there"
            yield SignatureCheck(
                number=number if isinstance(number, int) else 0,
                purpose=PURPOSES.get(str(event["after"].get("purpose"))),
                disagreements=(Disagreement(record=f"Signature {number}", note=note),),
            )

    def _unsigned(self) -> Iterator[Disagreement]:
        signed = {row["amendment"] for row in self._signatures.values()}
        for number in self._amendments:
            if number not in signed:
                yield Disagreement(record=f"Amendment {number}", note=ADDED)


def _started_at(image: Image) -> datetime | None:
    try:
        return from_milliseconds(image["session"][0]["started_at"])
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def _broken(event_id: int) -> Disagreement:
    note = "is not as Headmap wrote it"
    return Disagreement(record=f"Event {event_id} of the audit", note=note)
