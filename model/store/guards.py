"""Whether the triggers that lock signed records still stand as the program made them."""

from model.store.database import Database

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"


def guards_amiss(database: Database) -> tuple[str, ...]:
    """The names of triggers that are missing, changed or were added from outside.

    Takes some 100 ms: it makes the tables once more, in memory, to compare with.
    """
    import sqlite3

    import sqlite_utils

    from model.store.schema import migrations

    fresh = sqlite3.connect(":memory:")
    try:
        migrations.apply(sqlite_utils.Database(fresh, execute_plugins=False))
        meant = set(fresh.execute(TRIGGERS).fetchall())
    finally:
        fresh.close()
    return tuple(sorted({name for name, _ in meant ^ set(database.rows(TRIGGERS))}))
