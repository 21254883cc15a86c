"""The command line: one file for each verb, found through ``program.VERBS``.

A verb's module is imported when the verb is called, so that a light one starts at once
whatever the heavy ones need.
"""

from titleopt.apps.cli.program import main

__all__ = ["main"]
