"""Pages of the manual as reports need them: all of them, in plain words and in Markdown, with a severity."""

from __future__ import annotations

from functools import partial

import pytest

from kb.catalogue import Catalogue
from lint import manual
from lint.manual import Page
from lint.rulebook import rulebook

pages = partial(manual.pages, Catalogue())


def page(body: str) -> Page:
    return Page("XXX001", "sample", "A sample.", body, [], [])


BODY = "Why it\nmatters:\n\n- one\n- two\n\nSeverity: info.\n\nPasses::\n\n    a=1\n\n    b=2\n\nFails::\n\n    c=3"


def test_every_rule_has_a_page() -> None:
    assert [one.code for one in pages()] == [rule.CODE for rule in rulebook(Catalogue())]


def test_text_is_without_examples_and_a_paragraph_a_line() -> None:
    assert page(BODY).text == "Why it matters:\n\n- one\n- two\n\nSeverity: info."


def test_markdown() -> None:
    assert page(BODY).markdown.endswith("**Passes:**\n\n    a=1\n\n    b=2\n\n**Fails:**\n\n    c=3")
    assert "::" not in page(BODY).markdown


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("warning.", "warning"),
        ("info for mixed line ends, warning for carriage returns alone.", "info"),
        ("as the limit may be held (`enforce`): an inferred one is info.", "error"),
    ],
)
def test_severity(words: str, severity: str) -> None:
    assert page(f"Why.\n\nSeverity: {words}").severity == severity
