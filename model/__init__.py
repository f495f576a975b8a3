"""The records, the protocol and the arithmetic, without a screen."""
