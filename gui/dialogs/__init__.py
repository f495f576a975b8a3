"""Settings, backups and help: pages inside the window, not dialogs."""
