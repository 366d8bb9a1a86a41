"""`offhook lint PATH...`: check configuration files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.engine import Result
    from lint.fixes.command import Fixing
    from lint.report.formats import Render
    from lint.report.text import Row
    from lint.running.cache import Cache
    from lint.running.request import Request
    from lint.running.run import Run, Source

HELP = "check configuration files"
EPILOG = """examples:
  offhook lint phone.cfg
  offhook lint --ignore APP,SYN004 provisioning/      all *.cfg files in a folder and below it
  offhook lint 'site-*/**/*.cfg' --exclude old/       a pattern, in quotes; without folders named old
  offhook lint --format json --fail-on warning global.cfg 001122334455.cfg
  offhook lint --format sarif --output lint.sarif .   a report as a file, a summary here
  generate-cfg 4101 | offhook lint - --stdin-filename site-7/4101.cfg
  offhook lint --write-baseline known.json phones/    record old findings; then: --baseline known.json
  offhook lint --show-settings phones/                the settings that hold there, and where they come from
  offhook lint --template phone.txt --csv phones.csv  what 'offhook generate' would make of them
  offhook lint --diff --unsafe-fixes phone.cfg        what could be fixed, and what it may change for a phone
  offhook lint s3://bucket/fleet/ --cluster tcp://scheduler:8786 --output findings/    on many machines

settings stand in offhook.toml, or in [tool.offhook] of pyproject.toml, in the folder of the file or above it:
  fail-on = "warning"
  ignore = ["SYN004"]
  per-file-ignores = { "lab/" = ["SEC"] }
  rules.SYN003.severity = "info"                      at most info; off: not checked

a file leaves findings out by comments on lines of their own:
  ; offhook: ignore=VAL002 -- why                     on the next line
  ; offhook: ignore-start=VAL,PAR001                  up to '; offhook: ignore-end'
  ; offhook: ignore-file=APP                          in the file

Passed over below folders: what .gitignore or 'exclude' names, hidden folders. Skipped: files of other programs.
'offhook rule CODE' tells what a finding means.
Exit status: 0 no finding as bad as --fail-on, 1 there is one, 2 a file could not be linted; with --fix of what is
left; with --diff 0 nothing to change, 1 something."""


_AT_ONCE = 500
"""With fewer files the answer is there before a bar of progress could be read."""
_CACHE_PAYS_FROM = 200
"""With fewer files, a run is quick without results of earlier ones; they are used where a folder is named."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition
    from lint.report import formats
    from lint.settings import options

    add_edition(parser)
    options.add(parser)
    parser.add_argument(
        "--format",
        choices=formats.NAMES,
        default="text",
        help="text (default), concise (one line a finding), summary (by rule, site, file), json, jsonl, sarif, "
        "github (workflow commands), gitlab (Code Quality), junit (every finding is a failed test)",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="write the report to a file, and a summary to standard output; FILE.parquet, FILE.duckdb, FILE.jsonl and "
        "FOLDER/ (of Parquet files, may be remote) are tables",
    )
    parser.add_argument("--fix", action="store_true", help="fix what can be fixed without any change for any phone")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: fix all that can be fixed")
    parser.add_argument("--diff", action="store_true", help="write nothing, show what --fix would change")


def run(arguments: argparse.Namespace) -> int:
    """Lint, and print the findings. Returns 0, 1 (findings as bad as `--fail-on`) or 2 (a file could not be linted)."""
    from kb.errors import KbError

    try:
        return _run(arguments)
    except KbError as error:
        sys.stdout.flush()
        _complain(str(error))
        return 2


def _run(arguments: argparse.Namespace) -> int:
    from lint.running.run import Run
    from lint.settings import options

    request = options.request(arguments)
    if arguments.show_settings:
        return _show_settings(request)
    # A terminal or pipe in a narrow encoding must not end the report: what it cannot show is escaped.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    fixing = _fixing(arguments, request)
    source = fixing.results if fixing else _sources(arguments, request)
    cache = None if arguments.no_cache else partial(_cache, arguments.cache)
    job = Run(request, source, arguments.write_baseline is None, cache)
    results = _complaining(job)
    _refuse_input(arguments, job)
    report = partial(_report, name=arguments.format, output=arguments.output, job=job)
    if fixing:
        fixing.run(results, report, arguments.paths)
    elif arguments.write_baseline is not None:
        return _write_baseline(arguments.write_baseline, results, job)
    elif len(job.tasks) < _AT_ONCE:
        report(results)
    else:
        from lint.running import progress

        with progress.bar(job, printing=not arguments.output and arguments.format != "summary"):
            report(results)
    _notice(job)
    if fixing and arguments.diff and not job.failed:
        return int(fixing.changed)
    return job.status()


def _sources(arguments: argparse.Namespace, request: Request) -> Source | None:
    """What lints a template with its table, if that is asked for."""
    if arguments.template is None:
        return None
    from lint.running.worker import Worker
    from lint.templates.sources import Sources, results

    sources = Sources(arguments.template, arguments.csv, arguments.name, arguments.jinja)
    return results(sources, Worker(request.directives, request.against).linter)


