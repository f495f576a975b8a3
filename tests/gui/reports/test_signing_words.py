"""What the box at the end says: signed, awaited, void, broken; and the amendments beneath."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from gui.reports.chart_content import content_of
from gui.reports.words import signature as box
from gui.reports.words.signature import SignatureWords, moment
from gui.wording import NO_BREAK
from model.clinician import Clinician
from model.session_chart import SessionChart
from model.signature import Purpose
from model.signing.canonical import hash_of, session_text
from model.signing.verification import Disagreement, SignatureCheck, Verification
from model.use_cases.printing import Background
from tests.gui.reports.conftest import AT, SETTINGS, Charts
from tests.gui.reports.records import addition, amended, correction, lea, signature, signed, void

LOT = Disagreement(record="Vial 1", value="lot", as_signed="“C7654”", now="“C7645”")


def words(chart: SessionChart, *broken: Disagreement, **values: object) -> SignatureWords:
    check = SignatureCheck(number=1, purpose=Purpose.AUTHOR, disagreements=broken)
    verification = Verification(session_id=17, signatures=(check,))
    content = content_of(
        chart, SETTINGS, demonstration=False, printed_at=AT,
        background=Background(verification=verification), **values,  # type: ignore[arg-type]
    )  # fmt: skip
    return content.signature


def texts(words: SignatureWords) -> list[str]:
    return [one.text.replace(NO_BREAK, " ") for one in (*words.lines, *words.beneath)]


def test_signed_by_whom_with_what_role_when_and_the_check_code(charts: Charts) -> None:
    said = words(signed(charts.departing()))
    assert said.heading == "Signed by Robin Okafor, MD"
    assert not said.by_hand
    role, code = texts(said)
    assert role.startswith("Neurologist, treating clinician · 20 Nov 2026, ")
    assert code == "Check code 7F3A 91C4 0B2E 58D6 · record locked, no amendments"


def test_who_treated_and_who_also_charted_is_said(charts: Charts) -> None:
    sam = Clinician(clinician_id=3, name="Sam Idowu")
    chart = signed(charts.departing(), clinician_id=2, name="Lea Benning", credentials="NP")
    said = texts(words(chart, also=(sam,)))
    assert "Treated by Robin Okafor, MD · also charted by Sam Idowu" in said
    assert not any("treating clinician" in line for line in said)


def test_a_gap_prints_with_its_reason(charts: Charts) -> None:
    said = words(signed(charts.departing(), gap_reason="patient had to leave"))
    assert texts(said)[-1] == "Signed with parts missing: patient had to leave."


def test_a_cosignature_stands_beside_or_is_awaited(charts: Charts) -> None:
    waiting = words(signed(charts.departing(), cosign_wanted=True))
    assert waiting.beside[0].text == "Co-signature awaited"
    done = words(signed(charts.departing(), lea(2, Purpose.COSIGNER), cosign_wanted=True))
    assert done.beside[0].text == "Co-signed by Lea Benning, NP"
    assert done.beside[-1].text == "Check code C20D 4E8B 77A1 09F3"
    assert words(signed(charts.departing())).beside == ()


def test_a_void_session_says_why_and_by_whom(charts: Charts) -> None:
    said = words(amended(signed(charts.departing()), void()))
    assert said.heading == "Void"
    assert "Signed by Robin Okafor, MD" in texts(said)
    assert "Declared void, entered in error: charted for the wrong patient." in texts(said)
    never_signed = replace(
        charts.departing(), signatures=(signature(purpose=Purpose.VOID, amendment=1),),
        amendments=(void(),),
    )  # fmt: skip
    assert words(never_signed).heading == "Void"
    assert not words(never_signed).by_hand


def test_what_no_longer_agrees_is_named(charts: Charts) -> None:
    said = words(signed(charts.departing()), LOT)
    assert said.broken
    assert said.heading == "Signature does not agree"
    assert "Signed by Robin Okafor, MD" in texts(said)
    assert "Vial 1: lot was signed as “C7654” and is now “C7645”." in texts(said)
    content = content_of(
        signed(charts.departing()), SETTINGS, demonstration=False, printed_at=AT,
        background=Background(verification=Verification(session_id=17, others=(LOT,))),
    )  # fmt: skip
    assert content.mark == "Signature does not agree"
    assert content.foot_signs == ("Signature does not agree",)
    assert content.watermark == ""


def test_a_signature_that_was_taken_away_is_named_too(charts: Charts) -> None:
    lost = Disagreement(record="Signature 1", note="is no longer there")
    said = words(charts.departing(), lost)
    assert (said.heading, said.by_hand) == ("Signature does not agree", False)
    assert "Signature 1: is no longer there." in texts(said)


def test_many_disagreements_are_counted(charts: Charts) -> None:
    many = [replace(LOT, record=f"TE-L{n}") for n in range(40)]
    said = texts(words(signed(charts.departing()), *many))
    assert said[-1] == "And 32 more: see Check the records."


def test_amendments_show_both_values_and_a_code_each(charts: Charts) -> None:
    chart = amended(signed(charts.departing()), correction(1), addition(2))
    first, second = box.amendments_words(chart)
    assert first.title == "Amendment 1"
    assert first.values == (("Indication: headache days", "12", "11"),)
    assert first.kind == "Corrected value"
    assert second.kind == "Addition"
    assert second.reason == "call at the two-week checkpoint."
    assert second.who[1].text == "Lea Benning, NP"
    assert second.signed is not None
    assert second.signed.text == "Signed, check code C20D 4E8B 77A1 09F3"
    assert texts(words(chart))[1].endswith("record locked, 2 amendments beneath")


def test_an_amendment_put_in_from_outside_is_not_taken_for_signed(charts: Charts) -> None:
    chart = replace(signed(charts.departing()), amendments=(addition(1),))
    (forged,) = box.amendments_words(chart)
    assert forged.signed is not None
    assert "not added by this program" in forged.signed.text


def test_a_void_alone_is_no_amendment_beneath(charts: Charts) -> None:
    chart = signed(charts.departing())
    assert box.amendments_words(amended(chart, void())) == ()
    assert len(box.amendments_words(amended(chart, correction(1), void(2)))) == 2


def test_the_name_is_the_one_that_was_signed(charts: Charts) -> None:
    chart = charts.departing()
    row = {
        "id": 1, "family_name": "Marlowe", "given_names": "Ada", "born_on": "1979-03-14",
        "sex": "female", "record_number": "DEMO-00417", "allergies": None,
    }  # fmt: skip
    text = session_text({"session": [{"id": 17}], "patient": [row]}, signer=signature())
    married = replace(chart, patient=replace(chart.patient, family_name="Marlowe-Hale"))
    kept = signed(married, text=text, sha256=hash_of(text))
    content = content_of(kept, SETTINGS, demonstration=False, printed_at=AT)
    assert content.patient == "Marlowe, Ada"
    assert next(f.value for f in content.strip if f.label == "Allergies") == "Not recorded"
    spoilt = signed(married, text=text, sha256="0" * 64)
    content = content_of(spoilt, SETTINGS, demonstration=False, printed_at=AT)
    assert content.patient == "Marlowe-Hale, Ada"


@pytest.mark.parametrize(
    ("hours", "zone"), [(0, "(UTC+0)"), (5.5, "(UTC+5:30)"), (-3.5, "(UTC−3:30)"), (1, "(UTC+1)")]
)
def test_a_moment_tells_its_distance_from_utc(
    monkeypatch: pytest.MonkeyPatch, hours: float, zone: str
) -> None:
    place = timezone(timedelta(hours=hours))
    monkeypatch.setattr(box, "local", lambda at: at.astimezone(place))
    assert moment(datetime(2026, 11, 20, 11, 16, tzinfo=UTC)).endswith(zone)
