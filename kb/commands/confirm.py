"""`offhook confirm NAME --apply ACTION --evidence TEXT`: record what a phone was seen to do."""

from __future__ import annotations

import argparse
import os

import kb
from kb import confirmed, store
from kb.actions import UNKNOWN
from kb.catalogue import Catalogue
from kb.commands.common import complain
from kb.errors import KbError, UnknownParameterError

HELP = "record what a change was seen to need on a phone, in a file of the project that every answer reads"
EPILOG = """examples:
  offhook confirm voip/line/0/id --apply reload_voip --evidence "changed on a 405HD, line dropped, no restart"
  offhook confirm system/type --apply reboot --evidence "restarted at once" --by ann --firmware 2.2.16 --model 405HD

The file is offhook-confirmed.toml, found from the working directory upwards or made here; --file or the environment
variable OFFHOOK_CONFIRMED names another one. It is meant to be reviewed and committed.
Exit status: 0 recorded, 2 could not."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.explain import complete_names

    name = parser.add_argument("name", metavar="NAME", help="the parameter's name")
    name.completer = complete_names  # type: ignore[attr-defined]
    parser.add_argument("--apply", required=True, metavar="ACTION", help="what the change needed: reboot, none, ...")
    parser.add_argument("--evidence", required=True, metavar="TEXT", help="what was done and seen")
    parser.add_argument("--by", metavar="WHO", help="who saw it (default: the user's name)")
    parser.add_argument("--firmware", metavar="VERSION", help="firmware of the phone")
    parser.add_argument("--model", metavar="MODEL", help="model of the phone")
    parser.add_argument("--file", metavar="PATH", help="write to this file")


def run(arguments: argparse.Namespace) -> int:
    """Check, append, and tell what the new fact stands against."""
    catalogue = kb.load(confirmed=False)
    path = arguments.file or _file()
    one = _confirmation(catalogue, arguments)
    earlier = confirmed.read(path) if os.path.exists(path) else []
    confirmed.add(path, one)
    print(f"{path}: {one.parameter} needs {one.apply}, {one.witness}")
    shipped = catalogue[one.parameter]
    if shipped.apply not in (UNKNOWN, one.apply):
        said = f"{shipped.apply} ({shipped.apply_grade}, {shipped.stated_by.get('apply')})"
        complain(f"{one.parameter}: the dataset says {said}; the confirmed fact goes before it")
    differing = [other for other in confirmed.disagreeing([*earlier, one]).get(one.parameter, ()) if other is not one]
    for other in differing:
        if other.apply != one.apply:
            complain(
                f"{one.parameter}: disagrees with {other.apply}, {other.witness}; the stronger action stands until"
                f" one is removed from {path}"
            )
    return 0


def _file() -> str:
    """The file that holds here, or a new one in the working directory."""
    named = os.environ.get(store.CONFIRMED)
    if named and named.lower() == store.CONFIRMED_OFF:
        raise KbError(f"confirmed facts are switched off by {store.CONFIRMED}; unset it, or give --file")
    return store.confirmed_path() or store.CONFIRMED_FILE


def _confirmation(catalogue: Catalogue, arguments: argparse.Namespace) -> confirmed.Confirmation:
    from datetime import date

    match = catalogue.find(arguments.name)
    if match is None:
        raise UnknownParameterError(arguments.name, catalogue.nearest(arguments.name))
    actions = [action for action in catalogue.actions() if action != UNKNOWN]
    if arguments.apply not in actions:
        raise KbError(f"--apply {arguments.apply}: no such action; a change may need {', '.join(actions)}")
    texts = {name: " ".join((getattr(arguments, name) or "").split()) for name in ("evidence", "by", "firmware")}
    if not texts["evidence"]:
        raise KbError("--evidence says nothing; tell what was done on the phone and what was seen")
    model = catalogue.model(arguments.model) if arguments.model else None
    if arguments.model and model is None:
        known = ", ".join(one.model for one in catalogue.models())
        raise KbError(f"--model {arguments.model}: no such model; the models are {known}")
    who = texts["by"] or _user()
    today = date.today().isoformat()
    return confirmed.Confirmation(
        match.parameter.name, arguments.apply, texts["evidence"], who, today, texts["firmware"] or None, model
    )


def _user() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise KbError("nobody knows who confirms this; give --by WHO") from None
