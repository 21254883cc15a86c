from hypothesis import given
from hypothesis import strategies as st

from titleopt.checking.fixer import apply_fixes, settle
from titleopt.model import Edit, Fix


def fix(*edits, safety="safe"):
    return Fix(edits=tuple(Edit(start=a, end=b, replacement=r) for a, b, r in edits), safety=safety)


def test_edits_of_one_fix_are_made_together():
    assert apply_fixes("【包邮】毛巾", [fix((0, 1, ""), (3, 4, " "))]) == "包邮 毛巾"


def test_of_two_that_overlap_the_earlier_is_made():
    assert apply_fixes("abcd", [fix((0, 2, "x")), fix((1, 3, "y"))]) == "xcd"


def test_an_overlapping_edit_drops_its_whole_fix():
    assert apply_fixes("abcdef", [fix((0, 1, "")), fix((0, 1, "x"), (5, 6, "y"))]) == "bcdef"


def test_the_same_edit_twice_is_made_once():
    assert apply_fixes("★毛巾", [fix((0, 1, "")), fix((0, 1, ""))]) == "毛巾"


def test_safety_is_a_bar():
    unsafe, shown = fix((0, 1, ""), safety="unsafe"), fix((1, 2, ""), safety="display")
    assert apply_fixes("abc", [unsafe, shown]) == "abc"
    assert apply_fixes("abc", [unsafe, shown], safety="unsafe") == "bc"
    assert apply_fixes("abc", [unsafe, shown], safety="display") == "c"


def test_two_rules_that_undo_each_other_do_not_hang():
    def swap(title):
        return [fix((0, 1, "b" if title[0] == "a" else "a"))]

    assert settle("a", swap) in {"a", "b"}


def test_a_fix_that_grows_for_ever_ends():
    assert len(settle("a", lambda _: [fix((0, 0, "a"))], rounds=5)) == 6


def test_fixes_are_repeated_until_still():
    def outermost(title):
        return [fix((0, 1, ""), (len(title) - 1, len(title), ""))] if title[0] == "(" else []

    assert settle("((毛巾))", outermost) == "毛巾"


@given(
    st.text(max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text(max_size=2)), max_size=6),
)
def test_what_no_edit_names_stays(title, edits):
    fixes = [fix((a, min(a + n, len(title)), r)) for a, n, r in edits if a <= len(title)]
    touched = {i for f in fixes for e in f.edits for i in range(e.start, e.end)}
    kept = [char for i, char in enumerate(title) if i not in touched]
    result = iter(apply_fixes(title, fixes))
    assert all(char in result for char in kept)
