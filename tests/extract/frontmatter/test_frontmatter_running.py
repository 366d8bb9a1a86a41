"""Running headers and footers in plain lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.frontmatter.running import running


def left(lines: list[str]) -> list[str]:
    found = running(lines)
    return [line for i, line in enumerate(lines) if i not in found]


def book(pages: int, body: list[str]) -> list[str]:
    """Pages with two-line headers that differ on odd and even pages."""
    lines = []
    for number in range(1, pages + 1):
        odd = ["Guide Contents", f"Acme 400 Phones {number}"]
        lines += odd if number % 2 else ["Contents", f"{number} Guide Version 2"]
        lines += [f"{line} {number * 7 % 11}" for line in body]
    return lines


BODY = [
    "The first sentence says this.",
    "Table of things",
    "[0] off (default)",
    "Up to 128 characters",
    "Last line here",
]


def test_headers_of_odd_and_even_pages() -> None:
    lines = book(8, BODY)
    assert not [line for line in left(lines) if "Guide" in line or "Acme" in line or line == "Contents"]
    assert len(left(lines)) == 8 * len(BODY)


def test_two_pages_are_too_few_to_tell() -> None:
    lines = book(2, BODY)
    assert left(lines) == lines


def test_a_chapter_in_the_header_changes_from_page_to_page() -> None:
    lines = []
    for number in range(1, 13):
        chapter = (number + 2) // 3
        heading = [f"{chapter} Chapter Number {chapter}"] if number % 3 == 1 else []
        lines += [f"{chapter}. Chapter Number {chapter}", f"{number} Guide Version 2", *heading, *BODY]
    assert not [line for line in left(lines) if line.split()[0].endswith(".")]
    assert len([line for line in left(lines) if "Chapter" in line]) == 4


def test_a_table_header_on_every_page_stays() -> None:
    lines = [line for number in range(1, 9) for line in ("Parameter Description", *BODY, f"Guide {number}")]
    assert left(lines).count("Parameter Description") == 8


def test_values_that_count_are_no_pages() -> None:
    lines = [f"Line {number}" for number in range(30)]
    assert left(lines) == lines


def test_wrapped_titles_of_a_list_are_no_footers() -> None:
    lines = [text for number in range(9) for text in (*["x"] * 6, f"Parameters ......... {number * 2}")]
    assert left(lines) == lines


@given(st.lists(st.text(max_size=20), max_size=60))
def test_any_lines(lines: list[str]) -> None:
    found = running(lines)
    assert all(0 <= i < len(lines) and lines[i].strip() for i in found)
