"""What was measured, told and went wrong between sessions."""
