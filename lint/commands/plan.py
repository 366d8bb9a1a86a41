"""`offhook plan OLD NEW`: what a change of configuration needs of the phones."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.plan.changes import Planner
    from lint.plan.fleet import Plan
    from lint.plan.layers import Reader

HELP = "what a change of configuration needs: a reboot, a reload, nothing"
EPILOG = """examples:
  offhook plan old.cfg new.cfg
  offhook plan last-week/ provisioning/              two folders, matched by MAC address or name
  offhook plan --git HEAD provisioning/              the working tree against a commit
  offhook plan --state export.cfg new.cfg            against what a phone really holds
  offhook plan --git origin/main --format markdown --max-action reload_voip .
  offhook plan --split out old.cfg new.cfg           out/now and out/later: hold back what reboots

Effective configurations are compared: a value that moves to another file is no change, a changed include
shows up in every phone that uses it. Secret values are masked. 'unknown' never means 'none'.
Exit status: 0 planned, 1 more is needed than --max-action allows, 2 a file could not be read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("paths", nargs="+", metavar="OLD NEW", help="two files, or two folders")
    parser.add_argument("--git", metavar="REV", help="the old side: the named file or folder at a git revision")
    parser.add_argument("--state", metavar="EXPORT", help="the old side: a phone's own export, which NEW is laid over")
    parser.add_argument("--format", choices=("text", "json", "markdown", "csv"), default="text", help="(default: text)")
    parser.add_argument("--model", help="the phones' model: some defaults differ")
    parser.add_argument("--firmware", metavar="VERSION", help="what the phones run, to be said beside what is known")
    parser.add_argument("--include-root", metavar="DIR", help="folder that stands for the provisioning server's root")
    parser.add_argument(
        "--split", metavar="DIR", help="write DIR/now without what reboots phones, and DIR/later with it"
    )
    parser.add_argument(
        "--max-action",
        metavar="ACTION",
        choices=("reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none"),
        help="exit 1 where more is needed, or something that is not known",
    )
    parser.add_argument("--allow-unknown", action="store_true", help="--max-action passes what is not known")


def run(arguments: argparse.Namespace) -> int:
    """Plan, and print. Returns 0, 1 (more than `--max-action`) or 2 (raised as `OffhookError`)."""
    import kb
    from lint.plan.changes import Planner
    from lint.plan.layers import Reader
    from lint.plan.report import FORMATS, exceeds
    from lint.running.worker import model_of
    from lint.settings.options import settings_for

    settings = settings_for(arguments, arguments.paths[-1])
    catalogue = kb.load(edition=settings.edition)
    model = model_of(settings, catalogue)
    reader = Reader(catalogue, settings.context(model))
    planner = Planner(catalogue, model)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    plan = _planned(arguments, reader, planner)
    for piece in FORMATS[arguments.format](plan, catalogue, settings.firmware):
        sys.stdout.write(piece)
    if arguments.max_action is None:
        return 0
    return int(exceeds(plan, arguments.max_action, catalogue.actions(), allow_unknown=arguments.allow_unknown))


def _planned(arguments: argparse.Namespace, reader: Reader, planner: Planner) -> Plan:
    from lint.errors import UsageError
    from lint.plan.fleet import plan_files
    from lint.plan.layers import Reader
    from lint.plan.revision import at_revision

    if arguments.git and arguments.split:
        raise UsageError("--split takes the old and the new side as files or folders, not from --git")
    if arguments.git and arguments.state:
        raise UsageError("--git and --state both name the old side; give one of them")
    wanted = 1 if arguments.git or arguments.state else 2
    paths = arguments.paths
    if len(paths) != wanted:
        sides = "the new file or folder" if wanted == 1 else "the old and the new file or folder"
        raise UsageError(f"name {sides}; see --help")
    new = paths[-1]
    if arguments.git:
        with at_revision(arguments.git, new) as place:
            context, root = reader.context, reader.context.include_root
            then = Reader(reader.catalogue, context._replace(include_root=place(root) if root else None))
            return plan_files(place(new), new, reader, planner, first=True, before_reader=then)
    if arguments.state:
        return plan_files(arguments.state, new, reader, planner, overlay=True)
    return _compared(arguments, paths[0], new, reader, planner)


def _compared(arguments: argparse.Namespace, old: str, new: str, reader: Reader, planner: Planner) -> Plan:
    from lint.plan.fleet import plan_files

    plan = plan_files(old, new, reader, planner)
    if arguments.split:
        from lint.plan.split import write_split

        doubtful = write_split(arguments.split, plan, reader, planner)
        if doubtful:
            names = ", ".join(doubtful)
            print(f"offhook: {names}: held back only if a line behind an include counts", file=sys.stderr)
    return plan
