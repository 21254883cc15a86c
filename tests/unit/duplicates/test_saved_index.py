import json
import random

import numpy as np
import pytest

from duplicates_brute_force import CORPORA
from titleopt.duplicates import TitleIndex
from titleopt.duplicates.container import fingerprint
from titleopt.errors import InputError

TITLES = [*CORPORA["normal"](200), "\ud800裙", "a\nb"]


@pytest.fixture
def saved(tmp_path):
    index = TitleIndex(TITLES, measure="bag", min_similarity=70)
    index.add("新", "\udc00连衣裙夏季")
    index.remove(3)
    path = tmp_path / "titles.index"
    index.save(path)
    return index, path


def test_a_loaded_index_answers_as_before(saved):
    index, path = saved
    again = TitleIndex.load(path)
    assert (len(again), again.measure, again.min_similarity) == (len(index), "bag", 70)
    assert 3 not in again
    assert "新" in again
    assert all(again.query(title) == index.query(title) for title in TITLES)
    assert np.array_equal(again.join().similarity, index.join().similarity)


def test_a_loaded_index_can_change_and_be_saved_over_itself(saved):
    _, path = saved
    again = TitleIndex.load(path)
    again.add(3, "真皮公文包男士")
    again.remove("新")
    again.save(path)
    third = TitleIndex.load(path)
    assert third.query("真皮公文包男士")[0].key == 3
    assert "新" not in third


def test_rebuilding_leaves_no_trace_of_a_removed_title(tmp_path):
    index = TitleIndex(["秘密新品连衣裙", "纯棉T恤"])
    index.remove(0)
    index.rebuild()
    index.save(tmp_path / "index")
    assert "秘密" not in (tmp_path / "index" / "titles.utf8").read_text(encoding="utf-8")


def test_the_files_can_be_read_without_titleopt(saved):
    _, path = saved
    header = json.loads((path / "header.json").read_text(encoding="ascii"))
    assert header["facts"]["measure"] == "bag"
    ends = np.load(path / "title_ends.npy")
    raw = (path / "titles.utf8").read_bytes()
    assert raw[: ends[0]].decode() == TITLES[0]


def test_any_changed_byte_is_noticed(saved):
    _, path = saved
    rng = random.Random(1)
    for file in sorted(path.iterdir()):
        if file.name == "header.json":
            continue
        original = file.read_bytes()
        for _ in range(3):
            damaged = bytearray(original)
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
            file.write_bytes(damaged)
            with pytest.raises(InputError, match="已损坏"):
                TitleIndex.load(path)
        file.write_bytes(original[:-1])
        with pytest.raises(InputError, match="已损坏"):
            TitleIndex.load(path)
        file.unlink()
        with pytest.raises(InputError, match="缺少"):
            TitleIndex.load(path)
        file.write_bytes(original)
    TitleIndex.load(path)


def test_a_header_that_lies_is_refused(saved):
    _, path = saved
    file = path / "header.json"
    header = json.loads(file.read_text(encoding="ascii"))
    for change in (
        {"magic": "PK"},
        {"version": 1},
        {"facts": None},
        {"facts": {**header["facts"], "measure": "cosine"}},
        {"facts": {**header["facts"], "min_similarity": "much"}},
        {"facts": {**header["facts"], "positions": 10**9}},
        {"facts": {}},
        {"files": []},
    ):
        file.write_text(json.dumps({**header, **change}), encoding="ascii")
        with pytest.raises(InputError):
            TitleIndex.load(path)


def test_numbers_that_lead_nowhere_are_refused_even_with_a_fitting_checksum(saved):
    index, path = saved
    documents = np.load(path / "posting_documents.npy")
    for wrong in (documents + 10**6, documents.astype(np.int64), documents[:-1]):
        np.save(path / "posting_documents.npy", wrong)
        forge_checksums(path)
        with pytest.raises(InputError, match="已损坏"):
            TitleIndex.load(path)
    index.save(path)
    np.save(path / "sizes.npy", np.array([{}], dtype=object))
    forge_checksums(path)
    with pytest.raises(InputError, match="已损坏"):
        TitleIndex.load(path)


def forge_checksums(path):
    header = json.loads((path / "header.json").read_text(encoding="ascii"))
    header["files"] = {name: fingerprint(path / name) for name in header["files"]}
    (path / "header.json").write_text(json.dumps(header), encoding="ascii")


def test_foreign_things_are_refused(tmp_path):
    with pytest.raises(InputError, match="不是标题索引"):
        TitleIndex.load(tmp_path / "nothing")
    with pytest.raises(InputError, match="不是标题索引"):
        TitleIndex.load(tmp_path)
    (tmp_path / "mine.txt").write_text("my notes", encoding="utf-8")
    for mine in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(InputError, match="已存在，且不是标题索引"):
            TitleIndex([]).save(mine)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "my notes"
    with pytest.raises(InputError, match="无法保存"):
        TitleIndex([]).save(tmp_path / "mine.txt" / "index")


def test_an_empty_index_can_be_saved(tmp_path):
    TitleIndex().save(tmp_path / "index")
    index = TitleIndex.load(tmp_path / "index")
    index.add("a", "裙")
    assert [match.key for match in index.query("裙")] == ["a"]
