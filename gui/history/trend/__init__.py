"""Plots of a course: a measure over time, and how the effect wears off."""
