"""Review and sign: what was given, what the rules say, what differs, who signs."""
