"""A run as one HTML page that needs nothing else: summary, rules, sites, phones that differ from their group.

What a roll-out needs and how findings went over time are parts that others make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.engine import Result
from lint.findings import SEVERITIES, Finding
from lint.report.markup import shown, table
from lint.report.summary import Sums
from lint.report.table import RunInfo
from lint.report.text import plain

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#222;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5em 0 2em}th,td{text-align:left;padding:.25em .6em;
border-bottom:1px solid #ddd;vertical-align:top;overflow-wrap:break-word}th,td:first-child{white-space:nowrap}
.error{color:#c62828;fill:#c62828}.warning{color:#8a5300;fill:#8a5300}.info{color:#1565c0;fill:#1565c0}
svg{width:100%;height:auto;font-size:13px}svg line{stroke:#888}
svg .n{text-anchor:middle;fill:currentColor;font-size:11px}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}th,td{border-color:#444}
.error{color:#ff8a80;fill:#ff8a80}.warning{color:#ffb74d;fill:#ffb74d}.info{color:#90caf9;fill:#90caf9}}
"""
_OUTLIERS = "FLT"


def render(
    results: Iterable[Result], title: str, more: Iterable[str] = (), info: RunInfo | None = None
) -> Iterator[str]:
    """The page. Of the findings only sums are kept, those over all files apart.

    `more` are further parts of it, and `info` tells of a run whose findings were stored.
    """
    sums = Sums()
    outliers: list[Finding] = []
    failed: list[str] = []
    for result in results:
        sums.add(result)
        outliers += [finding for finding in result.findings if finding.code.startswith(_OUTLIERS)]
        if result.error:
            failed.append(result.error)
    if info is not None:
        sums.tally.files, sums.tally.failed = info.files - info.failed, info.failed
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{shown(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{shown(title)}</h1><p id=summary>{shown(plain(sums.tally.row()))}</p>"
    if info is not None:
        yield f"<p>Linted {shown(info.date)}; sites count the files that have findings.</p>"
    if failed:
        yield from table("Not linted", ("Why",), ((shown(why),) for why in failed), len(failed))
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    rules = sorted(sums.rules.items(), key=lambda one: (order[one[0][0]], -one[1]))
    yield from table(
        "Rules",
        ("Findings", "Files", "Severity", "Rule"),
        (
            (str(number), str(sums.hit[code]), f'<b class="{severity}">{severity}</b>', shown(f"{code} {name}"))
            for (severity, code, name), number in rules
        ),
        len(rules),
    )
    sites = sorted(sums.sites.items(), key=lambda one: ([-one[1][severity] for severity in SEVERITIES], one[0]))
    yield from table(
        "Sites",
        ("Files", "Errors", "Warnings", "Infos", "Folder"),
        (
            (str(counts["files"]), *(str(counts[severity]) for severity in SEVERITIES), shown(site))
            for site, counts in sites
        ),
        len(sites),
    )
    yield from more
    files = sorted(sums.files.items(), key=lambda one: (-one[1], one[0]))
    rows = ((str(number), shown(file)) for file, number in files)
    yield from table("Files with most findings", ("Findings", "File"), rows, len(files))
    found = ((shown(one.code), shown(f"{one.file}:{one.line}"), shown(_words(one))) for one in outliers)
    yield from table("Across files", ("Rule", "Place", "Finding"), found, len(outliers))
    yield "</body></html>\n"


def _words(finding: Finding) -> str:
    return f"{finding.parameter}: {finding.message}" if finding.parameter else finding.message
