"""Findings as a table in notebooks."""

from __future__ import annotations

from html.parser import HTMLParser

from kb.catalogue import Catalogue
from lint.engine import Linter, Result
from lint.findings import Finding
from lint.report import html
from lint.selection import Selection


class Reader(HTMLParser):
    """Text of the cells, and the names of all tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "pre":
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.rows.append([])

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def lint(catalogue: Catalogue, text: str, *codes: str) -> Result:
    return Linter(catalogue, Selection(codes)).lint(text.encode(), "phone.cfg")


def test_a_row_holds_place_severity_code_message_and_the_line_with_carets(catalogue: Catalogue) -> None:
    shown = Reader(html.table(lint(catalogue, ";\nsystem/ntp/enabled=yes\n", "VAL")))
    head, row = shown.rows[0], shown.rows[1]
    assert head == ["Place", "Severity", "Code", "Finding"]
    assert row[:3] == ["2:20", "error", "VAL001"]
    message, line, carets = row[3].splitlines()[:3]
    assert message.startswith("'yes' is not 0 or 1")
    assert (line.strip(), carets.strip()) == ("system/ntp/enabled=yes", "^^^")
    assert line.index("yes") == carets.index("^")


def test_the_count_stands_below(catalogue: Catalogue) -> None:
    assert html.table(lint(catalogue, "=1\n", "SYN")).endswith("phone.cfg: 1 error</p>")
    assert html.table(lint(catalogue, "", "SYN")).endswith(">phone.cfg: no findings</p>")


def test_what_a_file_holds_is_no_markup(catalogue: Catalogue) -> None:
    evil = "<script>alert(1)</script>"
    result = lint(catalogue, f"system/ntp/enabled={evil}\n{evil}\n{evil}=1\n")
    shown = html.table(result._replace(file=evil))
    assert "script" not in Reader(shown).tags
    assert "&lt;script&gt;" in shown
    failed = html.table(Result(evil, [], {}, f"{evil}: no such file"))
    assert Reader(failed).tags == ["p"]


def test_a_name_of_a_rule_is_no_markup() -> None:
    finding = Finding("f", 1, 1, 1, "<X>", '"><b>', "info", None, "<i>", None, None)
    assert not {"b>", "i", "x"} & set(Reader(html.table(Result("f", [finding], {}))).tags)


def test_passwords_are_masked(catalogue: Catalogue) -> None:
    result = lint(catalogue, "voip/line/0/auth_password=Zyxw9876 \n")
    assert len(result.findings) > 1
    assert "Zyxw" not in html.table(result)
    assert "********" in html.table(result)


def test_dollar_signs_are_no_mathematics(catalogue: Catalogue) -> None:
    assert html.table(lint(catalogue, "a=$1$\n")).startswith('<table class="tex2jax_ignore">')


def test_a_notebook_shows_a_result_as_the_table(catalogue: Catalogue) -> None:
    result = lint(catalogue, "=1\n")
    assert result._repr_html_() == html.table(result)
