"""The patient list, the form and the first run."""
