"""`offhook lsp`: the linter in editors, as a language server on standard input and output."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

HELP = "check, explain and complete in an editor (a language server)"
EPILOG = """examples:
  offhook lsp                                      what an editor starts
  offhook lsp --model 405HD --include-root /srv/provisioning

Neovim 0.11:
  vim.lsp.config('offhook', {cmd = {'offhook', 'lsp'}, filetypes = {'cfg', 'dosini'}})
  vim.lsp.enable('offhook')
VS Code, with any extension that starts a server by its command (such as 'Generic LSP Client'):
  command 'offhook', arguments ['lsp'], for files '*.cfg'
JupyterLab with jupyterlab-lsp, in jupyter_server_config.json (Lab takes .cfg files for TTCN):
  {"LanguageServerManager": {"language_servers": {"offhook": {"version": 2,
    "argv": ["offhook", "lsp"], "languages": ["ttcn_cfg"], "mime_types": ["text/x-ttcn-cfg"]}}}}

Includes are read from the editor where they are open there, saved or not. Nothing is written.
Settings are those of 'offhook lint': options, else offhook.toml or pyproject.toml above each file.
Exit status: 0 the editor ended it or went away, 2 could not run."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("--stdio", action="store_true", help="taken as it is: there is no other way (editors add it)")
    parser.add_argument(
        "--select", action="append", default=[], metavar="C,..", help="only these codes or families (SYN, PAR001)"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="C,..", help="all but these codes or families")
    parser.add_argument("--model", metavar="NAME", help="the phone model the files are for, such as 405HD")
    parser.add_argument("--policy", choices=("default", "strict"), help="strict: security findings are errors")
    parser.add_argument("--include-root", metavar="DIR", help="the folder that included paths start from")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor ends it. Returns 0; raises `MissingExtraError` where pygls is not installed."""
    from kb.errors import MissingExtraError

    if find_spec("pygls") is None:
        raise MissingExtraError("the language server", "pygls", "lsp")
    from lint.lsp.desk import Desk
    from lint.lsp.server import serve
    from lint.settings import options
    from offhook import __version__

    serve(Desk(options.layer(arguments)), __version__)
    return 0
