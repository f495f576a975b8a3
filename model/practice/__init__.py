"""The clinic's own lists: what is asked, offered and advised, read from data files."""
