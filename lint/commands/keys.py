"""`offhook keys FILE`: what a configuration puts on the phone's keys, drawn and checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

HELP = "what a file puts on the phone's keys: softkeys, function keys, hard keys; drawn and checked"
EPILOG = """examples:
  offhook keys phone.cfg                       what is on each key, and what is odd about it
  offhook keys phone.cfg --model 420HD         as that model has its keys
  offhook keys phone.cfg -o keys.html          a page with a picture of the keys (or keys.svg: the picture)
  offhook keys phone.cfg --format json

Of a file, what it includes counts as well. Keys that it does not set are not said to be empty. How many softkeys a
screen shows, and how many function keys some models have, no source says: see 'offhook topic keys'.
Exit status: 0 told, 1 the linter has an error on a key, 2 could not run; nothing is written then."""

_KINDS = ("html", "svg")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("file", metavar="FILE", help="a configuration file, or - for standard input")
    parser.add_argument("--model", help="the phone's model (default: the one that the file names)")
    parser.add_argument("-o", "--output", metavar="OUT", help="write OUT.html or OUT.svg")
    parser.add_argument("--all", action="store_true", help="keys without a function as well")
    parser.add_argument("--include-root", metavar="DIR", help="folder that stands for the provisioning server's root")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the keys, or write the page or the picture. Raises `CfgError` and `UsageError`."""
    import kb
    from kb.commands.common import complain, print_json
    from lint import files
    from lint.engine import Linter
    from lint.errors import UsageError
    from lint.findings import ERROR
    from lint.phone_keys.account import account
    from lint.running.worker import model_of
    from lint.settings.options import settings_for
    from lint.sheet import sheet_of

    if arguments.output is not None and not arguments.output.lower().endswith(_KINDS):
        raise UsageError(f"{arguments.output}: give it the suffix .html (a page) or .svg (a picture)")
    settings = settings_for(arguments, arguments.file)
    catalogue = kb.load(edition=settings.edition)
    data = sys.stdin.buffer.read() if arguments.file == files.STDIN else files.read(arguments.file)
    sheet = sheet_of(data, arguments.file, catalogue, settings.context(model_of(settings, catalogue)))
    findings = Linter(catalogue, context=sheet.context).lint(data, arguments.file).findings
    told = account(sheet, catalogue, findings)
    for fault in sheet.chain.faults:
        complain(f"{arguments.file}: 'include {fault.target.text}' was not read: what it sets is not known")
    if arguments.output is not None:
        _write(arguments.output, told)
    elif arguments.format == "json":
        print_json(told)
    else:
        for line in _lines(told, everything=arguments.all):
            print(line)
    return int(any(one["severity"] == ERROR for one in told["findings"]))


def _write(path: str, told: dict[str, Any]) -> None:
    from kb.writing import replacing
    from lint.errors import UsageError
    from lint.phone_keys.picture import page, svg

    text = svg(told) if path.lower().endswith("svg") else "".join(page(told))
    try:
        with replacing(path) as fresh, open(fresh, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from None
    print(f"{path}: {sum(len(group['keys']) for group in told['groups'])} keys")


def _lines(told: dict[str, Any], *, everything: bool) -> Iterator[str]:
    from lint.phone_keys.keys import SET
    from lint.phone_keys.picture import INFERRED, note
    from lint.wording import clean, count

    yield f"model: {clean(told['model'] or 'not known')}"
    for group in told["groups"]:
        soft = note(group)
        yield f"{group['title']}{f' ({clean(soft)})' if soft else ''}:"
        shown = [key for key in group["keys"] if everything or key["state"] == SET]
        for key in shown:
            name = key["key"] or str(key["number"])
            function = f" [{clean(key['function'])}]" if key["function"] else ""
            place = f"  ; {clean(key['set_at'][0])}" if key["set_at"] else ""
            yield f"  {name}: {clean(key['words'])}{function}{place}"
            for field, value in key["without_effect"].items():
                yield f"    {clean(field)}={clean(value)} has no effect with this function"
        left = len(group["keys"]) - len(shown)
        if left or not shown:
            yield f"  {count(left, 'more key')} without a function, or not set" if left else "  none is set"
        for one in group["remarks"]:
            yield f"  {one['severity']}: {clean(one['message'])} ({', '.join(one['sources'])})"
    switched: dict[str, list[str]] = {"on": [], "off": []}
    for one in told["hard_keys"]:
        switched.setdefault(one["state"], []).append(one["key"])
    if told["inferred"]:
        yield INFERRED
    yield "Hard keys:"
    for state, names in switched.items():
        if names:
            yield f"  {state}: {', '.join(names)}"
    for one in told["findings"]:
        yield f"line {one['line']}: {one['severity']}: {one['code']} {clean(one['message'])}"
