"""Who is due, on the card and on its page."""
