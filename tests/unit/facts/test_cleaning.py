import pytest
from hypothesis import given
from hypothesis import strategies as st

from titleopt.checking.fixer import apply_fixes
from titleopt.facts.cleaning import clean
from titleopt.lexicon.entries import Entries, Entry, Promotion
from titleopt.lexicon.lexicon import Lexicon
from titleopt.model import Edit, Fix

HOT = Promotion("包邮", "service", "guide")
LEXICON = Lexicon(Entries([Entry("包邮", hot=HOT), Entry("新款", hot=HOT)]))


def cleaned(typed):
    return clean(typed, LEXICON).text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("【包邮】★连衣裙", "包邮 连衣裙"),
        ("A ★ 【B】", "A B"),
        ("★ A ★", "A"),
        ("A-★-B", "A B"),
        ("A★，B", "A，B"),
        ("连\u200b衣裙\ufffd女", "连衣裙 女"),
        ("A)\ufffd(B", "A)(B"),
        ("&amp;nbsp;A&nbsp;&nbsp;B", "A B"),
        ("&hearts;新款", "新款"),
        ("（包邮）毛巾（大号）", "包邮 毛巾（大号）"),
        ("1️⃣号", "1 号"),
        (" \t　", ""),
    ],
)
def test_cleaned(typed, text):
    assert cleaned(typed) == text


def test_a_plain_title_is_given_back_untouched():
    cleaning = clean("纯棉T恤 女36-46码", LEXICON)
    assert cleaning == ("纯棉T恤 女36-46码", None, *cleaning[2:])
    assert not any(cleaning[2:])


def test_origins_lead_back_to_the_typed_title():
    typed = "【包邮】&amp;毛巾ＬＥＤ"
    cleaning = clean(typed, LEXICON)
    assert cleaning.text == "包邮 毛巾LED"
    assert len(cleaning.origins) == len(cleaning.text)
    assert [typed[slice(*origin)] for origin in cleaning.origins] == [
        *("包", "邮", "】&amp;", "毛", "巾"),
        *["ＬＥＤ"] * 3,
    ]


DIRT = st.lists(
    st.sampled_from(
        [*"★【】（）[]AB包邮 　\u200b\ufffd&-+~！，", "&nbsp;", "&amp;", "<br>", "ＬＥＤ"]
    ),
    max_size=14,
).map("".join)


@given(DIRT | st.text(max_size=30))
def test_cleaning_twice_changes_nothing(typed):
    once = cleaned(typed)
    assert cleaned(once) == once


@given(DIRT)
def test_all_edits_made_until_still_give_the_cleaned_title(typed):
    title = typed
    for _ in range(12):
        title = apply_fixes(title, fixes(title))
    assert title == cleaned(typed)


@given(DIRT)
def test_any_one_edit_leads_to_the_same_cleaned_title(typed):
    for one in fixes(typed):
        assert cleaned(apply_fixes(typed, [one])).split() == cleaned(typed).split()


def fixes(title):
    found = clean(title, LEXICON)
    groups = [(edit,) for edit in (*found.html_edits, *found.broken_edits, *found.symbol_edits)]
    groups += [(edit,) for edit in found.wide]
    groups += [edits for _, edits in found.emphasis]
    groups += [found.blank_edits] if found.blank_edits else []
    return [
        Fix(edits=tuple(Edit(start=a, end=b, replacement=r) for a, b, r in group), safety="safe")
        for group in groups
    ]
