from hypothesis import given
from hypothesis import strategies as st

from titleopt.lexicon.entries import Attribute, Category, Entries, Entry
from titleopt.lexicon.rows import Rows

WORDS = st.text("裙衣ab", min_size=1, max_size=2)
LINES = st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), max_size=6)
FILES = st.lists(LINES, max_size=3)


def as_lines(rows):
    return [f"{term}\t{'|'.join(synonyms)}\tx" for term, synonyms in rows]


@given(FILES)
def test_every_line_is_found_by_each_of_its_terms(files):
    rows = Rows.of([], [(as_lines(file), 1) for file in files])
    names = rows.names.split("\n") if len(rows.first) else []
    every = [row for file in files for row in file]
    expected = {
        term: [n for n, (first, others) in enumerate(every) if term in (first, *others)]
        for first, others in every
        for term in (first, *others)
    }
    assert {name: sorted({*rows.lines(n)}) for n, name in enumerate(names)} == expected


@given(FILES, st.lists(WORDS, max_size=2, unique=True))
def test_rows_are_read_as_they_were_written(files, terms):
    rows = Rows.of(terms, [(as_lines(file), 1) for file in files])
    assert Rows.from_bytes(rows.to_bytes()) == rows


def categories(entry, cells):
    entry.category = Category(cells[0], cells[2], ())


def attributes(entry, cells):
    entry.attribute = Attribute(cells[0], "colour", None, ())


def test_a_term_is_everything_its_lines_say_and_the_last_file_wins():
    entries = Entries([Entry("套装")])
    entries.add(categories, ["裙\t连衣裙|裙子\tclothes", "灯\t\thome"], 1, b"1")
    entries.add(attributes, ["灯", "红"], 0, b"2")
    entries.add(categories, ["裙子\t\ttoys"], 1, b"3")
    assert list(entries) == ["套装", "裙", "连衣裙", "裙子", "灯", "红"]
    assert entries["连衣裙"].category == Category("裙", "clothes", ())
    assert entries["裙子"].category == Category("裙子", "toys", ())
    assert entries["灯"].kinds == ("category", "attribute")
    assert entries["套装"].kinds == ()
    assert entries["红"] is entries["红"]
