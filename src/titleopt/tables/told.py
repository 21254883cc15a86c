"""A sentence on a file in both languages."""

from typing import NamedTuple

from titleopt.config import Lang


class Told(NamedTuple):
    """What a reader of the figures must know, in Chinese and in English."""

    zh: str
    en: str

    def told(self, lang: Lang) -> str:
        """Return the sentence in one language.

        >>> Told("空行", "blank row").told("en")
        'blank row'
        """
        return self.zh if lang == "zh" else self.en
