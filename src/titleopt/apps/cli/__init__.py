"""The command line: one file for each verb, found through ``program.VERBS``.

A verb's module is imported when the verb is called, so that a light one starts at once
whatever the heavy ones need.
"""

import os

# To look for plugins pydantic reads every package that is installed; the program has none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from titleopt.apps.cli.program import main

__all__ = ["main"]
