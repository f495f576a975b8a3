"""The settings name the clinic's own lists and rules: in force, broken, or never looked for."""

from pytestqt.qtbot import QtBot

from gui.dialogs.files_in_force import FilesInForce
from gui.theme import Theme
from gui.workspace import Workspace
from model.paths import RESOURCES


def said(qtbot: QtBot, workspace: Workspace, theme: Theme) -> list[str]:
    made = FilesInForce(workspace, theme)
    qtbot.addWidget(made)
    return [line.accessibleName() for line in made.lines]


def test_without_files_of_its_own_nothing_is_named(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    assert said(qtbot, workspace, theme) == []


def test_each_file_is_named_with_what_keeps_it_from_being_used(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    practice, rules = workspace.folder.practice, workspace.folder.rules
    for folder in (practice, rules):
        folder.mkdir(parents=True)
    shipped = (RESOURCES / "practice" / "aftercare.toml").read_text(encoding="utf-8")
    (practice / "aftercare.toml").write_text(shipped, encoding="utf-8")
    (practice / "checks.toml").write_text("[[question]]\ncode = 1\n", encoding="utf-8")
    (practice / "check.toml").write_text(shipped, encoding="utf-8")
    (rules / "findings.toml").write_text("not toml at all", encoding="utf-8")
    aftercare, misnamed, checks, findings = said(qtbot, workspace, theme)
    assert aftercare == "practice/aftercare.toml is in force"
    assert misnamed.startswith("practice/check.toml is not used: no file of this name")
    assert "checks.toml" in misnamed
    assert checks.startswith("practice/checks.toml is not used: at question")
    assert "program’s own is in force" in checks
    assert findings.startswith("rules/findings.toml is not used: at file: cannot be read")


def test_a_list_that_lacks_what_rules_count_on_is_named(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    shipped = (RESOURCES / "practice" / "checks.toml").read_text(encoding="utf-8")
    workspace.folder.practice.mkdir(parents=True)
    own = shipped.replace('code = "other-toxin"', 'code = "toxin"')
    (workspace.folder.practice / "checks.toml").write_text(own, encoding="utf-8")
    (checks,) = said(qtbot, workspace, theme)
    assert "is in force, but no question other-toxin: rules count no units" in checks


def test_the_lists_of_outcomes_the_words_of_diaries_and_rules_of_response_are_known(
    qtbot: QtBot, workspace: Workspace, theme: Theme
) -> None:
    for place, name in (("practice", "diary"), ("practice", "outcome"), ("rules", "response")):
        folder = workspace.folder.root / place
        folder.mkdir(parents=True, exist_ok=True)
        shipped = (RESOURCES / place / f"{name}.toml").read_text(encoding="utf-8")
        (folder / f"{name}.toml").write_text(shipped, encoding="utf-8")
    (workspace.folder.practice / "diary.toml").write_text("[columns]\n", encoding="utf-8")
    diary, outcome, response = said(qtbot, workspace, theme)
    assert diary.startswith("practice/diary.toml is not used: at columns.date: is missing")
    assert outcome == "practice/outcome.toml is in force"
    assert response == "rules/response.toml is in force"
