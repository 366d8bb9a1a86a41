"""`offhook tones FILE`: the call progress tones of a configuration: in words, checked, drawn and played."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.tones.facts import Facts
    from lint.tones.tone import Tone

HELP = "the call progress tones that a file defines: in words, checked, drawn and played"
EPILOG = """examples:
  offhook tones phone.cfg                          each tone in words, and what is odd about it
  offhook tones phone.cfg --tone 1 -o ringback.wav     hear one
  offhook tones phone.cfg -o tones.html            a page that draws and plays all
  offhook tones phone.cfg --format json

Of a file, what it includes counts as well. Tones that it does not define are shown as the firmware table has them by
default. How long a step of the periods is, no source states: see 'offhook topic call-progress-tones'.
Exit status: 0 told, 1 the linter has an error on a tone, 2 could not run; nothing is written then."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("file", metavar="FILE", help="a configuration file, or - for standard input")
    parser.add_argument("--tone", type=_index, metavar="N", help="only the tone of this index")
    parser.add_argument("-o", "--output", metavar="OUT", help="write OUT.wav (with --tone) or OUT.html")
    parser.add_argument(
        "--seconds", type=_seconds, default=6.0, metavar="S", help="least length of the .wav (default: 6)"
    )
    parser.add_argument("--model", help="the phone's model")
    parser.add_argument("--include-root", metavar="DIR", help="folder that stands for the provisioning server's root")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the tones, or write the sound or the page. Raises `CfgError` and `UsageError`."""
    import kb
    from kb.commands.common import complain, print_json
    from lint import files
    from lint.errors import UsageError
    from lint.findings import ERROR
    from lint.running.worker import model_of
    from lint.settings.options import settings_for
    from lint.sheet import sheet_of
    from lint.tones import facts as known
    from lint.tones.account import account, findings_of

    kind = _kind(arguments)
    options = argparse.Namespace(edition=arguments.edition, model=arguments.model, include_root=arguments.include_root)
    settings = settings_for(options, arguments.file)
    catalogue = kb.load(edition=settings.edition)
    data = sys.stdin.buffer.read() if arguments.file == files.STDIN else files.read(arguments.file)
    sheet = sheet_of(data, arguments.file, catalogue, settings.context(model_of(settings, catalogue)))
    facts = known.load(catalogue)
    told, tones = account(sheet, catalogue, facts, findings_of(sheet, catalogue, data))
    for fault in sheet.chain.faults:
        complain(f"{arguments.file}: 'include {fault.target.text}' was not read: what it sets is not known")
    if arguments.tone is not None:
        pairs = [(one, tone) for one, tone in zip(told["tones"], tones, strict=True) if tone.number == arguments.tone]
        if not pairs:
            raise UsageError(f"{arguments.file}: no tone {arguments.tone}: it is neither set nor known by default")
        told["tones"], tones = [pairs[0][0]], [pairs[0][1]]
        own = facts.name.replace("{n}", str(arguments.tone)).rpartition("/")[0].lower() + "/"
        told["findings"] = [one for one in told["findings"] if one["parameter"].lower().startswith(own)]
    if kind:
        _write(arguments, kind, told, tones, facts)
    elif arguments.format == "json":
        print_json(told)
    else:
        for line in (*_head(told), *_lines(told)):
            print(line)
    return int(any(one["severity"] == ERROR for one in told["findings"]))


def _kind(arguments: argparse.Namespace) -> str | None:
    """What is to be written, by the name's suffix."""
    from lint.errors import UsageError

    if arguments.output is None:
        return None
    suffix = arguments.output.lower().rpartition(".")[2]
    if suffix not in ("wav", "html"):
        raise UsageError(f"{arguments.output}: give it the suffix .wav (a sound) or .html (a page)")
    if suffix == "wav" and arguments.tone is None:
        raise UsageError(f"{arguments.output}: a sound is of one tone; say which with --tone N")
    return str(suffix)


def _write(arguments: argparse.Namespace, kind: str, told: dict[str, Any], tones: list[Tone], facts: Facts) -> None:
    from kb.writing import replacing
    from lint.errors import UsageError
    from lint.tones.picture import page
    from lint.tones.sound import silent, wav
    from lint.tones.tone import sounding

    if kind == "wav":
        heard = sounding(tones[0], facts)
        why_not = silent(heard)
        if why_not:
            raise UsageError(f"{arguments.file}: tone {tones[0].number} cannot be played: {why_not}")
        content = wav(heard, arguments.seconds)
    else:
        content = "".join(page(told, tones, facts, list(_head(told)))).encode()
    try:
        with replacing(arguments.output) as fresh, open(fresh, "wb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{arguments.output}: cannot be written ({error.strerror})") from None
    if kind == "wav":
        print(f"{arguments.output}: {told['tones'][0]['words']}")
    else:
        print(f"{arguments.output}: {len(tones)} tones")


def _head(told: dict[str, Any]) -> Iterator[str]:
    """Whose tones are used."""
    from lint.wording import clean

    country = clean(told["country"]) if told["country"] else "a country that is not known"
    if not told["country_is_default"]:
        country += ", which are not known here"
    used = {
        "country": f"The phone uses the built-in tones of {country}; those below only if a file switches its own on "
        "(inferred).",
        "file": f"The phone uses the tones below, and not the built-in ones of {country} (inferred).",
    }
    yield used.get(told["used"] or "", "Whether the phone uses the tones below or built-in ones is not known.")
    if told["step"] is not None:
        grade = f" ({told['step_grade']})" if told["step_grade"] else ""
        yield f"Seconds are right if a step of the periods is {1000 * told['step']:g} ms{grade}."


def _lines(told: dict[str, Any]) -> Iterator[str]:
    from lint.wording import clean

    if not told["tones"]:
        yield "no tone is set or known by default"
    for one in told["tones"]:
        off = {False: ", switched off"}.get(one["enabled"], "")
        origin = one["set_at"][0] if one["set_at"] else f"by default ({', '.join(one['sources'])})"
        yield f"{one['index']} {clean(one['name'] or '(no name)')}{off}: {clean(one['words'])}  ; {clean(origin)}"
        for remark in one["remarks"]:
            sources = f" ({', '.join(remark['sources'])})" if remark["sources"] else ""
            yield f"    {remark['severity']}: {clean(remark['message'])}{sources}"
    for one in told["remarks"]:
        yield f"{one['severity']}: {clean(one['message'])} ({', '.join(one['sources'])})"
    for one in told["findings"]:
        yield f"line {one['line']}: {one['severity']}: {one['code']} {clean(one['message'])}"


def _index(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"expected the index of a tone, not '{text}'")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 600:
        raise argparse.ArgumentTypeError(f"expected seconds, at most 600, not '{text}'")
    return seconds
