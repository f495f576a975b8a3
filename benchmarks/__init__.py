"""Speed and memory of the program, each against a floor measured beside it."""
