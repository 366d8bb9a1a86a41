"""`offhook dhcp encode|decode|explain`: the DHCP options by which phones find their files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.provisioning.options import Options

HELP = "the DHCP options by which phones find their files: values, meaning, servers' configuration"
EPILOG = """examples:
  offhook dhcp encode --server 192.0.2.1 --protocol https --configuration '<MAC>.cfg'    option 160
  offhook dhcp encode --option 66 --server 192.0.2.1                                    66, and 67 with names
  offhook dhcp encode --server 192.0.2.1 --protocol http --model 420HD --for kea        only for one model
  offhook dhcp decode 'http://192.0.2.1/a.img;b.cfg'                                    what option 160 says
  offhook dhcp decode --option 66 192.0.2.1 --option 67 'a.img;b.cfg'                   what the two say together
  offhook dhcp decode --hex 63825363350102a0116874...                                   a capture's options field
  offhook dhcp explain 43                                                               what is known of an option

Snippets for ISC dhcpd, Kea and dnsmasq are checked by those programs; that for Windows Server is not executed here.
Exit status: 0 told, 1 a value says nothing that is known, 2 could not run."""

_UNASKED = "servers send what a phone asks for; if it does not ask for this option, let the server force it"
_SERVERS = ("isc", "kea", "dnsmasq", "windows")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    jobs = parser.add_subparsers(dest="job", required=True, metavar="encode|decode|explain")
    encode = jobs.add_parser("encode", help="the value that says where files are")
    encode.add_argument("--option", metavar="N", help="the option's number (default: that of the URL)")
    encode.add_argument("--server", metavar="HOST", help="an IP address or a host name")
    encode.add_argument("--protocol", metavar="NAME", help="ftp, tftp, http or https")
    encode.add_argument("--firmware", metavar="NAME", help="the firmware file (default: the phone's own name for it)")
    encode.add_argument("--configuration", metavar="NAME", help="the configuration file (default: likewise)")
    encode.add_argument("--model", metavar="NAME", help="snippets for this model's class only")
    encode.add_argument(
        "--for", dest="target", choices=_SERVERS, metavar="SERVER", help=f"only for {', '.join(_SERVERS)}"
    )
    decode = jobs.add_parser("decode", help="what a value says")
    decode.add_argument("--option", action="append", nargs=2, default=[], metavar=("N", "VALUE"), help="an option")
    decode.add_argument("value", nargs="?", metavar="VALUE", help="a URL; with --hex the options of a packet capture")
    decode.add_argument("--hex", action="store_true", help="values are bytes in hexadecimal, as captures show them")
    explain = jobs.add_parser("explain", help="what is known of an option")
    explain.add_argument("options", nargs="*", metavar="N", help="numbers (default: all)")
    for job in (encode, decode, explain):
        job.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print values or meanings. Returns 0 or 1 (a value says nothing). Raises `UsageError`."""
    import kb
    from kb.commands.common import print_json
    from lint.provisioning.options import Options

    options = Options(kb.load(edition=arguments.edition))
    told, lines, status = _JOBS[arguments.job](arguments, options)
    if arguments.format == "json":
        print_json(_numbered(told))
    else:
        for line in lines:
            print(line)
    return status


def _numbered(told: Any) -> Any:
    """The same with the options' numbers as numbers."""
    if isinstance(told, list):
        return [_numbered(one) for one in told]
    if isinstance(told, dict):
        numbers = {key: int(told[key]) for key in ("option", "with") if str(told.get(key)).isdigit()}
        return {key: numbers.get(key, _numbered(value)) for key, value in told.items()}
    return told


Answer = tuple[Any, Iterator[str], int]


