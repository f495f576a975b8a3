"""Two sessions of a patient side by side."""
