"""`offhook report PATH... -o FILE.html`: a fleet's findings as one page."""

from __future__ import annotations

import argparse
import sys

HELP = "what the linter finds in a fleet, as one HTML page"
EPILOG = """examples:
  offhook report phones/ -o report.html
  offhook report --model 405HD --ignore APP phones/ -o report.html

The page needs nothing else: no network, no scripts. It takes the options and settings of 'offhook lint'.
Exit status: 0 the page is written, 2 a file could not be linted."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition
    from lint.settings import options

    add_edition(parser)
    options.add(parser)
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the page to write")
    parser.add_argument("--title", default="Findings in a fleet", help="what stands above it")


def run(arguments: argparse.Namespace) -> int:
    """Lint, and write the page. Returns 0, or 2 where a file could not be linted."""
    from lint.report import page
    from lint.report.output import refuse_input, write
    from lint.running import progress
    from lint.running.run import INTERRUPTED, Run
    from lint.settings import options

    job = Run(options.request(arguments))
    refuse_input(arguments.output, [task.path for task in job.tasks])
    with progress.bar(job, printing=False):
        write(arguments.output, page.render(job, arguments.title))
    for notice in job.notices():
        print(f"offhook: {notice}", file=sys.stderr)
    print(f"{arguments.output}: {job.done} files")
    return 2 if job.failed else INTERRUPTED if job.interrupted else 0
