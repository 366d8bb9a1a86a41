"""What the sub-commands share: formats, terminals, output."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence

import kb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kb.catalogue import Catalogue


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and with its own letters."""
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def add_edition(parser: argparse.ArgumentParser) -> None:
    """Add `--edition`, which every command that answers from facts has."""
    parser.add_argument(
        "--edition", metavar="NAME", help="answer from this edition of the guide first (see 'offhook extract')"
    )


def add_facts(parser: argparse.ArgumentParser) -> None:
    """Add `--edition`, and `--no-confirmed`. (Elsewhere the environment variable leaves confirmed facts out.)"""
    add_edition(parser)
    parser.add_argument(
        "--no-confirmed",
        dest="confirmed",
        action="store_false",
        help="leave out facts confirmed on phones (see 'offhook confirm')",
    )


def load(arguments: argparse.Namespace) -> Catalogue:
    """The catalogue that the options of `add_facts` ask for."""
    return kb.load(edition=arguments.edition, confirmed=arguments.confirmed)


def positive(text: str) -> int:
    """A whole number above zero, as an argument."""
    if not text.lstrip("-").isdigit():
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number")
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def on_terminal() -> bool:
    """Whether somebody looks: only then is rich worth loading. Rich itself obeys `NO_COLOR` and `TERM`."""
    return sys.stdout.isatty()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as a table: with rich on a terminal, plain elsewhere."""
    if on_terminal():
        from kb.terminal import rich_print

        rich_print.table(columns, rows)
    else:
        from kb.terminal import plain

        sys.stdout.write(plain.table(columns, rows))


def complain(message: str) -> None:
    """One line on stderr, whatever the message quotes."""
    print(f"offhook: {' '.join(message.splitlines())}", file=sys.stderr)
