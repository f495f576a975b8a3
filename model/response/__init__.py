"""Whether a treatment works, by the rule the clinic chose: stated with its numbers, not decided."""
