r"""`offhook dial MAP NUMBER...`: what a phone does with a number under a digit map and a dial plan."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.catalogue import Catalogue
    from lint.context import Context
    from lint.dialing.faults import Fault
    from lint.settings.merge import Settings

HELP = "what a phone does with a number under a digit map and a dial plan"
EPILOG = r"""examples:
  offhook dial '[2-9]11|0|*xx|[2-7]xxx' 211 4567 55      each number: dialed at once, by the timer, or no match
  offhook dial '[2-9]11|0|*xx|[2-7]xxx'                  each pattern in words, and what is doubtful
  offhook dial 4xxx --rules '4xxx=Line_\\\@10.1.2.3' 4567     the SIP destination as well
  offhook dial @phone.cfg 4567                           map and rules of a configuration file

Quote the map: a shell reads signs such as | and * itself. Of a file, what it includes counts as well.
With --format json: a list with an object for each number (outcome: immediate, timer or no-match), or, without numbers,
one object for the map.
Exit status: 0 told, 2 the map is broken, or could not run."""

_AROUND = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("map", metavar="MAP", help="a digit map, or @FILE: the map and rules of a configuration file")
    parser.add_argument(
        "numbers", nargs="*", default=[], metavar="NUMBER", help="keys as they are typed (default: explain the map)"
    )
    parser.add_argument("--include-root", metavar="DIR", help="folder that stands for the provisioning server's root")
    parser.add_argument("--rules", metavar="PLAN", help="a dial plan: rules pattern=target with ; between them")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print what becomes of each number, or what the map means. Raises `UsageError` and `CfgError`."""
    import kb
    from kb.commands.common import print_json
    from lint.dialing import dial_plan, digit_map
    from lint.dialing.account import account
    from lint.dialing.dialed import is_number
    from lint.dialing.keys import KEYS
    from lint.errors import UsageError
    from lint.report.dialing import lines
    from lint.wording import quote

    file = arguments.map[1:] if arguments.map.startswith("@") else None
    if file == "":
        raise UsageError("'@' without a file: write @phone.cfg, or the map itself")
    settings = _settings(arguments, file) if file else None
    catalogue = kb.load(edition=settings.edition if settings else arguments.edition)
    for number in arguments.numbers:
        if not is_number(number):
            raise UsageError(f"{quote(number)} is no number: write the keys alone ({KEYS[:10]} {' '.join(KEYS[10:])})")
    text, plan_text = arguments.map, arguments.rules
    if file and settings:
        text, plan_text = _from_file(file, plan_text, catalogue, settings.context(None))
    read = digit_map.read(text)
    _ensure_sound("digit map", text, read.faults, bool(read.sound), catalogue)
    plan = dial_plan.read(plan_text) if plan_text is not None else None
    if plan is not None:
        _ensure_sound("dial plan", plan.text, plan.faults, any(rule.sound for rule in plan.rules), catalogue)
    told = account(catalogue, read, plan, arguments.numbers)
    if arguments.format == "json":
        print_json(told["numbers"] if arguments.numbers else told)
        if arguments.numbers:
            _complain_of_the_rest(told)
    else:
        for line in lines(told):
            print(line)
    return 0


def _settings(arguments: argparse.Namespace, file: str) -> Settings:
    """The settings that hold for a file. `--rules` is a dial plan here, and rules of the linter among the settings."""
    from lint.settings.options import settings_for

    options = argparse.Namespace(edition=arguments.edition, include_root=arguments.include_root)
    return settings_for(options, file)


def _complain_of_the_rest(told: dict[str, Any]) -> None:
    """Say on stderr what the answers on numbers leave out."""
    from kb.commands.common import complain
    from lint.wording import quote

    for what, rows in (("pattern", told["patterns"]), ("rule", told.get("rules", ()))):
        for one in rows:
            if one["meaning"] is None:
                complain(f"{what} {quote(one[what])} is left out, as not understood")


def _from_file(path: str, plan_text: str | None, catalogue: Catalogue, context: Context) -> tuple[str, str | None]:
    """The map and the plan of a file and its includes; a plan given beside it is taken instead of the file's."""
    from kb.commands.common import complain
    from lint.dialing.settings import from_file

    settings = from_file(path, catalogue, context)
    for target in settings.unread:
        complain(f"{path}: 'include {target}' was not read: what it sets is not known")
    for setting in (settings.digit_map, settings.dial_plan):
        if setting is not None and len(setting.places) > 1:
            complain(
                f"{setting.name} is set at {', '.join(setting.places)}; the last one is taken, "
                "no source says which one a phone takes"
            )
    if plan_text is None and settings.dial_plan is not None:
        plan_text = settings.dial_plan.value
    return settings.digit_map.value, plan_text


def _ensure_sound(what: str, text: str, faults: tuple[Fault, ...], understood: bool, catalogue: Catalogue) -> None:
    """Raise `UsageError` for a text that is broken, or of which nothing is understood."""
    from lint.errors import UsageError
    from lint.findings import ERROR
    from lint.wording import clean

    broken = [fault for fault in faults if catalogue.practice(fault.kind).suggested == ERROR]
    if not broken and not understood:
        broken = list(faults)
    if not broken:
        return
    first = broken[0]
    before, after = text[max(0, first.start - _AROUND) : first.start], text[first.end : first.end + _AROUND]
    place = f"{clean(before)}>>>{clean(text[first.start : first.end])}<<<{clean(after)}"
    raise UsageError(f"{what}, column {first.start + 1}: {clean(first.words)}: {place}")
