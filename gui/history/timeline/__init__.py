"""One row a session: what was given, what differed, what came of it."""
