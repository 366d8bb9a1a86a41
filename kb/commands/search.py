"""`offhook search WORDS`: parameters by what they are about."""

from __future__ import annotations

import argparse

from kb.commands.common import add_facts, complain, load, positive, print_json, print_table

HELP = "find parameters by words: label, name, what they do"
EPILOG = """examples:
  offhook search outbound proxy
  offhook search "registrar keep alive" --format json --limit 3

Exit status: 0 something was found, 1 nothing, 2 could not run."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_facts(parser)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="words to look for")
    parser.add_argument("--limit", type=positive, default=10, metavar="N", help="at most N parameters (default: 10)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the hits, best first."""
    from kb.full_text import search

    words = " ".join(arguments.words)
    hits = search(load(arguments), words, arguments.limit)
    if arguments.format == "json":
        print_json([hit._asdict() for hit in hits])
    elif hits:
        rows = ((h.name, h.apply, h.label or "", h.summary or "") for h in hits)
        print_table(("parameter", "a change needs", "label", "summary"), rows)
    else:
        complain(f"nothing fits '{words}'; try other words, or 'offhook explain NAME' for a name")
    return 0 if hits else 1
