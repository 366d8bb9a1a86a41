"""`offhook explain NAME...`: everything known of a parameter, and how well."""

from __future__ import annotations

import argparse
import sys
from typing import Any

import kb
from kb.card import card
from kb.catalogue import Catalogue
from kb.commands.common import add_facts, complain, load, on_terminal, print_json

HELP = "what a parameter is, what a change of it needs, and who says so"
EPILOG = """examples:
  offhook explain voip/line/0/id
  offhook explain voip/signalling/sip/proxy_timeout system/ntp/enabled --format json

An index may be a number, {n}, %d or a range as guides print it; case does not matter.
Exit status: 0 all found, 1 a name is unknown (the nearest ones are named), 2 could not run.
With --format json, one name gives one object, several give a list."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_facts(parser)
    names = parser.add_argument("names", nargs="+", metavar="NAME", help="a parameter's name")
    names.completer = complete_names  # type: ignore[attr-defined]
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the cards; names that are unknown are reported with their nearest ones."""
    catalogue = load(arguments)
    answers: list[dict[str, Any]] = []
    status = 0
    for name in arguments.names:
        match = catalogue.find(name)
        if match is None:
            answers.append(_unknown(catalogue, name))
            status = 1
        else:
            answers.append(card(catalogue, match))
    if arguments.format == "json":
        print_json(answers[0] if len(answers) == 1 else answers)
    else:
        _print(answers)
    return status


def complete_names(prefix: str, **_: object) -> list[str]:
    """Names that begin with what is typed, for shell completion. Typed indexes stay, further ones are `0`."""
    import re

    from extract.dataset import names

    typed = prefix.lower()
    numbers = re.findall(r"(?<=/)\d+(?=/)", typed)
    found = []
    for name in kb.load().names_by_key.values():
        indexes = iter(numbers)
        concrete = names.PLACEHOLDER.sub(lambda _, indexes=indexes: next(indexes, "0"), name)  # type: ignore[misc]
        if concrete.lower().startswith(typed):
            found.append(concrete)
    return found


def _unknown(catalogue: Catalogue, name: str) -> dict[str, Any]:
    old = catalogue.old_name(name)
    nearest = catalogue.nearest(name)
    return {
        "name": None,
        "asked": name,
        "message": str(kb.UnknownParameterError(name, nearest)),
        "nearest": nearest,
        "old_name": {"kind": old.kind, "successor": old.successor, "note": old.note} if old else None,
    }


def _print(answers: list[dict[str, Any]]) -> None:
    from kb.terminal.layout import lines

    first = True
    for answer in answers:
        if answer["name"] is None:
            note = answer["old_name"]["note"] if answer["old_name"] else None
            complain(answer["message"] + (f" ({note})" if note else ""))
            continue
        if not first:
            print()
        first = False
        if on_terminal():
            from kb.terminal import rich_print

            rich_print.card(lines(answer))
        else:
            from kb.terminal import plain

            sys.stdout.write(plain.text(lines(answer)))
