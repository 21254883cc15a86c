"""The HTML page: whole, harmless, and marked."""

import io
from html.parser import HTMLParser

import titleopt

SHEET = (
    '编号,标题\n1,★新款★纯棉T恤女短袖\n2,<script>alert(1)</script>连衣裙\n3,"""><img src=x>"\n4,\n'
)


class Reader(HTMLParser):
    """Collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name not in {"src", "href", "onerror"} for name, _ in attrs)
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.tags and self.tags[-1] == "mark":
            self.marked.append(data)


def read() -> Reader:
    stream = io.BytesIO()
    titleopt.score_table(SHEET.encode(), stream, format="html")
    reader = Reader()
    reader.feed(stream.getvalue().decode())
    return reader


def test_nothing_of_a_title_is_live() -> None:
    page = read()
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert "alert(1)" in page.text


def test_offending_words_are_marked() -> None:
    assert "★" in read().marked


def test_rows_that_were_not_scored_say_why() -> None:
    assert "标题为空" in read().text


def test_on_a_narrow_screen_rows_become_cards_that_name_their_figures() -> None:
    stream = io.BytesIO()
    titleopt.score_table(SHEET.encode(), stream, format="html")
    page = stream.getvalue().decode()
    assert '<meta name="viewport"' in page
    assert "@media(max-width:720px)" in page
    assert 'data-head="得分"' in page
