"""The language of the command line itself: ``--lang``, else TITLEOPT_LANG, else Chinese."""

import os
import sys
from collections.abc import Mapping, Sequence

from titleopt.config import Lang


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """Return the language asked for, before anything is parsed; None when nobody asked.

    >>> asked_language(["check", "--lang", "en"], {}), asked_language([], {"TITLEOPT_LANG": "en"})
    ('en', 'en')
    """
    asked = environment.get("TITLEOPT_LANG")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked == "en" else "zh" if asked == "zh" else None


ASKED: Lang | None = asked_language(sys.argv[1:], os.environ)


def say(zh: str, en: str) -> str:
    """Return the words of help and messages in the language of this run."""
    return en if ASKED == "en" else zh
