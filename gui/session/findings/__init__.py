"""What the rules say of a session: cards to confirm or override, shown where they matter."""
