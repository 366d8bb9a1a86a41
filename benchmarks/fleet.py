"""How fast a fleet is linted, with all rules on, beside yamllint and jsonschema-rs, and what memory it takes.

    python benchmarks/fleet.py [PHONES ...]        (default: 100 1000; 10000 and 100000 take minutes)

The fleet is made as it is read (`benchmarks/phones.py`), so no size needs room on the disk. One core: files are linted
one after another in one process; all cores: as many processes as there are processors, each with its own part of the
fleet. yamllint reads the same settings as YAML, jsonschema-rs validates them as JSON with the schema that
`offhook export --format json-schema` writes, parse included; both by turns with the linter, so that a machine whose
speed drifts slows all alike. Both are optional: what is not installed is left out.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from phones import SHARED_FILE, Fleet

import kb
from kb.settings_schema import settings_schema
from lint.engine import Linter
from lint.running.worker import collect_rarely

_SAMPLE = 60
_YAML = 4


class Part(NamedTuple):
    """What one process did."""

    lines: int
    findings: int
    seconds: float
    """Of the linter alone: making the files is not counted."""
    megabytes: float


def lint_part(phones: int, first: int, step: int, shared: bool) -> Part:
    """Lint every `step`-th phone of a fleet."""
    collect_rarely()
    fleet = Fleet(phones, shared=shared)
    linter = Linter(kb.load())
    lines = findings = 0
    seconds = 0.0
    for number in range(first, phones, step):
        name, data = fleet.file(number)
        start = time.perf_counter()
        findings += len(linter.lint(data, name).findings)
        seconds += time.perf_counter() - start
        lines += data.count(b"\n")
    return Part(lines, findings, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def in_processes(phones: int, number: int, shared: bool) -> tuple[float, list[Part]]:
    """Wall seconds, start of the processes included, and what each did."""
    start = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(number) as pool:
        parts = pool.starmap(lint_part, [(phones, first, number, shared) for first in range(number)])
    return time.perf_counter() - start, parts


def settings(data: bytes) -> dict[str, str]:
    """The settings of a file, read the simplest way."""
    pairs = (line.partition("=") for line in data.decode().splitlines() if "=" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def others() -> dict[str, Callable[[bytes], Callable[[], object]]]:
    """What to compare with: each makes its own form of a file, and what is measured."""
    found: dict[str, Callable[[bytes], Callable[[], object]]] = {}
    try:
        import jsonschema_rs

        validator = jsonschema_rs.validator_for(settings_schema(kb.load()))

        def schema(data: bytes) -> Callable[[], object]:
            text = json.dumps(settings(data))
            return lambda: list(validator.iter_errors(json.loads(text)))

        found["jsonschema-rs"] = schema
    except ImportError:
        pass
    try:
        from yamllint import config, linter

        rules = config.YamlLintConfig("extends: default")

        def yaml(data: bytes) -> Callable[[], object]:
            text = "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings(data).items())
            return lambda: list(linter.run(text, rules))

        found["yamllint"] = yaml
    except ImportError:
        pass
    return found


def compare() -> None:
    """Time per file of the linter and the others, by turns."""
    collect_rarely()
    fleet = Fleet(1000)
    linter = Linter(kb.load())
    for number in range(20):
        name, data = fleet.file(number)
        linter.lint(data, name)
    taken: dict[str, list[float]] = {"offhook": []}
    known = others()
    for number in range(20, 20 + _SAMPLE):
        name, data = fleet.file(number)
        jobs: dict[str, Callable[[], object]] = {"offhook": lambda n=name, d=data: linter.lint(d, n)}  # type: ignore[misc]
        jobs |= {one: make(data) for one, make in known.items() if one != "yamllint" or number < 20 + _YAML}
        for one, job in jobs.items():
            start = time.process_time()
            job()
            taken.setdefault(one, []).append(time.process_time() - start)
    lines = fleet.file(20)[1].count(b"\n")
    own = statistics.mean(taken["offhook"])
    print(f"one core, {lines} lines a file, all rules on:")
    for one, times in taken.items():
        mean = statistics.mean(times)
        print(
            f"  {one:14} {1000 * mean:8.2f} ms a file {lines / mean:12,.0f} lines/s {mean / own:8.1f} x offhook's time"
        )


def main() -> None:
    """Print the comparison, and a line for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 1000]
    compare()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    print(f"\n{'files':>8} {'phones':>8} {'cores':>6} {'lines/s':>12} {'ms a file':>10} {'peak MB':>8} {'findings':>9}")
    for shared in (False, True):
        for phones in sizes:
            for number in sorted({1, cores}):
                wall, parts = in_processes(phones, number, shared)
                lines, findings = sum(part.lines for part in parts), sum(part.findings for part in parts)
                seconds = max(part.seconds for part in parts) if number == 1 else wall
                kind = SHARED_FILE if shared else "exports"
                most = max(part.megabytes for part in parts)
                print(
                    f"{kind:>8.8} {phones:8} {number:6} {lines / seconds:12,.0f} {1000 * seconds / phones:10.3f}"
                    f" {most:8.0f} {findings:9}"
                )


if __name__ == "__main__":
    main()