def _cache(folder: str | None, request: Request, number: int) -> Cache | None:
    if folder is None and number < _CACHE_PAYS_FROM:
        return None
    from lint.running.cache import Cache, default_folder

    return Cache(folder or default_folder(), request, complain=folder is not None)


def _fixing(arguments: argparse.Namespace, request: Request) -> Fixing | None:
    from lint.errors import UsageError
    from lint.storage import is_remote

    made = arguments.fix or arguments.diff or arguments.template is not None
    if made and arguments.cluster is not None:
        raise UsageError("--cluster lints files as they are; leave it out with --fix, --diff and --template")
    if not (arguments.fix or arguments.diff):
        if arguments.unsafe_fixes:
            raise UsageError("--unsafe-fixes needs --fix or --diff")
        return None
    if arguments.write_baseline is not None:
        raise UsageError("--write-baseline records findings, --fix and --diff change them: give one of them")
    if arguments.template is not None:
        raise UsageError("--fix and --diff are for files; put the template and the table right by hand")
    if any(map(is_remote, arguments.paths)):
        raise UsageError("--fix and --diff are for files of this machine; copy the remote ones first")
    from lint.fixes.command import Fixing
    from lint.running.worker import Worker

    worker = partial(Worker, request.directives, request.against)
    return Fixing(worker, unsafe=arguments.unsafe_fixes, only_show=arguments.diff)


def _complaining(results: Iterable[Result]) -> Iterator[Result]:
    """The results; faults are named on stderr on the way."""
    for result in results:
        if result.error:
            sys.stdout.flush()
            _complain(result.error)
        yield result


def _notice(job: Run) -> None:
    sys.stdout.flush()
    for notice in job.notices():
        _complain(notice)


def _show_settings(request: Request) -> int:
    from lint.running.request import Resolver
    from lint.settings import show

    resolver = Resolver(request)
    for path in request.paths:
        name = request.stdin_name or path if path == "-" else path
        folder = os.path.isdir(name) and not name.endswith(os.sep)
        print(*show.rows(resolver.of(name + os.sep if folder else name), name), sep="\n")
    return 0


def _write_baseline(path: str, results: Iterable[Result], job: Run) -> int:
    from lint.baseline import Baseline
    from lint.wording import count

    known = Baseline(path)
    for result in results:
        known.add(result)
    _notice(job)
    if job.failed or job.interrupted:
        _complain(f"{path}: the baseline is not written, because not all files were linted")
        return job.status()
    known.write()
    print(f"{path}: {count(len(known), 'finding')} in {count(known.files(), 'file')} recorded")
    return 0


def _refuse_input(arguments: argparse.Namespace, job: Run) -> None:
    """Refuse to write over a file that is linted. Raises `UsageError`."""
    from lint.report.output import refuse_input

    for option, target in (("--output", arguments.output), ("--write-baseline", arguments.write_baseline)):
        if target is not None:
            refuse_input(target, [task.path for task in job.tasks], option)


def _report(results: Iterable[Result], name: str, output: str | None, job: Run) -> None:
    """Write the report to standard output, or to a file and its summary to standard output."""
    if output:
        table = name == "text" and output.lower().endswith(".jsonl")
        _to_file(results, _renderer("jsonl" if table else name, job), output, job)
    elif name == "text":
        _text(results, job)
    else:
        for piece in _renderer(name, job)(results):
            sys.stdout.write(piece)


def _to_file(results: Iterable[Result], render: Render, path: str, job: Run) -> None:
    from lint.report import text
    from lint.report.output import write

    tally = text.Tally()

    def counted() -> Iterator[Result]:
        for result in results:
            tally.add(result)
            yield result

    if _is_table(path):
        from lint.report import table

        table.write(path, counted(), lambda: job.info(table.now()))
    else:
        write(path, render(counted()))
    tally.gone = job.gone()
    _printer()(tally.row())


def _is_table(path: str) -> bool:
    from lint.report.table import is_table

    return is_table(path)


def _renderer(name: str, job: Run) -> Render:
    from lint import manual
    from lint.report.formats import renderer
    from offhook import __version__

    return renderer(name, partial(manual.pages, job.catalogue()), __version__)


def _text(results: Iterable[Result], job: Run) -> None:
    from lint.report import text

    show = _printer()
    tally = text.Tally()
    for result in results:
        tally.add(result)
        for row in text.rows(result):
            show(row)
    tally.gone = job.gone()
    show(tally.row())


def _printer() -> Callable[[Row], None]:
    """Colour only where somebody looks, and does not mind it."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from lint.report.colour import Printer

        return Printer()
    from lint.report.text import plain

    return lambda row: print(plain(row), end="")


def _complain(message: str) -> None:
    print(f"offhook: {message}", file=sys.stderr)
