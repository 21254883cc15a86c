"""What it takes to understand titles: built once, shared by all of them."""

from dataclasses import dataclass

from titleopt.config import Profile, Settings, profile
from titleopt.lexicon.banned import BannedWords, load_banned
from titleopt.lexicon.heads import Heads, load_heads
from titleopt.lexicon.lexicon import Lexicon, load_lexicon
from titleopt.lexicon.load import load_stopwords
from titleopt.text.tokenizer import Cut, WordTest, cutter, word_test


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Platform, words and tokenizer for one set of settings."""

    profile: Profile
    lexicon: Lexicon
    banned: BannedWords
    heads: Heads
    stopwords: frozenset[str]
    cut: Cut
    is_common: WordTest

    @classmethod
    def of(cls, settings: Settings) -> "Knowledge":
        """Load what these settings name; data files are read once for each process."""
        return cls(
            profile=profile(settings.platform),
            lexicon=load_lexicon(settings.words),
            banned=load_banned(settings.words.banned),
            heads=load_heads(),
            stopwords=load_stopwords(),
            cut=cutter(settings.engine),
            is_common=word_test(settings.engine),
        )
