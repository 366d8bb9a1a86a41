"""The command line of whatever lints: its options, and the request they make."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from lint.errors import UsageError
from lint.running.request import Request, Resolver
from lint.settings.keys import KEYS, SettingError, json_schema
from lint.settings.merge import Settings
from lint.settings.read import Layer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CODES = ("select", "extend-select", "ignore")
_ORIGIN = "command line"


def add(parser: argparse.ArgumentParser) -> None:
    """Add paths and options."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder, a quoted pattern ('site-*/**/*.cfg'), a remote folder (s3://...), or -",
    )
    _add_rules(parser.add_argument_group("rules"))
    _add_phone(parser.add_argument_group("phones"))
    _add_files(parser.add_argument_group("files"))
    _add_settings(parser.add_argument_group("settings"))
    _add_debts(parser.add_argument_group("old findings"))
    _add_sources(parser.add_argument_group("what files are made from, in the place of PATH"))


def layer(arguments: argparse.Namespace) -> Layer:
    """The settings among the options. Raises `UsageError`."""
    here = os.getcwd()
    values: dict[str, Any] = {}
    for key in KEYS:
        given = getattr(arguments, key.replace("-", "_"), None)
        if given in (None, []):
            continue
        if key in _CODES:
            given = [code for text in given for code in text.split(",") if code.strip()]
        try:
            values[key] = KEYS[key].read(given, here)
        except SettingError as error:
            raise error if key in _CODES else UsageError(f"--{key}: {error}") from None
    return Layer(_ORIGIN, here, values)


def settings_for(arguments: argparse.Namespace, path: str) -> Settings:
    """The settings that hold for a file or folder: options first, then its settings file. Raises `UsageError`."""
    folder = os.path.isdir(path) and not path.endswith(os.sep)
    return Resolver(Request((path,), layer(arguments))).of(path + os.sep if folder else path).settings


def request(arguments: argparse.Namespace) -> Request:
    """What the options ask for. Raises `UsageError`."""
    return Request(
        _paths(arguments),
        layer(arguments),
        arguments.config,
        arguments.isolated,
        not arguments.no_gitignore,
        arguments.force_exclude,
        not arguments.no_directives,
        arguments.jobs,
        arguments.stdin_filename,
        arguments.against,
        arguments.includers,
        arguments.since,
        arguments.cluster,
    )


def _paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    sources = [path for path in (arguments.csv, arguments.template) if path]
    if bool(sources) == bool(arguments.paths):
        raise UsageError("name files or folders to lint, or --template and --csv; see --help")
    if len(sources) == 1:
        raise UsageError("--template and --csv go together: the template, and the table its tags are filled from")
    return tuple(arguments.paths or sources)


def _add_rules(group: argparse._ArgumentGroup) -> None:
    codes = {"action": "append", "default": [], "metavar": "C,.."}
    group.add_argument("--select", help="only these codes or families (SYN, PAR001)", **codes)  # type: ignore[arg-type]
    group.add_argument("--extend-select", help="these besides, such as rules that only run on request", **codes)  # type: ignore[arg-type]
    group.add_argument("--ignore", help="all but these codes or families", **codes)  # type: ignore[arg-type]
    group.add_argument(
        "--fail-on", choices=("error", "warning", "info"), help="least severity that fails (default: error)"
    )
    group.add_argument("--policy", choices=("default", "strict"), help="strict: security findings are errors")


def _add_phone(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--model", metavar="NAME", help="the phone model the files are for, such as 405HD")
    group.add_argument("--firmware", metavar="VERSION", help="the firmware version the files are for")
    group.add_argument(
        "--against", metavar="OLD", help="an earlier version of the file, or a folder with it: APP001 compares with it"
    )
    group.add_argument("--include-root", metavar="DIR", help="the folder that included paths start from")


def _add_files(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="pass over files and folders of this name"
    )
    group.add_argument("--force-exclude", action="store_true", help="exclude also files that are named as a PATH")
    group.add_argument("--no-gitignore", action="store_true", help="do not pass over what .gitignore names")
    group.add_argument(
        "--includers", metavar="DIR", help="lint also the files in DIR that include one of the named files"
    )
    group.add_argument(
        "--since", metavar="REVISION", help="only files that differ from a git revision, and those that include them"
    )
    group.add_argument("--stdin-filename", metavar="NAME", help="what standard input is called")
    group.add_argument(
        "--cache", metavar="DIR", help="where results of earlier runs are kept (default: the user's cache folder)"
    )
    group.add_argument("--no-cache", action="store_true", help="lint everything anew, and keep nothing")
    group.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="how many processes (default: auto, as many as pay)"
    )

    group.add_argument(
        "--cluster", metavar="ADDRESS", help="a Dask cluster lints: tcp://scheduler:8786, or local:4 (extra: cluster)"
    )


def _add_settings(group: argparse._ArgumentGroup) -> None:
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="the settings file (default: the nearest above each file)")
    which.add_argument("--isolated", action="store_true", help="no settings file at all")
    group.add_argument("--show-settings", action="store_true", help="show what holds for PATH, and where it comes from")
    group.add_argument("--settings-schema", action=_Schema, help="print the JSON Schema of the settings file")


def _add_debts(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--no-directives", action="store_true", help="show also what comments in the files leave out")
    group.add_argument("--baseline", metavar="FILE", help="leave out the findings recorded in this file")
    group.add_argument("--write-baseline", metavar="FILE", help="record all findings in this file")


def _add_sources(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--template", metavar="FILE", help="a template of 'offhook generate', linted as it is filled")
    group.add_argument("--csv", metavar="FILE", help="the table that fills the template's tags")
    group.add_argument("--name", metavar="TAG", help="the tag that names the files (default: mac)")
    group.add_argument("--jinja", action="store_true", help="the template is in Jinja's language")


def _jobs(text: str) -> int:
    if text == "auto":
        return 0
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes or auto, not '{text}'")
    return number


class _Schema(argparse.Action):
    """Prints the schema, and that is all."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        sys.stdout.write(json.dumps(json_schema(), indent=1) + "\n")
        parser.exit()
