"""`offhook effective FILE`: what a file and everything it includes set in the end, and which line sets it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogue import Catalogue
    from lint.effective import Setting
    from lint.sheet import Sheet

HELP = "what a file and its includes set in the end, and which line sets it"
EPILOG = """examples:
  offhook effective 001122334455.cfg
  offhook effective --include-root /srv/provisioning 001122334455.cfg
  offhook effective --defaults --format json 001122334455.cfg

No source says which line wins where a parameter is set twice, nor whether an include overrides or
yields. The value shown is that of the later line, as field files rely on; what it overrides stands below it.
URLs are read from the local folders that 'url-map' names in the settings (offhook.toml).
Exit status: 0 shown, 2 the file, or one that it includes, could not be read."""
MASK = "********"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("file", metavar="FILE", help="a configuration file, or - for standard input")
    parser.add_argument("--defaults", action="store_true", help="parameters too that no line sets, with known defaults")
    parser.add_argument(
        "--format", choices=("text", "json", "cfg"), default="text", help="output format (default: text)"
    )
    parser.add_argument("--model", help="the phone's model: some defaults differ")
    parser.add_argument("--include-root", metavar="DIR", help="folder that stands for the provisioning server's root")
    parser.add_argument("--show-secrets", action="store_true", help="passwords as they stand, not masked")


def run(arguments: argparse.Namespace) -> int:
    """Print the effective configuration. Returns 0, or 2 where a file could not be read."""
    import kb
    from lint.running.worker import model_of
    from lint.settings.options import settings_for
    from lint.sheet import open_sheet

    settings = settings_for(arguments, arguments.file)
    catalogue = kb.load(edition=settings.edition)
    sheet = open_sheet(arguments.file, catalogue, settings.context(model_of(settings, catalogue)))
    show = {"text": _text, "json": _json, "cfg": _cfg}[arguments.format]
    for row in show(sheet, arguments):
        sys.stdout.write(row + "\n")
    for fault in sheet.chain.faults:
        where = f"{fault.step.file}:{fault.step.line.number}"
        print(f"offhook: {where}: 'include {fault.target.text}' was not read ({fault.kind})", file=sys.stderr)
    return 2 if sheet.chain.faults else 0


def _settings(sheet: Sheet) -> list[Setting]:
    return sorted(sheet.effective, key=lambda setting: setting.name.lower())


def _shown(value: str, setting: Setting, arguments: argparse.Namespace) -> str:
    from lint.wording import clean

    secret = any(held.entry.secret for held in setting.lines) and not arguments.show_secrets
    return MASK if secret and value else clean(value)


def _text(sheet: Sheet, arguments: argparse.Namespace) -> Iterator[str]:
    for setting in _settings(sheet):
        last = setting.at("later")
        yield f"{setting.name}={_shown(last.value, setting, arguments)}  ; {last.place}"
        for before in reversed(setting.lines[:-1]):
            same = "the same" if before.value == last.value else _shown(before.value, setting, arguments) or "(empty)"
            yield f"    ; overrides {same} of {before.place}"
    if arguments.defaults:
        for name, default in _defaults(sheet):
            yield f"{name}={default}  ; default"


def _cfg(sheet: Sheet, arguments: argparse.Namespace) -> Iterator[str]:
    """A file of the same effect, without includes."""
    for setting in _settings(sheet):
        yield f"{setting.name}={_shown(setting.at('later').value, setting, arguments)}"
    if arguments.defaults:
        for name, default in _defaults(sheet):
            yield f"{'; ' if '{' in name else ''}{name}={default}"


def _json(sheet: Sheet, arguments: argparse.Namespace) -> Iterator[str]:
    import json

    rows: list[dict[str, Any]] = []
    for setting in _settings(sheet):
        last, first = setting.at("later"), setting.at("earlier")
        rows.append(
            {
                "name": setting.name,
                "value": _shown(last.value, setting, arguments),
                "file": last.step.file,
                "line": last.step.line.number,
                "origin": "file",
                "value_if_the_earlier_line_counts": (
                    _shown(first.value, setting, arguments) if setting.doubtful else None
                ),
                "overrides": [
                    {
                        "file": held.step.file,
                        "line": held.step.line.number,
                        "value": _shown(held.value, setting, arguments),
                    }
                    for held in setting.lines[:-1]
                ],
            }
        )
    if arguments.defaults:
        rows += [
            {"name": name, "value": default, "file": None, "line": None, "origin": "default",
             "value_if_the_earlier_line_counts": None, "overrides": []}
            for name, default in _defaults(sheet)
        ]  # fmt: skip
    yield json.dumps(rows, indent=1)


def _defaults(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Parameters with a known default that no line sets; `{n}` stands for every index that no line sets."""
    catalogue: Catalogue = sheet.catalogue
    for parameter in catalogue:
        known = parameter.name is not None and parameter.default is not None and not parameter.sibling
        if known and sheet.effective.get(parameter.name) is None:
            yield parameter.name, str(catalogue.default(parameter.name, sheet.model))
