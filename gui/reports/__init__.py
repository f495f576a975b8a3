"""The printed chart, on paper, as PDF, with or without a screen."""
