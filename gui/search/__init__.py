"""Search over patients, sessions, lots, notes."""
