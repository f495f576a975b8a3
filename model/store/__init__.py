"""The only place that knows SQLite: nothing outside sees a row, a cursor or SQL."""
