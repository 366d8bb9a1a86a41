"""`offhook diff EDITION_A EDITION_B`: every fact that differs between two editions."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from extract.compare import Change, compare

HELP = "what differs between two editions of the guide"
EPILOG = """examples:
  offhook diff edition-2.2.8 edition-2.2.16
  offhook diff edition-2.2.8 edition-2.2.16 --format json

An edition is a folder that 'offhook extract' wrote, or the name of one in the data folder.
Exit status: 0 nothing differs, 1 something does, 2 could not read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("old", metavar="EDITION_A", help="the older edition")
    parser.add_argument("new", metavar="EDITION_B", help="the newer edition")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences."""
    from extract.dataset import write
    from extract.editions import find_edition

    old, new = (write.read(find_edition(name))["parameters"] for name in (arguments.old, arguments.new))
    changes = compare(old, new)
    print_changes(changes, arguments.format)
    return 1 if changes else 0


def print_changes(changes: Sequence[Change], output: str) -> None:
    """Print differences, one a line."""
    if output == "json":
        print(json.dumps([change._asdict() for change in changes], indent=1, ensure_ascii=False))
        return
    for change in changes:
        if change.kind == "changed":
            print(f"changed  {change.name}: {change.fact} {_text(change.old)} -> {_text(change.new)}")
        elif change.kind == "renamed":
            print(f"renamed  {change.old} -> {change.new}")
        else:
            print(f"{change.kind:8} {change.name}")
    if not changes:
        print("no difference")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value) or "empty"
