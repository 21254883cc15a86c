"""The doors: command line and others to come. They parse, call and show; no logic lives here."""
