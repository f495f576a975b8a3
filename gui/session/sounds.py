"""A tone when a site was marked, and the next site said aloud, by what the workstation has.

Nothing is waited for, and where the workstation has neither player nor voice it stays silent.
Said are code, muscle, side and count: nothing of the patient.
"""

import shutil
import sys
from functools import lru_cache

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from gui.wording import side_name, tr
from gui.workspace import Workspace
from model.paths import RESOURCES
from model.session_chart import SessionChart, SiteRow

TONE = RESOURCES / "sounds" / "mark.wav"
PLAYERS = (("paplay",), ("pw-play",), ("afplay",), ("aplay", "-q"))
# All of them read the words from standard input: on a command line the words would be split by
# PowerShell, and every program of the workstation could read them.
VOICES = (("spd-say", "-e"), ("espeak-ng", "--stdin"), ("espeak", "--stdin"), ("say", "-f", "-"))
WINDOWS_VOICE = (
    "$in = [Console]::OpenStandardInput();"
    "$words = (New-Object IO.StreamReader($in, [Text.Encoding]::UTF8)).ReadToEnd();"
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($words)"
)


@lru_cache(maxsize=1)
def player() -> tuple[str, ...]:
    """The command that plays a file; empty where there is none."""
    return next((command for command in PLAYERS if shutil.which(command[0])), ())


@lru_cache(maxsize=1)
def voice() -> tuple[str, ...]:
    """The command that says what it reads from standard input; empty where there is none."""
    if sys.platform == "win32" and shutil.which("powershell"):
        return ("powershell", "-NoProfile", "-Command", WINDOWS_VOICE)
    return next((command for command in VOICES if shutil.which(command[0])), ())


def spoken_site(chart: SessionChart, row: SiteRow) -> str:
    """Code, muscle, side and count, in words that a voice reads well."""
    muscle = chart.protocol.muscles_by_code.get(row.muscle or "")
    code = " ".join(row.code.replace("-", ""))
    count = tr("{n} of {all}").format(n=row.number, all=chart.tally.sites_planned)
    parts = [code, muscle.name if muscle else tr("custom point"), side_name(row.laterality)]
    return ", ".join([*parts, count] if row.site else parts)


class Sounds(QObject):
    """Heard once the mark is on the screen; both are the clinic's choice."""

    def __init__(self, parent: QObject, workspace: Workspace) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._speaking: QProcess | None = None

    def went_on(self, code: str) -> None:
        """A site was marked and the walk stands on the next one; empty at the end."""
        settings = self._workspace.settings
        if settings.tone == "on":
            self.play()
        chart = self._workspace.chart
        row = chart.rows_by_code.get(code) if chart else None
        if settings.speech == "on" and chart:
            self.say(spoken_site(chart, row) if row else tr("Every site is charted"))

    def play(self) -> None:
        """The tone; the system's own beep where nothing plays a file."""
        command = player()
        if sys.platform == "win32":
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(TONE), flags)
        elif command:
            QProcess.startDetached(command[0], [*command[1:], str(TONE)])
        else:
            QApplication.beep()

    def say(self, words: str) -> None:
        """Say a few words in place of those being said."""
        command = voice()
        if not command:
            return
        self.release()
        self._speaking = QProcess(self)
        self._speaking.start(command[0], list(command[1:]))
        self._speaking.write(f"{words}\n".encode())
        self._speaking.closeWriteChannel()

    def release(self) -> None:
        """Be silent."""
        if self._speaking and self._speaking.state() != QProcess.ProcessState.NotRunning:
            self._speaking.kill()
            self._speaking.waitForFinished(200)
        if self._speaking:
            self._speaking.deleteLater()
            self._speaking = None
