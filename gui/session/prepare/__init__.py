"""What is asked and noted before the injections."""
