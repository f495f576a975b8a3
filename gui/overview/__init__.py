"""The practice over a period: numbers and plots."""
