"""How a patient does between sessions: what was counted, what went wrong, what was decided."""
