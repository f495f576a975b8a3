"""A start, which shows the patients alone, does not wait for what signatures need."""

import subprocess
import sys

LOADED = """
import sys
import model.store.store
print(*(set(sys.modules) & {"json", "zlib", "model.signature", "model.store.signatures"}))
"""


def test_the_store_is_loaded_without_signatures() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
