"""Contents, lists of figures and tables: any leaders, fused numbers, wrapped titles, running headers between them.

The reference's own lists of the vendor's guide, 514 entries, are set in each manner and must come back complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.text import text_document
from extract.frontmatter.entries import entries
from extract.frontmatter.lines import FrontLine, FrontLines
from extract.frontmatter.model import FrontMatter
from extract.frontmatter.read import front_matter

if TYPE_CHECKING:
    from tests.extract.frontmatter.conftest import Lists

Leader = Callable[[str], str]
LEADERS: dict[str, Leader] = {
    "dots": lambda title: "." * max(4, 100 - len(title)),
    "dots and blanks": lambda title: " " + "." * max(4, 90 - len(title)) + " ",
    "spaced dots": lambda title: " " + ". " * max(4, 45 - len(title) // 2),
    "middle dots": lambda _title: "\u00b7" * 8,
    "ellipses": lambda _title: "\u2026\u2026 ",
    "underscores": lambda _title: " ______ ",
    "gap": lambda _title: "        ",
    "tab": lambda _title: "\t",
    "blank": lambda _title: " ",
}
HEADINGS = {
    "vendor": ("Table of Contents", "List of Figures", "List of Tables"),
    "short": ("Contents", "Figures", "Tables"),
    "only contents": ("Contents", "", ""),
    "capitals": ("CONTENTS", "LIST OF FIGURES", "LIST OF TABLES"),
}
CAPTIONS = {
    "colon": "{kind} {number}: ",
    "no colon": "{kind} {number} ",
    "bare": "{number} ",
    "fused": "{kind} {number}",
}


class Manner(NamedTuple):
    """How lists are set; titles longer than `width` wrap (0: never)."""

    leader: str
    headings: str = "vendor"
    caption: str = "colon"
    fused: bool = False
    width: int = 0


def typeset(lists: Lists, how: Manner) -> Iterator[str]:
    """The lists line by line; each 23rd line ends a page."""
    page = 2

    def line(title: str, number: int) -> Iterator[str]:
        nonlocal page
        while how.width and len(title) > how.width:
            cut = title.rfind(" ", 0, how.width)
            yield title[:cut]
            title = title[cut + 1 :]
        yield f"{title}{LEADERS[how.leader](title)}{number}"

    def contents() -> Iterator[str]:
        part = None
        starts = {number: (title, place) for number, title, place in lists.parts}
        for number, title, place, of_part in lists.sections:
            if of_part and of_part != part:
                yield from line(*starts[of_part])
            part = of_part
            yield from line(f"{number}{'' if how.fused else ' '}{title}", place)

    def listed(kind: str, rows: list[tuple[str, str, int]]) -> Iterator[str]:
        for number, title, place in rows:
            yield from line(CAPTIONS[how.caption].format(kind=kind, number=number) + title, place)

    yield from ("Acme 9000", "Administrator's Guide", "Version 1.2.3")
    bodies = (contents(), listed("Figure", lists.figures), listed("Table", lists.tables))
    for heading, body in zip(HEADINGS[how.headings], bodies, strict=True):
        yield heading
        for count, text in enumerate(body, 1):
            yield text
            if count % 23 == 0:
                page += 1
                odd = ("Acme Guide Contents", f"Acme 9000 Phones {page}")
                yield from odd if page % 2 else ("Contents of it", f"{page} Acme Guide Version 1")
    yield from ("1 Introduction", "This manual is about things.", "It ends here.")


def read(lines: Iterator[str]) -> FrontMatter:
    return front_matter(text_document("\n".join(lines)))


def check(found: FrontMatter, lists: Lists) -> None:
    assert [(row.number, row.title, row.page, row.part) for row in found.sections] == lists.sections
    assert [(row.number, row.title, row.page) for row in found.parts] == lists.parts
    assert [(row.number, row.title, row.page) for row in found.tables] == lists.tables
    assert [(row.number, row.title, row.page) for row in found.figures] == lists.figures


@pytest.mark.parametrize("leader", LEADERS)
@pytest.mark.parametrize("headings", ["vendor", "short", "capitals"])
@pytest.mark.parametrize("caption", CAPTIONS)
def test_every_manner(lists: Lists, leader: str, headings: str, caption: str) -> None:
    for fused in (False, True):
        check(read(typeset(lists, Manner(leader, headings, caption, fused))), lists)


@pytest.mark.parametrize("leader", [name for name in LEADERS if name != "blank"])
@pytest.mark.parametrize("caption", ["colon", "bare"])
def test_wrapped_titles(lists: Lists, leader: str, caption: str) -> None:
    """Not with a blank for a leader: where a wrapped line ends with a number, nothing tells it from a page."""
    for fused in (False, True):
        check(read(typeset(lists, Manner(leader, caption=caption, fused=fused, width=45))), lists)


def test_lists_that_are_missing(lists: Lists) -> None:
    none = lists._replace(figures=[], tables=[])
    check(read(typeset(none, Manner("dots", "only contents"))), none)
    assert read(iter(["Nothing", "at all"])) == FrontMatter(None, None, None, None, None, None, (), (), (), (), ())


def test_two_lists_without_a_heading_between_them() -> None:
    found = read(iter(["Contents", "1 One .... 3", "Figure 1-1: F .... 4", "Table 1-1: T .... 5"]))
    assert [len(part) for part in (found.sections, found.figures, found.tables)] == [1, 1, 1]


CONTENTS = """Contents
Preface ..... vii
Part I: Basics ..... 1
1 Overview ..... 1
1.1 802.1x Basics ..... 3
1.1.1440 Phones ..... 4
1.1.2 Hyphen-
Words ..... 4
Part II: More ..... 5
2 Setup ..... 5
2.1 Title without Room for its Page
6
SIP Settings ..... 7
3 SIP ..... 7
Appendix A Codes ..... 9
A.1 List ..... 10
Index ..... 12
"""


def test_parts_and_unnumbered_lines_and_letters() -> None:
    found = read(iter(CONTENTS.split("\n")))
    assert [(row.number, row.title, row.page, row.part) for row in found.sections] == [
        (None, "Preface", None, None),
        ("1", "Overview", 1, "I"),
        ("1.1", "802.1x Basics", 3, "I"),
        ("1.1.1", "440 Phones", 4, "I"),
        ("1.1.2", "Hyphen-Words", 4, "I"),
        ("2", "Setup", 5, "II"),
        ("2.1", "Title without Room for its Page", 6, "II"),
        ("3", "SIP", 7, "III"),
        ("A", "Codes", 9, "III"),
        ("A.1", "List", 10, "III"),
        (None, "Index", 12, "III"),
    ]
    assert [(row.number, row.title, row.page, row.assumed) for row in found.parts] == [
        ("I", "Basics", 1, False),
        ("II", "More", 5, False),
        ("III", "SIP Settings", 7, True),
    ]


def test_contents_without_numbers_have_no_parts() -> None:
    found = read(iter(["Contents", "Getting Started ..... 1", "Settings ..... 5", "Index ..... 9"]))
    assert found.parts == ()
    assert [(row.number, row.title, row.page) for row in found.sections] == [
        (None, "Getting Started", 1),
        (None, "Settings", 5),
        (None, "Index", 9),
    ]


def test_a_header_fused_into_a_line() -> None:
    lines = FrontLines(
        (FrontLine("1 One ..... 3 Acme Guide Contents 4 2 Two ..... 5", None, 0.0),),
        ("Acme Guide Contents",),
    )
    assert [(entry.text, entry.page) for entry in entries(lines)] == [("1 One", 3), ("2 Two", 5)]


def test_leaders_far_behind_the_lists_are_no_entries() -> None:
    body = [f"Sentence {number}." for number in range(100)]
    assert len(read(iter(["Contents", "1 One ..... 3", *body, "Name ......... 7"])).sections) == 1


WORD = st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True)
TITLE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
DOTS = st.integers(4, 90).map(lambda count: "." * count) | st.integers(4, 40).map(lambda count: " " + ". " * count)


@given(st.lists(st.tuples(TITLE, DOTS, st.integers(0, 9)), min_size=1, max_size=30), st.booleans())
def test_leaders_and_pages_round_trip(rows: list[tuple[str, str, int]], fused: bool) -> None:
    page = 1
    lines, wanted = ["Contents"], []
    for number, (title, dots, more) in enumerate(rows, 1):
        page += more
        lines.append(f"{number}{'' if fused else ' '}{title}{dots}{page}")
        wanted.append((str(number), title, page))
    assert [(row.number, row.title, row.page) for row in read(iter(lines)).sections] == wanted


@given(st.text(max_size=200) | st.lists(st.sampled_from(CONTENTS.split()), max_size=60).map("\n".join))
def test_any_text_is_read_without_an_error(text: str) -> None:
    front_matter(text_document(text))


@given(
    st.permutations([*CONTENTS.split("\n"), "List of Tables", "Table 1-1: T", "...... 5", "Document History", "1.0 A"])
)
def test_lines_in_any_order_are_read_without_an_error(lines: list[str]) -> None:
    found = read(iter(lines))
    assert all(row.title for row in (*found.sections, *found.parts, *found.tables))
