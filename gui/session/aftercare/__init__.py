"""What is noted once the last injection was given."""
