"""A run as one HTML page that needs nothing else: summary, rules, sites, phones that differ from their group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lint.engine import Result
from lint.findings import SEVERITIES, Finding
from lint.report.summary import Sums
from lint.report.text import plain
from lint.wording import clean

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#222;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5em 0 2em}th,td{text-align:left;padding:.25em .6em;
border-bottom:1px solid #ddd;vertical-align:top;overflow-wrap:anywhere}td.n,th.n{text-align:right;white-space:nowrap}
.error{color:#c62828}.warning{color:#8a5300}.info{color:#1565c0}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}th,td{border-color:#444}
.error{color:#ff8a80}.warning{color:#ffb74d}.info{color:#90caf9}}
"""
_ROWS = 200
"""So many rows a table has at most; what is left out is said."""
_OUTLIERS = "FLT"


def render(results: Iterable[Result], title: str) -> Iterator[str]:
    """The page. Of the findings only sums are kept, those over all files apart."""
    sums = Sums()
    outliers: list[Finding] = []
    failed: list[str] = []
    for result in results:
        sums.add(result)
        outliers += [finding for finding in result.findings if finding.code.startswith(_OUTLIERS)]
        if result.error:
            failed.append(result.error)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{_shown(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{_shown(title)}</h1><p id=summary>{_shown(plain(sums.tally.row()))}</p>"
    if failed:
        yield from _table("Not linted", ("Why",), ((_shown(why),) for why in failed), len(failed))
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    rules = sorted(sums.rules.items(), key=lambda one: (order[one[0][0]], -one[1]))
    yield from _table(
        "Rules",
        ("Findings", "Files", "Severity", "Rule"),
        (
            (str(number), str(sums.hit[code]), f'<b class="{severity}">{severity}</b>', _shown(f"{code} {name}"))
            for (severity, code, name), number in rules
        ),
        len(rules),
    )
    sites = sorted(sums.sites.items(), key=lambda one: ([-one[1][severity] for severity in SEVERITIES], one[0]))
    yield from _table(
        "Sites",
        ("Files", "Errors", "Warnings", "Infos", "Folder"),
        (
            (str(counts["files"]), *(str(counts[severity]) for severity in SEVERITIES), _shown(site))
            for site, counts in sites
        ),
        len(sites),
    )
    files = sorted(sums.files.items(), key=lambda one: (-one[1], one[0]))
    rows = ((str(number), _shown(file)) for file, number in files)
    yield from _table("Files with most findings", ("Findings", "File"), rows, len(files))
    found = ((_shown(one.code), _shown(f"{one.file}:{one.line}"), _shown(_words(one))) for one in outliers)
    yield from _table("Across files", ("Rule", "Place", "Finding"), found, len(outliers))
    yield "</body></html>\n"


def _words(finding: Finding) -> str:
    return f"{finding.parameter}: {finding.message}" if finding.parameter else finding.message


def _shown(text: str) -> str:
    return escape(clean(text.strip()))


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], number: int) -> Iterator[str]:
    """A table; cells are markup."""
    if not number:
        return
    yield f"<h2>{title}</h2><table><thead><tr>{''.join(f'<th>{name}</th>' for name in head)}</tr></thead><tbody>"
    for place, row in enumerate(rows):
        if place == _ROWS:
            break
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n"
    yield "</tbody></table>"
    if number > _ROWS:
        yield f"<p>and {number - _ROWS} more</p>"
