"""What a signature covers, the PIN it is given with, and whether it still agrees."""
