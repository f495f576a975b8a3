"""Starts the program with a window."""

import gc
import os
import sys

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.fonts import load_fonts
from gui.main_window import MainWindow
from gui.theme import Theme
from model.paths import DataFolder


def run(folder: DataFolder, *, demonstration: bool, theme_name: str, size: str) -> int:
    """Show the window and stay until it is closed; the exit code."""
    gc.disable()  # until the practice is open: nothing that a start makes is garbage
    # Fractional screen scaling as it is: rounding would blur the map.
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Headmap")
    application.setDesktopFileName("headmap")
    load_fonts()
    theme = Theme()
    theme.choose(theme_name or "system", application)
    window = MainWindow(theme)

    def open_practice() -> None:
        _open_practice(
            application, window, folder, demonstration=demonstration, theme_name=theme_name
        )

    window.first_painted.connect(lambda: QTimer.singleShot(0, open_practice))
    if size:
        width, height = (int(part) for part in size.split("x"))
        window.resize(width, height)
        window.show()
    else:
        window.resize(1440, 900)
        window.showMaximized()
    return int(application.exec())


def _open_practice(
    application: QApplication,
    window: MainWindow,
    folder: DataFolder,
    *,
    demonstration: bool,
    theme_name: str,
) -> None:
    # Two thirds of a start are what this imports: the window is on the screen before.
    try:
        from gui.program import Program

        program = Program(
            application,
            folder,
            demonstration=demonstration,
            theme_name=theme_name,
            window=window,
        )
        program.setParent(application)
        program.start()
    except BaseException:
        application.exit(1)  # no empty window that answers nothing
        raise
    finally:
        # What is there now stays: collections need not look at it while someone charts.
        gc.freeze()
        _tidy(application)


def _tidy(application: QApplication) -> None:
    from gui.tidying import Tidying

    Tidying(application)


def no_screen() -> str:
    """Why no window can be shown here, in one sentence; empty where one can."""
    if sys.platform != "linux" or {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"} & os.environ.keys():
        return ""
    advice = "start it on a desktop, or use `chart`, `sessions` and `verify`, which need no screen"
    display = os.environ.get("DISPLAY", "")
    if not display:
        return f"There is no screen here to show a window on: {advice}."
    if not _answers():
        return f"The screen {display} does not answer: {advice}."
    return ""


def _answers() -> bool:
    """Whether the X server lets us in; Qt would end the program without a word of ours."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused
