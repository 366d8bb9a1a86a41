"""`offhook report PATH... -o FILE.html`: a fleet's findings as one page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.report.trend import Counted

HELP = "what the linter finds in a fleet, as one HTML page"
EPILOG = """examples:
  offhook report phones/ -o report.html
  offhook report --model 405HD --ignore APP phones/ -o report.html
  offhook report findings.parquet -o report.html             findings that 'offhook lint --output' stored
  offhook report phones/ --against last-week/ -o report.html     with what the roll-out restarts
  offhook report findings.parquet phones/ --against last-week/ --history runs/ -o report.html

The page needs nothing else: no network, no scripts. It takes the options and settings of 'offhook lint'.
--history takes stored findings of earlier runs, or a folder of them: findings over time.
Exit status: 0 the page is written, 2 a file could not be linted."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition
    from lint.settings import options

    add_edition(parser)
    options.add(parser)
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the page to write")
    parser.add_argument("--title", default="Findings in a fleet", help="what stands above it")
    parser.add_argument(
        "--history", action="append", default=[], metavar="PATH", help="stored findings of a run, or a folder of runs"
    )


def run(arguments: argparse.Namespace) -> int:
    """Lint, and write the page. Returns 0, or 2 where a file could not be linted."""
    from lint.report import stored, trend

    runs = trend.counted(arguments.history) if arguments.history else []
    held = [path for path in arguments.paths if stored.is_stored(path)]
    return _of_stored(arguments, held, runs) if held else _linted(arguments, runs)


def _linted(arguments: argparse.Namespace, runs: list[Counted]) -> int:
    from lint.report import page
    from lint.report.output import refuse_input, write
    from lint.running import progress
    from lint.running.run import INTERRUPTED, Run
    from lint.settings import options

    request = options.request(arguments)
    more = _more(arguments, list(request.paths), runs)
    job = Run(request)
    refuse_input(arguments.output, [task.path for task in job.tasks])
    with progress.bar(job, printing=False):
        write(arguments.output, page.render(job, arguments.title, more))
    for notice in job.notices():
        print(f"offhook: {notice}", file=sys.stderr)
    print(f"{arguments.output}: {job.done} files")
    return 2 if job.failed else INTERRUPTED if job.interrupted else 0


def _of_stored(arguments: argparse.Namespace, held: list[str], runs: list[Counted]) -> int:
    from lint.errors import UsageError
    from lint.report import page, stored
    from lint.report.output import write

    others = [path for path in arguments.paths if path not in held]
    if len(held) > 1:
        raise UsageError("name the findings of one run; --history takes those of several")
    if others and not arguments.against:
        raise UsageError("name stored findings, or what to lint; with --against, what the roll-out brings as well")
    info = stored.run_info(held[0])
    more = _more(arguments, others, runs)
    write(arguments.output, page.render(stored.results(held[0]), arguments.title, more, info))
    print(f"{arguments.output}: {info.files} files")
    return 0


def _more(arguments: argparse.Namespace, paths: list[str], runs: list[Counted]) -> Iterator[str]:
    """The parts of the page besides findings. Raises what stands against them before anything is linted."""
    import itertools

    from lint.report import trend

    plan = _plan(arguments, paths) if arguments.against else iter(())
    return itertools.chain(trend.section(runs) if runs else (), plan)


def _plan(arguments: argparse.Namespace, paths: list[str]) -> Iterator[str]:
    import kb
    from lint.errors import UsageError
    from lint.plan.changes import Planner
    from lint.plan.fleet import plan_files
    from lint.plan.layers import Reader
    from lint.report import roll_out
    from lint.running.worker import model_of
    from lint.settings.options import settings_for
    from lint.storage import is_remote

    if len(paths) != 1 or is_remote(paths[0]) or is_remote(arguments.against):
        raise UsageError("--against OLD plans a roll-out from OLD to one file or folder of this machine; name that one")
    settings = settings_for(arguments, paths[0])
    catalogue = kb.load(edition=settings.edition)
    model = model_of(settings, catalogue)
    plan = plan_files(
        arguments.against, paths[0], Reader(catalogue, settings.context(model)), Planner(catalogue, model)
    )
    return roll_out.section(plan, catalogue, settings.firmware)
