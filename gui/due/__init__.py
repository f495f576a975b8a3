"""Recall: who is due, and what came of calling them."""
