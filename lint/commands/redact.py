"""`offhook redact FILE`: a copy fit to show others, which lints the same."""

from __future__ import annotations

import argparse
import sys

HELP = "a copy of a file fit to show others: pseudonyms for secrets, users, numbers and addresses"
EPILOG = """examples:
  offhook redact phone.cfg > to-show.cfg
  offhook redact phone.cfg -o to-show.cfg --key 'a phrase of mine'      the same pseudonyms in every run

A pseudonym looks like what it stands for (4101 may become 7359), so that the copy lints the same. Comments are left
out, settings in comments are kept. Published factory passwords and values at their defaults stay: they tell nothing.
Read the copy before you show it: what an unknown parameter holds is not known to be personal.
Exit status: 0 done, 2 could not run."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("file", metavar="FILE", help="a configuration file, or -")
    parser.add_argument("-o", "--output", metavar="OUT", help="the copy (default: standard output)")
    parser.add_argument("--key", metavar="PHRASE", help="what the pseudonyms are made with (default: by chance)")


def run(arguments: argparse.Namespace) -> int:
    """Write the copy. Returns 0. Raises `CfgError` and `UsageError`."""
    import os
    import secrets

    import kb
    from kb.writing import replacing
    from lint import files
    from lint.errors import UsageError
    from lint.secrecy.redact import Redactor

    key = arguments.key.encode("utf-8", "surrogateescape") if arguments.key else secrets.token_bytes(32)
    data = sys.stdin.buffer.read() if arguments.file == files.STDIN else files.read(arguments.file)
    copy = Redactor(kb.load(edition=arguments.edition), key).redact(data, arguments.file)
    if arguments.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(copy)
        return 0
    if os.path.realpath(arguments.output) == os.path.realpath(arguments.file):
        raise UsageError(f"{arguments.output}: would replace the file itself; name another")
    try:
        with replacing(arguments.output) as fresh, open(fresh, "wb") as file:
            file.write(copy)
    except OSError as error:
        raise UsageError(f"{arguments.output}: cannot be written ({error.strerror})") from None
    return 0
