"""A clinic adds protocols by files; a broken one is reported and takes nothing down."""

from pathlib import Path

from model.head_map import load
from model.paths import RESOURCES
from model.protocol_catalogue import load_catalogue

SHIPPED = (RESOURCES / "protocols" / "preempt.toml").read_text(encoding="utf-8")


def test_without_a_folder_there_are_the_shipped_protocols(tmp_path: Path) -> None:
    for own in (None, tmp_path / "not-there"):
        catalogue = load_catalogue(own)
        assert "preempt" in catalogue.protocols
        assert catalogue.problems == ()


def test_a_file_of_the_clinic_is_added(tmp_path: Path) -> None:
    own = SHIPPED.replace('id = "preempt"', 'id = "own-plan"', 1)
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a protocol", encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert catalogue.problems == ()
    assert set(catalogue.protocols) == {"preempt", "own-plan"}
    assert catalogue.protocols["own-plan"].total_units == 155


def test_a_broken_file_is_reported_by_name_and_the_rest_works(tmp_path: Path) -> None:
    (tmp_path / "a-broken.toml").write_text("id = 1", encoding="utf-8")
    own = SHIPPED.replace('id = "preempt"', 'id = "own-plan"', 1)
    (tmp_path / "b-own.toml").write_text(own, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert [problem.file for problem in catalogue.problems] == ["a-broken.toml"]
    assert "own-plan" in catalogue.protocols


def test_an_id_that_is_taken_does_not_replace_the_shipped_protocol(tmp_path: Path) -> None:
    (tmp_path / "copy.toml").write_text(SHIPPED.replace("PREEMPT", "other"), encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    (problem,) = catalogue.problems
    assert str(problem) == "copy.toml: id: 'preempt' is taken already"
    assert "PREEMPT" in catalogue.protocols["preempt"].name


def test_a_site_without_a_place_on_the_head_map_is_refused(tmp_path: Path) -> None:
    # Charted with, it would end the program wherever its session is drawn.
    own = SHIPPED.replace('id = "preempt"', 'id = "own-plan"', 1).replace('"TE-L4"', '"TE-L9"')
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    catalogue = load_catalogue(tmp_path, load(RESOURCES / "head_map.svg"))
    assert set(catalogue.protocols) == {"preempt"}
    assert [str(p) for p in catalogue.problems] == ["own.toml: site TE-L9: is not on the head map"]
