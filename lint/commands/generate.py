"""`offhook generate TEMPLATE CSV -o DIR`: the files of all phones of a table, checked before any is written."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.catalogue import Catalogue
    from lint.engine import Linter
    from lint.templates.outcome import Files, Problem

HELP = "make the phones' files from a template and a table"
EPILOG = """examples:
  offhook generate phone.txt phones.csv --dry-run -o phones/    what would be new or change, and what that needs
  offhook generate phone.txt phones.csv -o phones/              all files, or none where something is wrong
  offhook generate phone.txt phones.csv --check                 check only, as 'offhook lint --template --csv' does
  offhook generate phone.txt phones.csv --name '[site]-[mac]' -o phones/
  offhook generate --jinja phone.j2 phones.csv -o phones/       a template in Jinja's language

The CSV's first line names tags in brackets, each further line is a phone:    The template holds the tags:
  [mac],[id],[password]                                                         voip/line/0/id=[id]
  001122334455,4071,correct-horse                                               include global.cfg
Separators , ; tab and | are recognised, quotes as spreadsheets write them, UTF-8, UTF-16 and Windows' Western code.
What is made is linted with the settings of offhook.toml; findings stand at the table's row and column.
Both sources, and the files, hold SIP passwords in clear text: keep them where few can read them.
Exit status: 0 written, or nothing to complain of, 1 findings as bad as --fail-on (nothing is written),
2 could not run."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("template", metavar="TEMPLATE", help="a configuration file with tags in square brackets")
    parser.add_argument("csv", metavar="CSV", help="the table: tags in its first line, then a phone a line")
    parser.add_argument("-o", "--output", metavar="DIR", help="the folder the files go to")
    parser.add_argument(
        "--name", metavar="TAG", help="the tag that names the files, or a text with tags (default: mac)"
    )
    parser.add_argument("--jinja", action="store_true", help="the template is in Jinja's language (tags are variables)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="write nothing, show the plan against what is in DIR")
    what.add_argument("--check", action="store_true", help="write nothing, check the template and the table")
    parser.add_argument("--model", metavar="NAME", help="the phone model the files are for, such as 405HD")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        help="least severity that keeps from writing (default: error)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Make the files. Returns 0, 1 (findings) or 2 (a source is wrong). Raises `UsageError` and `CfgError`."""
    import kb
    from kb.commands.common import print_json
    from lint.errors import UsageError
    from lint.findings import ERROR, INFO, reaches
    from lint.templates import outcome, write
    from lint.templates.sources import Sources

    if not (arguments.check or arguments.output):
        raise UsageError("name the folder for the files with -o DIR, or give --check to write none")
    catalogue = kb.load(edition=arguments.edition)
    sources = Sources(arguments.template, arguments.csv, arguments.name, arguments.jinja)
    linter, fail_on = _linter(arguments)
    job = sources.make(catalogue)
    remarks = list(sources.remarks(job, linter, arguments.output or ""))
    found = outcome.problems(job.faults, remarks, catalogue, (arguments.csv, arguments.template))
    broken = any(one.severity == ERROR and one.made is None for one in found)
    bad = broken or reaches((remark.finding for remark in remarks), fail_on)
    contents = {phone.name: phone.made.data for phone in job.phones}
    files = None
    if arguments.output and not broken:
        write.refuse(arguments.output, contents, (arguments.template, arguments.csv))
        files = _compared(arguments, job.phones, linter)
    written = 0
    if not bad and arguments.output and not (arguments.dry_run or arguments.check):
        written = write.write(arguments.output, contents, (arguments.template, arguments.csv))
    if arguments.format == "json":
        print_json(outcome.as_json(files, found, written, catalogue))
    else:
        _tell(arguments, files, [one for one in found if one.severity != INFO], catalogue)
        _tell_end(arguments, bad, written, outcome.worst_first(found))
    return 2 if broken else int(bad)


def _linter(arguments: argparse.Namespace) -> tuple[Linter, str]:
    """The linter by the settings that hold for the template, and the severity that keeps from writing."""
    import os

    from lint.running.request import Request, Resolver, Task
    from lint.running.worker import Worker
    from lint.settings.read import Layer

    given = {"fail-on": arguments.fail_on, "model": arguments.model, "edition": arguments.edition}
    layer = Layer("command line", os.getcwd(), {key: value for key, value in given.items() if value is not None})
    settings = Resolver(Request((arguments.template,), layer)).of(arguments.template).settings
    # What applying them needs is the plan's to say.
    return Worker(directives=True).linter(
        Task(arguments.template, arguments.template, settings, ("APP",))
    ), settings.fail_on


def _compared(arguments: argparse.Namespace, phones: tuple[object, ...], linter: Linter) -> Files:
    from lint.plan.layers import Reader
    from lint.templates.outcome import compare

    return compare(phones, arguments.output, Reader(linter.catalogue, linter.context), linter.context.model)  # type: ignore[arg-type]


def _tell(arguments: argparse.Namespace, files: Files | None, found: list[Problem], catalogue: Catalogue) -> None:
    from lint.templates import outcome

    for line in outcome.grouped(found):
        print(line, file=sys.stderr)
    if files is not None and arguments.dry_run:
        sys.stdout.writelines(outcome.text(files, catalogue, each=True))


def _tell_end(arguments: argparse.Namespace, bad: bool, written: int, counts: dict[str, int]) -> None:
    from lint.wording import count

    tally = ", ".join(count(number, level) for level, number in counts.items() if number) or "no findings"
    if bad:
        print(f"{tally}: nothing is written", file=sys.stderr)
    elif arguments.check or arguments.dry_run:
        print(f"{tally}; nothing was written, as asked")
    else:
        print(f"{arguments.output}: {count(written, 'file')} new or changed; {tally}")
