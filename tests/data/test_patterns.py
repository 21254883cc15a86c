"""The regular expressions of the lexicon files."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import listed, of_kind

PATTERNS = [
    pytest.param(record["pattern"], tuple(listed(record, "anchor")), id=record["pattern"][:40])
    for file in of_kind("hot_pattern", "junk_pattern", "banned_pattern")
    for record in file.records()
]
EXCUSES = [
    context[3:]
    for file in of_kind("banned", "banned_pattern")
    for record in file.records()
    for context in listed(record, "unless")
    if context.startswith("re:")
]


@pytest.mark.parametrize(("pattern", "anchors"), PATTERNS)
@settings(max_examples=30)
@given(data=st.data())
def test_every_match_holds_an_anchor(pattern: str, anchors: tuple[str, ...], data: st.DataObject):
    # Some patterns ask that a word goes on behind them.
    text = data.draw(st.from_regex(pattern) | st.from_regex(rf"(?:{pattern})[啊呀a-z]"))
    for match in re.finditer(pattern, text):
        assert any(anchor in match.group() for anchor in anchors), match.group()


@pytest.mark.parametrize(("pattern", "anchors"), PATTERNS)
def test_patterns_are_folded_and_never_match_nothing(pattern: str, anchors: tuple[str, ...]):
    assert anchors
    assert re.sub(r"\\.", "", pattern) == re.sub(r"\\.", "", pattern).lower()
    assert re.search(pattern, "") is None


@pytest.mark.parametrize("pattern", EXCUSES)
def test_excuses_compile_and_never_match_nothing(pattern: str):
    assert re.search(pattern, "") is None
