"""The lexicon files: format, keys, sizes, and no two readings where one must be decided."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from lexicon_files import (
    AXES,
    DEPARTMENTS,
    FILES,
    GROUNDS,
    KINDS,
    NAMES,
    ROOT,
    listed,
    of_kind,
    read,
    terms,
    tidy,
    wordings,
)

from titleopt.config import OwnWords, platforms, profile
from titleopt.lexicon.banned import load_banned
from titleopt.lexicon.heads import load_heads
from titleopt.lexicon.load import load_entries
from titleopt.text.fold import fold

each_file = pytest.mark.parametrize("path", FILES, ids=NAMES)


@each_file
def test_is_utf8_with_plain_line_ends_and_one_at_the_end(path: Path):
    content = path.read_bytes()
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")


@each_file
def test_is_folded_sorted_and_without_repeats(path: Path):
    text = path.read_text(encoding="utf-8")
    assert list(tidy().problems(text)) == []
    assert tidy().tidied(text).splitlines() == text.splitlines()


@each_file
def test_has_the_header_and_columns_of_its_kind(path: Path):
    file = read(path)
    folder, columns, keys = KINDS[file.header["kind"]]
    assert path.parent == ROOT / folder
    assert not columns or file.columns == columns
    assert set(keys) <= set(file.header)
    assert all(file.header.values())


@each_file
def test_cells_hold_no_stray_blanks_and_lists_no_empty_items(path: Path):
    for row in read(path).rows:
        assert row[0]
        assert all(cell == cell.strip() for cell in row), row
        lists = [cell for cell in row if "|" in cell and not cell.startswith("re:")]
        assert "pattern" in read(path).columns or all("" not in cell.split("|") for cell in lists)


def test_no_term_stands_in_two_files_of_a_folder():
    sheets = {path: tidy().Sheet.of(path.read_text(encoding="utf-8")) for path in FILES}
    assert list(tidy().repeated_in_folder(sheets)) == []


def test_no_category_term_is_a_word_of_circumstance_and_a_shorter_one():
    sheets = {path: tidy().Sheet.of(path.read_text(encoding="utf-8")) for path in FILES}
    assert list(tidy().circumstantial(sheets)) == []


def test_departments_and_axes_are_known():
    for file in of_kind("category", "brand"):
        assert file.header["department"] == file.path.stem
        assert file.header["department"] in DEPARTMENTS
    for file in of_kind("attribute"):
        assert file.header["axis"] == file.path.stem
        assert file.header["axis"] in AXES
    for file in of_kind("category"):
        axes = {axis for record in file.records() for axis in listed(record, "axes")}
        assert axes | set(file.header["axes"].split("|")) <= AXES | {"-"}, file.path.name
        assert not any("-" in listed(record, "axes")[1:] for record in file.records())
    for file in of_kind("brand", "head"):
        for record in file.records():
            assert set(listed(record, "departments")) <= DEPARTMENTS, record
    for file in of_kind("brand"):
        for record in file.records():
            needs = {need[1:] for need in listed(record, "needs") if need.startswith("@")}
            assert needs <= DEPARTMENTS, record


def test_grounds_positions_and_classes_are_known():
    judged = of_kind("hot", "hot_pattern", "junk", "junk_pattern", "banned", "banned_pattern")
    for file in judged:
        assert {record["ground"] for record in file.records()} <= GROUNDS, file.path.name
    for file in of_kind("banned", "banned_pattern"):
        assert all(record["source"] for record in file.records())
    positions = {record["position"] for file in of_kind("fit") for record in file.records()}
    assert positions <= {"before", "after", "both"}
    works = {record["class"] for file in of_kind("work") for record in file.records()}
    assert works <= {"game", "novel", "film", "anime", "star"}


def test_an_exclusive_class_has_a_key_and_at_least_two_values():
    values: Counter[str] = Counter()
    for file in of_kind("attribute"):
        classes = {record["class"] for record in file.records() if record["class"]}
        for one in classes:
            key, separator, value = one.partition("=")
            assert key, one
            assert separator, one
            assert value, one
            values[key] += 1
    assert all(count > 1 for count in values.values()), values


def test_the_maker_of_a_line_is_itself_a_brand():
    names = {record["brand"] for file in of_kind("brand") for record in file.records()}
    makers = {record["maker"] for file in of_kind("brand") for record in file.records()}
    assert makers - {""} <= names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *combinations(("hot", "junk", "banned", "fit"), 2),
        *((kind, "attribute") for kind in ("hot", "junk", "banned", "fit")),
        *((kind, "category") for kind in ("hot", "junk")),
        *((kind, "brand") for kind in ("hot", "junk", "fit")),
        *((kind, "work") for kind in ("hot", "junk", "banned", "fit")),
    ],
)
def test_exclusive_kinds_share_no_term(one: str, other: str):
    assert set(terms(one)) & set(terms(other)) == set()


@pytest.mark.parametrize("kind", ["category", "attribute", "banned", "work", "stop"])
def test_a_brand_that_is_also_another_word_says_what_decides(kind: str):
    shared = set(terms(kind))
    undecided = {
        term
        for term, record in terms("brand").items()
        if term in shared and not (record["needs"] or record["unless"])
    }
    assert undecided == set()


def test_there_are_as_many_words_as_the_trade_needs():
    assert len(terms("category")) >= 30_000
    assert len(terms("attribute")) >= 18_000
    assert len({r["brand"] for f in of_kind("brand") for r in f.records()}) >= 6_000
    assert len(terms("banned")) >= 1_200
    assert {file.path.stem for file in of_kind("category")} == DEPARTMENTS


def test_every_row_can_be_reached():
    entries = load_entries(OwnWords())
    attribute_of = {
        "category": "category",
        "brand": "brand",
        "attribute": "attribute",
        "hot": "hot",
        "junk": "junk",
        "fit": "fit",
        "work": "work",
    }
    for kind, name in attribute_of.items():
        for term in terms(kind):
            assert getattr(entries[term], name) is not None, (kind, term)
    heads = load_heads()
    assert all(head in heads for head in terms("head"))
    banned = load_banned()
    for term, record in terms("banned").items():
        contexts = [c for c in listed(record, "unless") if c in term]
        assert contexts or banned.find(term), term


def test_one_character_goods_are_heads_only():
    single = {term for term in terms("category") if len(term) == 1}
    assert single == set()


def test_every_spelling_of_a_brand_stands_once():
    for file in of_kind("brand"):
        for record in file.records():
            names = wordings(record)
            assert len(names) == len(set(names)), record


@pytest.mark.parametrize("key", platforms())
def test_a_platform_says_where_its_figures_come_from(key: str):
    known = profile(key)
    assert known.key == key
    assert known.name_zh
    assert known.name_en
    assert known.minimum < known.full_from <= known.limit
    assert known.own_names
    assert known.limit_source.text
    assert known.minimum_source is not None or not known.minimum


def test_the_readme_names_every_folder_and_single_file():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for folder in sorted({path.parent for path in (*FILES, *ROOT.rglob("*.toml"))}):
        assert f"`{folder.name}/" in readme, folder.name
    for folder in ("works", "stopwords", "units", "fit_words", "device_makers", "equivalents"):
        for path in (ROOT / folder).glob("*.tsv"):
            assert path.name in readme or f"`{folder}/`" in readme, path.name


def test_a_misspelling_is_one_character_for_others():
    for file in of_kind("misspelling"):
        for record in file.records():
            meant = listed(record, "meant")
            assert {len(char) for char in (record["term"], *meant)} == {1}
            assert record["term"] not in meant


def test_a_variant_folds_to_its_usual_form():
    for file in of_kind("variant"):
        for record in file.records():
            variants = listed(record, "variants")
            assert {fold(char) for char in variants} == {record["usual"]}, record
