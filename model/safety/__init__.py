"""What the program knows of a session: findings, computed from a file of rules."""
