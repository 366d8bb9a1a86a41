"""`offhook rule [CODE]`: what a rule of the linter finds, and why."""

from __future__ import annotations

import argparse
import sys

HELP = "what a rule of the linter finds, and why"
EPILOG = """examples:
  offhook rule            all rules, one a line
  offhook rule PAR001     one rule, with examples that pass and fail

Exit status: 0 shown, 2 there is no such rule."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="a code such as PAR001 (default: list all rules)")


def run(arguments: argparse.Namespace) -> int:
    """Print one rule's documentation, or the list of all."""
    import kb
    from lint import manual
    from lint.rulebook import rulebook

    pages = {rule.CODE: manual.page(rule) for rule in rulebook(kb.load())}
    if arguments.code is None:
        width = max(len(page.name) for page in pages.values())
        for page in pages.values():
            print(f"{page.code}  {page.name:<{width}}  {page.title}")
        return 0
    wanted = pages.get(arguments.code.upper())
    if wanted is None:
        print(f"offhook: no rule '{arguments.code}'; the rules are {', '.join(pages)}", file=sys.stderr)
        return 2
    print(f"{wanted.code} {wanted.name}\n\n{wanted.title}\n\n{wanted.body}")
    return 0
