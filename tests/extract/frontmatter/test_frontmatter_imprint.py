"""Title, product, version, document number, date, vendor; the revision record; dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.page import Page, Word
from extract.document.text import text_document
from extract.frontmatter.dates import date_in
from extract.frontmatter.model import Revision
from extract.frontmatter.read import front_matter
from extract.frontmatter.revisions import revisions


@pytest.mark.parametrize(
    ("cover", "wanted"),
    [
        (
            "Nimbus 700HD Series of Desk Phones\nAdministrator\u2019s Manual\nVersion 3.4.5\nMarch 2015\n"
            "Document #: NIM-09945\n"
            "\u00a9 2015 Nimbus Ltd. All rights reserved.",
            ("Administrator's Manual", "700HD Series of Desk Phones", "3.4.5", "NIM-09945", "2015-03", "Nimbus"),
        ),
        (
            "ACME\nConfiguration Guide\nSoftware Release 4.1\nCopyright (c) 2019-2020 Acme Networks GmbH\n"
            "Doc. No.: AC-77812-EN\nDate: 5 May 2020",
            ("Configuration Guide", None, "4.1", "AC-77812-EN", "2020-05-05", "Acme Networks"),
        ),
        ("Nimbus T4x User Guide", ("User Guide", "Nimbus T4x", None, None, None, None)),
        (
            "Phones for Offices:\nQuick Setup Guide\nV1.2.3\nReleased by: Poly Line Corporation, Inc.\nAbout\n"
            "January 5, 2021",
            ("Quick Setup Guide", "Phones for Offices", "1.2.3", None, "2021-01-05", "Poly Line"),
        ),
        ("Some words of a site\nand nothing else", (None, None, None, None, None, None)),
    ],
)
def test_covers(cover: str, wanted: tuple[str | None, ...]) -> None:
    assert front_matter(text_document(cover))[:6] == wanted


def test_the_title_that_running_headers_repeat_wins() -> None:
    pages = [f"{number} Installation Manual Version 2.0\n" + "Text.\n" * 8 for number in range(2, 9)]
    text = "Site 40 Series Service manual\nSite 40 Series\nInstallation Manual\n" + "".join(pages)
    assert front_matter(text_document(text))[:3] == ("Installation Manual", "Site 40 Series", "2.0")


def page(number: int, *lines: tuple[str, float]) -> Page:
    """A page whose lines are given with their type size."""
    words: list[Word] = []
    top = 90.0
    for text, size in lines:
        left = 60.0
        for part in text.split():
            words.append(Word(part, left, top, left + len(part) * size / 2, top + size, size, False))
            left += (len(part) + 1) * size / 2
        top += 2 * size
    return Page(number, 595, 842, tuple(words), (), ())


def test_on_a_page_the_largest_type_wins_and_lines_of_its_size_belong_together() -> None:
    cover = page(1, ("System Manual for all", 9), ("Desk Phones", 24), ("of the 40 Series", 24), ("User's Guide", 24))
    assert front_matter([cover])[:2] == ("User's Guide", "Desk Phones of the 40 Series")


def test_lists_on_a_page_with_gaps_for_leaders() -> None:
    def row(top: float, title: str, number: str) -> list[Word]:
        words, left = [], 60.0
        for part in title.split():
            words.append(Word(part, left, top, left + len(part) * 5, top + 10, 10, False))
            left += (len(part) + 1) * 5
        return [*words, Word(number, 500, top, 510, top + 10, 10, False)]

    heading = [Word("Contents", 60, 100, 120, 116, 16, True)]
    words = [*heading, *row(140, "1 One Thing", "3"), *row(160, "1.1 Part of it", "4"), *row(180, "2 Two", "9")]
    found = front_matter([Page(1, 595, 842, tuple(words), (), ())])
    assert [(one.number, one.title, one.page) for one in found.sections] == [
        ("1", "One Thing", 3),
        ("1.1", "Part of it", 4),
        ("2", "Two", 9),
    ]


RECORD = """Document Revision Record
Some words on what this table is.
ABCD
Description
10001
Version 1.0. First.
10002
Version 1.1 - preliminary. Second with
another line.
10003
10004
10005
Version 1.2 - official. Third of them, with a line that is as long as lines of it are here.
Short end.
Version 1.3. Fourth one, and it also has a line that is as long as the lines of it are here.
Some more of it, without a version, that is as long as most of the lines of the table.
Last one.
Version 2.0. Fifth.
Note: what follows is none of it.
10006
"""


def test_revisions_and_rows_whose_alignment_is_lost() -> None:
    found = revisions(RECORD.split("\n"))
    assert [(row.document, row.version, row.status, row.assumed) for row in found] == [
        ("ABCD-10001", "1.0", None, False),
        ("ABCD-10002", "1.1", "preliminary", False),
        ("ABCD-10003", "1.2", "official", True),
        ("ABCD-10004", "1.3", None, True),
        ("ABCD-10005", "2.0", None, True),
    ]
    assert found[1].text == "Version 1.1 - preliminary. Second with another line."


def test_rows_that_cannot_be_paired_keep_their_numbers_only() -> None:
    lines = RECORD.replace("10004\n", "").split("\n")
    assert [(row.document, row.text, row.assumed) for row in revisions(lines)[2:]] == [
        ("ABCD-10003", "", False),
        ("ABCD-10005", "", False),
    ]


def test_a_record_by_version_with_dates() -> None:
    lines = ["Revision History", "Rev. Date Description", "1.0 2019-03-01 First", "1.1 5 May 2020 Second", "and more"]
    assert revisions(lines) == (
        Revision(None, "1.0", None, "2019-03-01", "2019-03-01 First", False),
        Revision(None, "1.1", None, "2020-05-05", "5 May 2020 Second and more", False),
    )


@pytest.mark.parametrize(
    "lines", [[], ["Revision History"], ["Revision History ...... 7", "LTRT", "10001 x"], ["10001 x"]]
)
def test_no_record(lines: list[str]) -> None:
    assert revisions(lines) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018-12-05", "2018-12-05"),
        ("Issued 5th December, 2018", "2018-12-05"),
        ("December 5, 2018", "2018-12-05"),
        ("Dec-5-2018", "2018-12-05"),
        ("Dec. 2018", "2018-12"),
        ("X_12-2018_2.2", "2018-12"),
        ("03/04/2018", None),
        ("13-2018", None),
        ("2018", None),
        ("version 2.2018", None),
        ("", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert date_in(text) == date


@given(st.dates())
def test_dates_round_trip(date: object) -> None:
    if not 1900 <= date.year <= 2099:  # type: ignore[attr-defined]
        return
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y"):
        assert date_in(f"on {date:{form}}.") == f"{date:%Y-%m-%d}"
