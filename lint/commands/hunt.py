"""`offhook hunt`: which URLs a phone asks for, in which order, with which names, and why."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.provisioning.hunt import Hunt

HELP = "which URLs a phone asks for its files, in which order, and why"
EPILOG = """examples:
  offhook hunt --model 420HD --mac 00908F123456 --option160 'http://192.0.2.1/;<MODEL>_<MAC>.cfg'
  offhook hunt --model 405HD --mac 00908f123456 --option66 192.0.2.1 --option67 'a.img;b.cfg'
  offhook hunt --cfg phone.cfg --mac 00908F123456          what its configuration makes it ask for
  offhook hunt --option 161 http://192.0.2.1 --cfg phone.cfg     another number, set in the configuration

Steps are numbered as far as sources tell the order; those without a number stand for what is not known of it.
Exit status: 0 told, 1 no URL is known to be asked for, 2 could not run."""

_MAC = re.compile(r"[0-9A-Fa-f]{12}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("--model", metavar="NAME", help="the phone's model (default: what its configuration says)")
    parser.add_argument("--mac", metavar="MAC", help="its MAC address")
    parser.add_argument("--cfg", metavar="FILE", help="the configuration it has")
    parser.add_argument("--include-root", metavar="DIR", help="the folder that included paths start from")
    for number in ("160", "66", "67", "43"):
        parser.add_argument(f"--option{number}", metavar="VALUE", help=f"DHCP option {number} that it is sent")
    parser.add_argument("--option", action="append", nargs=2, default=[], metavar=("N", "VALUE"), help="another one")
    parser.add_argument("--notify", metavar="URL", help="the URL that a SIP server sends it in a NOTIFY")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the steps. Returns 0 or 1 (no URL is known). Raises `UsageError` and `CfgError`."""
    import kb
    from kb.commands.common import print_json
    from lint.context import Context
    from lint.errors import UsageError
    from lint.provisioning.hunt import Hunt, Phone
    from lint.provisioning.options import bytes_of
    from lint.sheet import open_sheet

    catalogue = kb.load(edition=arguments.edition)
    model = catalogue.model(arguments.model) if arguments.model else None
    if arguments.model and model is None:
        known = ", ".join(one.model for one in catalogue.models())
        raise UsageError(f"no model '{arguments.model}'; the models are {known}")
    mac = re.sub("[:._ -]", "", arguments.mac) if arguments.mac else None
    if mac is not None and not _MAC.fullmatch(mac):
        raise UsageError(f"'{arguments.mac}': a MAC address has twelve hexadecimal digits")
    sheet = None
    if arguments.cfg:
        sheet = open_sheet(arguments.cfg, catalogue, Context(model, include_root=arguments.include_root))
    given = {number: getattr(arguments, f"option{number}") for number in ("160", "66", "67", "43")}
    texts = {**{number: text for number, text in given.items() if text is not None}, **dict(arguments.option)}
    options = {number: bytes_of(text, as_hex=False) for number, text in texts.items()}
    hunt = Hunt(catalogue, Phone(model or (sheet.model if sheet else None), mac, sheet, options, arguments.notify))
    steps = list(hunt.steps())
    if arguments.format == "json":
        print_json(steps)
    else:
        for line in _lines(hunt, steps):
            print(line)
    return int(not any(step["url"] and step["step"] for step in steps))


def _lines(hunt: Hunt, steps: list[dict[str, Any]]) -> Iterator[str]:
    from lint.wording import clean

    method, meaning = hunt.method()
    yield f"method: {clean(method or 'not known')}{f' ({meaning})' if meaning else ''}"
    told: set[str] = set()
    for step in steps:
        mark = f"{step['step']}." if step["step"] else "?."
        what = f" ({step['file']})" if step["file"] else ""
        yield f"{mark} {step['source']}{what}: {clean(step['url'] or 'no URL')}"
        yield from (f"   or {clean(url)}" for url in step["also"])
        yield f"   {clean(step['why'])}"
        yield from (f"   note: {clean(remark)}" for remark in step["remarks"])
        for fact in step["evidence"]:
            if fact["id"] not in told:
                own = "; inferred" if fact["grade"] == "inferred" else ""
                yield f"   [{fact['text']} ({', '.join(fact['sources'])}{own})]"
            told.add(fact["id"])
    if any(step["step"] is None for step in steps):
        yield "Steps marked '?.': no source tells when they are taken."
