"""A patient's page: does the treatment work, and what came of it."""
