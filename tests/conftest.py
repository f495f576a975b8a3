"""What holds for every test."""

import os

# Before anything imports Qt: no test needs a screen unless it starts one itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
