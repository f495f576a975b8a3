"""The first start, and who is charting."""
