"""The same tables printed by a browser: another engine's words, lines and shades."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest
from documents import Facts, Row, facts
from test_layouts import FACTS, ROWS

from extract.document.pdf import open_pdf
from extract.guide import read_pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs a browser that prints: apt-get install chromium")

STYLES = {
    "ruled": "td, th { border: 1px solid black }",
    "lines-between-rows": "tr { border-bottom: 0.5pt solid #999 }",
    "shaded": "tr:nth-child(even) td { background: #eee } th { background: #246; color: white }",
    "borderless": "td, th { padding: 3pt 8pt }",
}
PAGE = (
    "body { font: 9pt sans-serif } table { border-collapse: collapse; width: 100% } td { vertical-align: top } "
    "td:first-child { width: 38% }"
)


def printed(folder: Path, css: str, page: str) -> Path:
    """The rows as a page of HTML, printed."""
    body = "".join(f"<tr><td>{first_cell(row)}</td><td>{description(row)}</td></tr>" for row in ROWS)
    text = (
        f"<meta charset=utf-8><style>@page {{ {page}; margin: 15mm }} {PAGE} {css}</style>"
        "<h2>3.1 Web Server</h2><p><b>Table 3-1: Web Server Parameters</b></p>"
        f"<table><thead><tr><th align=left>Parameter<th align=left>Description</thead>{body}</table>"
    )
    source, target = folder / "guide.html", folder / "guide.pdf"
    source.write_text(text, encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={target}", source.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return target


def first_cell(row: Row) -> str:
    label = f"{html.escape(row.label)}<br>" if row.label else ""
    return f"{label}<b style='word-break: break-all'>[{row.path}]</b>"


def description(row: Row) -> str:
    items = [text.removeprefix("\u2022 ") for text in row.text if text.startswith("\u2022")]
    prose = "".join(f"<div>{html.escape(text)}</div>" for text in row.text if not text.startswith("\u2022"))
    return prose + ("<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>" if items else "")


@pytest.mark.parametrize("page", ["size: A4", "size: 160mm 75mm"], ids=["one-page", "many-pages"])
@pytest.mark.parametrize("style", STYLES)
def test_what_a_browser_prints(tmp_path: Path, style: str, page: str) -> None:
    with open_pdf(printed(tmp_path, STYLES[style], page)) as document:
        found: list[Facts] = [facts(row) for row in read_pages(list(document.pages())).rows]
    assert found == FACTS
