"""`offhook lint PATH...`: check configuration files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.catalogue import Catalogue
    from lint.engine import Result
    from lint.report.formats import Render
    from lint.report.text import Row

HELP = "check configuration files"
EPILOG = """examples:
  offhook lint phone.cfg
  offhook lint --ignore APP,SYN004 provisioning/      all *.cfg files in a folder and below it
  offhook lint --format json --fail-on warning global.cfg 001122334455.cfg
  offhook lint --format sarif --output lint.sarif .   a report as a file, a summary here
  generate-cfg 4101 | offhook lint -                  standard input
  offhook lint --diff --unsafe-fixes phone.cfg        what could be fixed, and what it may change for a phone

'offhook rule CODE' tells what a finding means.
Exit status: 0 no finding as bad as --fail-on, 1 there is one, 2 a file could not be linted; with --fix of what is
left; with --diff 0 nothing to change, 1 something."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition
    from lint.report import formats

    add_edition(parser)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument(
        "--format",
        choices=formats.NAMES,
        default="text",
        help="text (default), concise (one line a finding), json, sarif, github (workflow commands), "
        "gitlab (Code Quality), junit (every finding is a failed test)",
    )
    parser.add_argument(
        "--output", metavar="FILE", help="write the report to a file, and only a summary to standard output"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="C,..", help="only these codes or families (SYN, PAR001)"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="C,..", help="all but these codes or families")
    parser.add_argument(
        "--against", metavar="OLD", help="an earlier version of the file, or a folder with it: APP001 compares with it"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="least severity that fails (default: error)",
    )
    parser.add_argument("--fix", action="store_true", help="fix what can be fixed without any change for any phone")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: fix all that can be fixed")
    parser.add_argument("--diff", action="store_true", help="write nothing, show what --fix would change")


def run(arguments: argparse.Namespace) -> int:
    """Lint, and print the findings. Returns 0, 1 (findings as bad as `--fail-on`) or 2 (a file could not be linted)."""
    import kb
    from lint.context import Context
    from lint.engine import Linter, lint_paths
    from lint.errors import UsageError
    from lint.rulebook import rulebook
    from lint.selection import selection

    catalogue = kb.load(edition=arguments.edition)
    try:
        if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
            raise UsageError("--unsafe-fixes needs --fix or --diff")
        wanted = selection(arguments.select, arguments.ignore, (rule.CODE for rule in rulebook(catalogue)))
        if arguments.output:
            from lint.report.output import refuse_input

            refuse_input(arguments.output, arguments.paths)
    except UsageError as error:
        _complain(str(error))
        return 2
    # A terminal or pipe in a narrow encoding must not end the report: what it cannot show is escaped.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    context = Context(against=arguments.against)
    report = partial(_report, name=arguments.format, output=arguments.output, catalogue=catalogue)
    fixing = None
    if arguments.fix or arguments.diff:
        from lint.fixes.command import Fixing

        linter = partial(Linter, catalogue, wanted, context)
        fixing = Fixing(linter, unsafe=arguments.unsafe_fixes, only_show=arguments.diff)
    results = fixing.results(arguments.paths) if fixing else lint_paths(arguments.paths, catalogue, wanted, context)
    watched = _Watched(results, arguments.fail_on)
    try:
        if fixing:
            fixing.run(watched, report, arguments.paths)
        else:
            report(watched)
    except UsageError as error:
        _complain(str(error))
        return 2
    if watched.failed:
        return 2
    return int(fixing.changed if fixing and arguments.diff else watched.found)


class _Watched:
    """Passes results on to a report, names faults on stderr, and keeps what the exit status depends on."""

    def __init__(self, results: Iterable[Result], level: str) -> None:
        self._results = results
        self._level = level
        self.failed = self.found = False

    def __iter__(self) -> Iterator[Result]:
        from lint.findings import reaches

        for result in self._results:
            if result.error:
                self.failed = True
                sys.stdout.flush()
                _complain(result.error)
            self.found = self.found or reaches(result.findings, self._level)
            yield result


def _report(results: Iterable[Result], name: str, output: str | None, catalogue: Catalogue) -> None:
    """Write the report to standard output, or to a file and its summary to standard output."""
    if output:
        _to_file(results, _renderer(name, catalogue), output)
    elif name == "text":
        _text(results)
    else:
        for piece in _renderer(name, catalogue)(results):
            sys.stdout.write(piece)


def _to_file(results: Iterable[Result], render: Render, path: str) -> None:
    from lint.report import text
    from lint.report.output import write

    tally = text.Tally()

    def counted() -> Iterator[Result]:
        for result in results:
            tally.add(result)
            yield result

    write(path, render(counted()))
    _printer()(tally.row())


def _renderer(name: str, catalogue: Catalogue) -> Render:
    from lint import manual
    from lint.report.formats import renderer
    from offhook import __version__

    return renderer(name, partial(manual.pages, catalogue), __version__)


def _text(results: Iterable[Result]) -> None:
    from lint.report import text

    show = _printer()
    tally = text.Tally()
    for result in results:
        tally.add(result)
        for row in text.rows(result):
            show(row)
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