def _encode(arguments: argparse.Namespace, options: Options) -> Answer:
    from lint.errors import UsageError
    from lint.provisioning.snippets import SERVERS, Wanted
    from lint.provisioning.url import Location

    number = arguments.option or options.number("url")
    if not number.isdigit() or not 1 <= int(number) <= 254:
        raise UsageError(f"option '{number}': a number from 1 to 254 is wanted")
    model = _model(arguments.model, options)
    sent = options.role(number) == "model"
    if arguments.server is None and not sent:
        raise UsageError("name the server with --server")
    location = Location(arguments.protocol, arguments.server or "", arguments.firmware, arguments.configuration)
    values = list(options.encode(number, location, model))
    names = [] if sent else [arguments.target] if arguments.target else list(SERVERS)
    wanted = Wanted(values, model, options.number("model"))
    snippets = {name: SERVERS[name][1](wanted) for name in names}
    told: dict[str, Any] = {
        "options": [{"option": option, "value": value, "hex": value.encode().hex()} for option, value in values],
        "remarks": [*options.grammar.of_names(location), *([] if sent else [_UNASKED])],
        "snippets": snippets,
    }

    def lines() -> Iterator[str]:
        for one in told["options"]:
            yield f"option {one['option']}: {one['value']}"
            yield f"  bytes: {one['hex']}"
        yield from (f"  note: {remark}" for remark in told["remarks"])
        for name, text in snippets.items():
            yield f"\n# {SERVERS[name][0]}\n{text.rstrip()}"

    return told, lines(), 0


def _model(name: str | None, options: Options) -> str | None:
    from lint.errors import UsageError

    model = options.catalogue.model(name) if name else None
    if name and model is None:
        known = ", ".join(one.model for one in options.catalogue.models())
        raise UsageError(f"no model '{name}'; the models are {known}")
    return model


def _decode(arguments: argparse.Namespace, options: Options) -> Answer:
    from lint.errors import UsageError
    from lint.provisioning.options import bytes_of, capture

    if bool(arguments.option) == (arguments.value is not None):
        raise UsageError("give a VALUE, or options as --option N VALUE")
    wrong = next((number for number, _ in arguments.option if not number.isdigit()), None)
    if wrong is not None:
        raise UsageError(f"option '{wrong}': a number is wanted")
    if arguments.option:
        values = {number: bytes_of(value, as_hex=arguments.hex) for number, value in arguments.option}
    elif arguments.hex:
        found = capture(bytes_of(arguments.value, as_hex=True))
        values = {number: data for number, data in found.items() if number in options.rows}
        if not values:
            raise UsageError(f"none of the options by which phones find files (there are {', '.join(found)})")
    else:
        values = {options.number("url"): bytes_of(arguments.value, as_hex=False)}
    told = options.decode(values)
    known = all(one["result"] or one.get("model") for one in told)
    return told[0] if len(told) == 1 else told, _meaning(told), 0 if known else 1


def _meaning(told: list[dict[str, Any]]) -> Iterator[str]:
    from lint.wording import clean

    for one in told:
        both = f" with {one['with']}" if "with" in one else ""
        yield f"option {one['option']}{both} ({one['name'] or 'not known'}): {clean(one['text'] or one['hex'])}"
        for part in ("protocol", "server", "firmware", "configuration"):
            if one["server"] is not None:
                yield f"  {part:<14} {clean(one[part]) if one[part] else 'left out'}"
        for part in one.get("suboptions") or ():
            yield f"  sub-option {part['code']}: {clean(part['text'] or part['hex'])}"
        if "model" in one:
            yield f"  {'model':<14} {one['model'] or 'not known'}"
        if one["result"]:
            yield f"  {clean(one['result'])} ({', '.join(one['sources'])})"
        yield from (f"  note: {clean(remark)}" for remark in one["remarks"])


def _explain(arguments: argparse.Namespace, options: Options) -> Answer:
    from lint.errors import UsageError

    unknown = [number for number in arguments.options if number not in options.rows]
    if unknown:
        raise UsageError(f"nothing is known of option {unknown[0]}; known are {', '.join(options.rows)}")
    told = [options.explained(number) for number in arguments.options or options.rows]

    def lines() -> Iterator[str]:
        for one in told:
            yield f"option {one['option']}: {one['name']} ({one['direction']})"
            yield f"  {one['carries']}"
            yield from (f"  form      {form}" for form in one["forms"] or ())
            yield f"  standard  {one['standard']}"
            yield from (f"  parameter {name}" for name in one["parameters"] or ())
            yield from (f"  {row['option66']} | {row['option67']}: {row['result']}" for row in one.get("table", ()))
            if one["note"]:
                yield f"  note: {one['note']}"
            yield f"  ({', '.join(one['sources'])})"

    return told[0] if len(told) == 1 else told, lines(), 0


_JOBS = {"encode": _encode, "decode": _decode, "explain": _explain}
