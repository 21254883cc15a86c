"""Titles as tokens: a lossless cover of the text, the same with jieba and with rjieba.

This is the only module that imports either. jieba is loaded without its cache file (the
cache lies in a shared temporary folder and is read with no owner check), without its log
lines and without the warnings of its source.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, pairwise
from threading import Lock
from typing import TYPE_CHECKING, Literal

from titleopt.errors import MissingExtraError
from titleopt.model import Token

if TYPE_CHECKING:
    import jieba

Engine = Literal["auto", "jieba", "rjieba"]
Cut = Callable[[str], list[str]]
WordTest = Callable[[str], bool]

_LOCK = Lock()
# What jieba's finalseg keeps together in a run without Han characters.
_ASCII_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
# The characters jieba gathers into blocks; everything else it emits one by one.
_BLOCK = re.compile(r"([一-鿕a-zA-Z0-9+#&._%\-]+)")
# Han characters, letters, digits, and signs that are always tokens of their own: both engines
# cut these alike.
_PLAIN = re.compile("[0-9A-Za-z一-鿕 /()（）【】\\[\\]，、：:*~·。！!？?；;《》“”‘’'=<>|×]+")
_LINE_BREAK = re.compile(r"(\r\n|\s)")
# jieba knows no ideographs outside U+4E00–U+9FD5 and emits each alone; rjieba would join them.
# A lone surrogate cannot cross into Rust at all. Both are cut as if they were U+FFFD.
_ALONE = re.compile("[\u3400-\u4dbf鿖-鿿\ud800-\udfff\uf900-\ufaff\U00020000-\U0003ffff]")


def tokenize(text: str, *, engine: Engine = "auto") -> list[Token]:
    """Cut ``text`` into tokens that cover it without loss.

    Args:
        text: Any text; spans count its code points.
        engine: ``auto`` takes rjieba when it is installed; both give the same tokens.

    Raises:
        MissingExtraError: ``engine="rjieba"`` without the ``fast`` extra.

    >>> [token.text for token in tokenize("纯棉圆领T恤 15.6寸")]
    ['纯棉', '圆领', 'T恤', ' ', '15.6', '寸']
    """
    words = cutter(engine)(text)
    ends = accumulate(map(len, words), initial=0)
    return [Token(text[a:b], a, b) for a, b in pairwise(ends)]


def resolved(engine: Engine) -> Literal["jieba", "rjieba"]:
    """Return the engine that ``engine`` stands for on this machine."""
    if engine != "auto":
        return engine
    return "rjieba" if find_spec("rjieba") else "jieba"


def cutter(engine: Engine = "auto") -> Cut:
    """Return the function that cuts text into words, loading its dictionary once."""
    return _load(engine)[0]


def word_test(engine: Engine = "auto") -> WordTest:
    """Return the test whether a word stands in the dictionary of common words."""
    return _load(engine)[1]


def _load(engine: Engine) -> tuple[Cut, WordTest]:
    with _LOCK:
        return _load_engine(resolved(engine))


@cache
def _load_engine(engine: Literal["jieba", "rjieba"]) -> tuple[Cut, WordTest]:
    if engine == "rjieba":
        return _load_rjieba()
    tokenizer = _load_jieba()
    # jieba also lists the beginnings of its words, with frequency 0.
    return tokenizer.lcut, lambda word: bool(tokenizer.FREQ.get(word))


def _load_jieba() -> "jieba.Tokenizer":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - costs a second, only when it is the engine

    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    return tokenizer


def _load_rjieba() -> tuple[Cut, WordTest]:
    try:
        import rjieba  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise MissingExtraError(
            "没有安装 rjieba",
            hint="请运行 pip install 'titleopt[fast]'，或改用 engine='jieba'",
            en="rjieba is not installed",
            hint_en="run pip install 'titleopt[fast]', or set engine='jieba'",
        ) from error
    # Its default dictionary is loaded by the import; one of our own would load it again.
    cut, has_word = rjieba.cut, rjieba.has_word

    def cut_like_jieba(text: str) -> list[str]:
        if _PLAIN.fullmatch(text):
            plain: list[str] = cut(text)
            return plain
        safe = _ALONE.sub("\ufffd", text)
        words: list[str] = []
        for word in cut(safe):
            first = word[0]
            if (
                "一" <= first <= "鿕"
                or len(word) == 1
                or (first < "\x80" and word.isalnum())
                or has_word(word)
            ):
                words.append(word)
            else:
                words.extend(_split_run(word))
        return words if safe == text else _retype(words, text)

    return cut_like_jieba, has_word


def _split_run(run: str) -> list[str]:
    """Split a run without Han characters as jieba does."""
    words: list[str] = []
    for block in _BLOCK.split(run):
        if _BLOCK.fullmatch(block):
            words.extend(filter(None, _ASCII_WORD.split(block)))
        else:
            for piece in _LINE_BREAK.split(block):
                words.extend([piece] if _LINE_BREAK.fullmatch(piece) else piece)
    return words


def _retype(words: list[str], text: str) -> list[str]:
    """Give words cut from a same-length stand-in the characters of ``text``."""
    return [text[a:b] for a, b in pairwise(accumulate(map(len, words), initial=0))]
