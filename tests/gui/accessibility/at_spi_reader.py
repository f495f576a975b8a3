"""Reads a running Headmap as a screen reader does, and marks one site; run by the system's Python.

at_spi_reader.py CODE FILE: writes one JSON object: the site buttons by code, what became of CODE.
"""

import json
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE_SECONDS = 40


def application():
    """Headmap on the bus, once it is there."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and found.get_name() == "Headmap":
            return found
    return None


def sites(node, depth=0):
    """The site buttons below a node: those whose name begins with a code such as TE-L1.

    The lines of the list beside the map say the same words.
    """
    found = {}
    if node is None or depth > 25:
        return found
    name = node.get_name() or ""
    code = name.split(",")[0]
    if code[2:3] == "-" and node.get_role() == Atspi.Role.CHECK_BOX:
        found[code] = node
    for number in range(node.get_child_count()):
        found.update(sites(node.get_child_at_index(number), depth + 1))
    return found


def until(ask, wanted):
    """Ask again until the answer is the wanted one, or patience is over."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        answer = ask()
        if wanted(answer):
            return answer
        time.sleep(0.2)
    return ask()


def told(node):
    """What is said of one site."""
    states = node.get_state_set()
    action = node.get_action_iface()
    return {
        "name": node.get_name(),
        "description": node.get_description(),
        "role": node.get_role_name(),
        "checkable": states.contains(Atspi.StateType.CHECKABLE),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "actions": [action.get_action_name(n) for n in range(action.get_n_actions())],
    }


def main(code):
    """Find the sites, do the first action of one, wait until its state says so."""
    Atspi.init()
    found = until(lambda: sites(application()), lambda buttons: len(buttons) >= 31)
    answer = {"sites": {key: told(node) for key, node in found.items()}}
    if code in found:
        found[code].get_action_iface().do_action(0)

        def again():
            found[code].clear_cache()
            return told(found[code])

        answer["after"] = until(again, lambda site: site["checked"])
    return json.dumps(answer)


Path(sys.argv[2]).write_text(main(sys.argv[1]), encoding="utf-8")
