"""Lots: who received what."""
