"""Findings over time, from stored runs: a picture, the runs, and the rules that changed. Nothing outside is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.findings import SEVERITIES
from lint.report import stored
from lint.report.markup import shown, table
from lint.report.table import RunInfo

_WIDTH, _HEIGHT = 900, 64
"""Of the picture of one severity, in pixels."""
_LEFT, _ROOM, _WIDEST = 90, 14, 48
_LABELS = 12
"""So many dates stand below it at most."""
Rule = tuple[str, str, str]
"""Severity, code, name."""


class Counted(NamedTuple):
    """One run."""

    info: RunInfo
    severities: Counter[str]
    rules: Counter[Rule]


def counted(paths: Iterable[str]) -> list[Counted]:
    """The runs in the order of their dates. Raises `UsageError` where a path holds no findings."""
    found = []
    for path in stored.runs_in(paths):
        rules: Counter[Rule] = Counter((one.severity, one.code, one.rule) for one in stored.findings(path))
        severities: Counter[str] = Counter()
        for (severity, _, _), number in rules.items():
            severities[severity] += number
        found.append(Counted(stored.run_info(path), severities, rules))
    return sorted(found, key=lambda run: run.info.date)


def section(runs: Sequence[Counted]) -> Iterator[str]:
    """The part of a page that tells of them."""
    yield "<h2 id=trend>Over time</h2>"
    yield from _picture(runs)
    rows = (
        (shown(run.info.date), str(run.info.files), *(str(run.severities[one]) for one in SEVERITIES)) for run in runs
    )
    yield from table("Runs", ("Date", "Files", "Errors", "Warnings", "Infos"), rows, len(runs))
    changed = _changed(runs[0], runs[-1])
    yield from table(
        "Rules, first and last run",
        ("First", "Last", "Severity", "Rule"),
        (
            (str(before), str(after), f'<b class="{severity}">{severity}</b>', shown(f"{code} {name}"))
            for (severity, code, name), before, after in changed
        ),
        len(changed),
    )


def _changed(first: Counted, last: Counted) -> list[tuple[Rule, int, int]]:
    """Rules whose findings became more or fewer, the largest change first."""
    both = first.rules.keys() | last.rules.keys()
    rows = [(rule, first.rules[rule], last.rules[rule]) for rule in both if first.rules[rule] != last.rules[rule]]
    return sorted(rows, key=lambda row: (-abs(row[2] - row[1]), row[0]))


def _picture(runs: Sequence[Counted]) -> Iterator[str]:
    """A row of bars for each severity, each to its own scale."""
    height = len(SEVERITIES) * (_HEIGHT + _ROOM) + 2 * _ROOM
    yield f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Findings by severity and run">'
    step = (_WIDTH - _LEFT) / len(runs)
    wide = min(_WIDEST, step * 0.7)
    for place, severity in enumerate(SEVERITIES):
        base = (place + 1) * (_HEIGHT + _ROOM)
        most = max(run.severities[severity] for run in runs)
        yield f'<text x="0" y="{base - _HEIGHT / 2:.0f}" class="{severity}">{severity}s</text>'
        yield f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{base}" y2="{base}"/>'
        for number, run in enumerate(runs):
            count = run.severities[severity]
            high = (_HEIGHT - _ROOM) * count / most if most else 0
            left = _LEFT + number * step + (step - wide) / 2
            place_of = f'x="{left:.1f}" y="{base - high:.1f}" width="{wide:.1f}" height="{high:.1f}"'
            yield f'<rect class="{severity}" {place_of}>'
            yield f"<title>{shown(run.info.date)}: {count}</title></rect>"
            if len(runs) <= _LABELS:
                yield f'<text class="n" x="{left + wide / 2:.1f}" y="{base - high - 3:.1f}">{count}</text>'
    every = -(-len(runs) // _LABELS)
    for number, run in enumerate(runs[::every]):
        middle = _LEFT + (number * every + 0.5) * step
        yield f'<text class="n" x="{middle:.1f}" y="{height - _ROOM / 2:.0f}">{shown(run.info.date[:10])}</text>'
    yield "</svg>"
