"""Findings summed up: by rule, by site (the folder of a file), and the files that have most."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from lint.engine import Result
from lint.findings import SEVERITIES
from lint.report.text import Tally, plain
from lint.wording import clean

_FILES = 20
"""So many files are named."""
_SITES = 50


class Sums:
    """Counts of findings."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.rules: Counter[tuple[str, str, str]] = Counter()
        """By severity, code and name."""
        self.hit: Counter[str] = Counter()
        """Files, by code."""
        self.sites: dict[str, Counter[str]] = {}
        self.files: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Count the findings of one file."""
        self.tally.add(result)
        if result.error:
            return
        found = [finding.severity for finding in result.findings]
        site = self.sites.setdefault(os.path.dirname(result.file) or os.curdir, Counter())
        site["files"] += not result.again
        site.update(found)
        self.rules.update((finding.severity, finding.code, finding.rule) for finding in result.findings)
        self.hit.update({finding.code for finding in result.findings})
        if found:
            self.files[result.file] += len(found)


def render(results: Iterable[Result]) -> Iterator[str]:
    """The summary."""
    sums = Sums()
    for result in results:
        sums.add(result)
    if sums.rules:
        yield "by rule:\n"
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    for (severity, code, name), number in sorted(sums.rules.items(), key=lambda one: (order[one[0][0]], -one[1])):
        yield f"{number:9} {severity:8} {code} {name} (in {sums.hit[code]} files)\n"
    if len(sums.sites) > 1:
        yield "by site:\n"
        worst = sorted(sums.sites.items(), key=lambda one: ([-one[1][severity] for severity in SEVERITIES], one[0]))
        for site, counts in worst[:_SITES]:
            listed = ", ".join(f"{counts[severity]} {severity}s" for severity in SEVERITIES if counts[severity])
            yield f"{counts['files']:9} files {clean(site)}: {listed or 'no findings'}\n"
        if len(worst) > _SITES:
            yield f"          and {len(worst) - _SITES} more\n"
    if sums.files:
        yield "most findings:\n"
    for file, number in sorted(sums.files.items(), key=lambda one: (-one[1], one[0]))[:_FILES]:
        yield f"{number:9} {clean(file)}\n"
    yield plain(sums.tally.row())
