"""Does the treatment work, by the clinic's rule; and what the clinician decided."""
