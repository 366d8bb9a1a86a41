"""Findings as a table of HTML for notebooks, with the line and a mark below the columns meant.

All of it is in the markup itself: no style sheet, no script, nothing from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lint.engine import Result
from lint.findings import ERROR, INFO, WARNING, Finding
from lint.report.text import Row, Tally, plain, rows
from lint.wording import clean

_COLOURS = {ERROR: "#c62828", WARNING: "#b26a00", INFO: "#1565c0"}
"""Dark enough on white, light enough on black; the word itself stands beside the colour."""
_LEFT = 'style="text-align:left;vertical-align:top"'
_NO_MATHS = 'class="tex2jax_ignore"'
"""Notebooks take what stands between two `$` for mathematics."""
_HEAD = ("Place", "Severity", "Code", "Finding")


def table(result: Result) -> str:
    """The findings of one file and their count, or why it could not be linted."""
    if result.error:
        return f"<p {_NO_MATHS}>{escape(clean(result.error))}</p>"
    tally = Tally()
    tally.add(result)
    summary = (
        f"<p {_NO_MATHS}>{escape(clean(result.file))}: {escape(plain(tally.row()).partition(': ')[2].strip())}</p>"
    )
    if not result.findings:
        return summary
    head = "".join(f"<th {_LEFT}>{name}</th>" for name in _HEAD)
    body = "".join(map(_row, result.findings, _excerpts(result)))
    return f"<table {_NO_MATHS}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{summary}"


def _row(finding: Finding, excerpt: str) -> str:
    source = (
        f'<pre style="margin:0.3em 0 0 0;text-align:left;background:none">{escape(excerpt)}</pre>' if excerpt else ""
    )
    cells = (
        f"{finding.line}:{finding.column}",
        f'<b style="color:{_COLOURS[finding.severity]}">{finding.severity}</b>',
        f'<span title="{escape(finding.rule)}">{escape(finding.code)}</span>',
        f"{escape(clean(finding.message))}{source}",
    )
    return "<tr>" + "".join(f"<td {_LEFT}>{cell}</td>" for cell in cells) + "</tr>"


def _excerpts(result: Result) -> Iterator[str]:
    """Line and carets of each finding, as in the report for terminals."""
    shown: list[Row] = []
    for row in [*rows(result), None][1:]:
        if row is None or row[0].style == "place":  # The heading of the next finding.
            yield "".join(map(plain, shown)).rstrip()
            shown = []
        else:
            shown.append(row)
