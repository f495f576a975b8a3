"""Units at each site over all sessions, adverse effects beside."""
