"""`offhook ask "QUESTION"`: does this need a reboot? Answered from the facts, with their evidence."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kb.commands.common import add_facts, load, on_terminal, positive, print_json
from kb.errors import KbError

if TYPE_CHECKING:
    from kb.answering.answer import Answer

HELP = "answer a question in plain words: which parameter is meant, and what a change of it needs"
EPILOG = """examples:
  offhook ask "does changing the outbound proxy need a reboot?"
  offhook ask "voicemail lamp" --format json
  offhook ask                                a prompt for one question after the other; q quits

Exit status: 0 something was found, 1 nothing fits, 2 could not run."""
PROMPT = "offhook ask> "


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_facts(parser)
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="what to ask; a prompt without")
    parser.add_argument("--limit", type=positive, default=5, metavar="N", help="name up to N parameters (default: 5)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; without a question, ask for one after the other."""
    from kb.answering.ask import answer

    catalogue = load(arguments)
    if arguments.question:
        return _say(answer(catalogue, " ".join(arguments.question), arguments.limit), arguments.format)
    if not sys.stdin.isatty():
        raise KbError('no question; give one in quotes, as in: offhook ask "ntp server reboot?"')
    _with_history()
    print("Ask in plain words; an empty line or q quits.")
    status = 0
    while True:
        try:
            question = input(PROMPT).strip()
        except EOFError:
            print()
            return status
        if question.lower() in ("", "q", "quit", "exit"):
            return status
        status = _say(answer(catalogue, question, arguments.limit), arguments.format)


def _with_history() -> None:
    """Let the prompt be edited, where the system can."""
    try:
        import readline  # noqa: F401 (importing it is what does it)
    except ImportError:
        return


def _say(answered: Answer, form: str) -> int:
    if form == "json":
        print_json(answered.as_json())
    else:
        from kb.answering.text import lines

        print(answered.answer)
        below = list(lines(answered))
        if below and on_terminal():
            from kb.terminal import rich_print

            rich_print.card(below)
        elif below:
            from kb.terminal import plain

            sys.stdout.write(plain.text(below))
    return 1 if answered.status == "no_match" else 0
