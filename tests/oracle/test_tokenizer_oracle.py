"""Both engines give the same tokens; jieba, bare, is the oracle."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titleopt.resources import data_files, read_data
from titleopt.text.fold import fold
from titleopt.text.tokenizer import cutter, tokenize

pytest.importorskip("rjieba", reason="the extra 'fast' is not installed")

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"
# Signs, scripts and neighbours that the two engines are known to treat differently.
ODD = "a1Tt.%-_+#& \r\n\t中国的纯棉连衣裙恤𠮷㐀𠀀鿿é豈…—()（）☆\ud800ｔ℃"
SIGNS = "aT1纯棉裙 /()（）【】[]，、：:*~·。！!？?；;《》“”‘’'=<>|×"


def same(text: str) -> bool:
    return cutter("jieba")(text) == cutter("rjieba")(text)


@settings(max_examples=400)
@given(st.text(alphabet=ODD, max_size=24))
def test_odd_text(text):
    assert same(text)


@settings(max_examples=400)
@given(st.text(alphabet=SIGNS, max_size=24))
def test_words_and_signs(text):
    assert same(text)


@given(st.text(max_size=30))
def test_any_text(text):
    assert same(text)


def test_rows_of_lexicon_words():
    words = [row[0] for path in data_files("categories") for row in read_data(path).rows]
    rng = random.Random(7)
    for _ in range(300):
        assert same("".join(rng.sample(words, 5)))


@pytest.mark.skipif(not REAL.exists(), reason="no real titles beside the checkout")
@pytest.mark.parametrize(("name", "column"), [("titles.tsv", 3), ("search_terms_taobao.tsv", 0)])
def test_real_text(name, column):
    lines = (REAL / name).read_text(encoding="utf-8").splitlines()[1:]
    texts = [line.split("\t")[column] for line in random.Random(3).sample(lines, 1500)]
    assert [text for text in texts if not same(text)] == []
    assert [text for text in texts if not same(fold(text).upper())] == []


@given(st.text(alphabet=ODD, max_size=24))
def test_tokens_cover_the_text_without_loss(text):
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("engine", ["jieba", "rjieba"])
def test_loading_is_silent_and_leaves_no_file(engine, tmp_path):
    program = (
        "from titleopt.text.tokenizer import tokenize;"
        f"print(len(tokenize('纯棉圆领T恤', engine={engine!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"TMPDIR": str(tmp_path), "PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.stdout.strip(), done.stderr) == ("3", "")
    assert list(tmp_path.iterdir()) == []
