"""`offhook file FILE...`: a phone's other files: what they hold, and what is odd about them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.catalogue import Catalogue
    from lint.other_files.remark import Checked

HELP = "check and explain a phone's speed dial files and ring tone archives"
EPILOG = """examples:
  offhook file 001122334411-speeddial.txt
  offhook file tones.zip --format json

'offhook topic speed-dial-file' and 'offhook topic ring-tone-archive' tell what is known of them, and what is not.
Exit status: 0 nothing worse than a warning, 1 an error, 2 a file could not be read."""

_ARCHIVES = "ring_tone_archive"
_BARE = ".wav"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a speed dial file, a ring tone archive")
    parser.add_argument("--as", dest="kind", choices=("speed-dial", "ring-tones"), help="what the files are")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print what the files hold. Returns 0, 1 (an error) or 2 (raised, a file cannot be read)."""
    import kb
    from kb.commands.common import print_json
    from lint import files
    from lint.findings import ERROR

    catalogue = kb.load(edition=arguments.edition)
    told = []
    for path in arguments.files:
        checked = _check(path, files.read(path), arguments.kind, catalogue)
        told.append(_fields(path, checked, catalogue))
    if arguments.format == "json":
        print_json(told)
    else:
        for one in told:
            for line in _lines(one):
                print(line)
    return int(any(remark["severity"] == ERROR for one in told for remark in one["remarks"]))


def _check(path: str, data: bytes, kind: str | None, catalogue: Catalogue) -> Checked:
    from lint.errors import UsageError
    from lint.other_files import ring_tones, speed_dial
    from lint.other_files.remark import hardest

    rows = catalogue.rows("select suffix from file_formats where form = ?", (_ARCHIVES,))
    suffixes = (*(str(row["suffix"]) for row in rows), _BARE)
    if kind == "ring-tones" or (kind is None and path.lower().endswith(suffixes)):
        fact = catalogue.topic_fact(f"{ring_tones.TOPIC}-suffix")
        grade = catalogue.source(fact.sources[0].partition(" ")[0]).grade
        return ring_tones.check(path, data, refused=hardest(fact.grade or grade))
    if kind == "speed-dial" or speed_dial.is_likely(data):
        return speed_dial.check(data)
    raise UsageError(f"{path}: neither a speed dial file nor a ring tone archive by its look; say which with --as")


def _fields(path: str, checked: Checked, catalogue: Catalogue) -> dict[str, Any]:
    remarks = []
    for remark in checked.remarks:
        sources = list(dict.fromkeys(s for fact in remark.facts for s in catalogue.topic_fact(fact).sources))
        remarks.append({**remark._asdict(), "facts": list(remark.facts), "sources": sources})
    return {"file": path, "kind": checked.kind, "topic": checked.topic, "entries": checked.entries, "remarks": remarks}


def _lines(told: dict[str, Any]) -> Iterator[str]:
    from lint.wording import clean

    yield f"{clean(told['file'])}: {told['kind']}"
    for one in told["entries"]:
        if "key" in one:
            lamp = ", with busy lamp field" if one["busy_lamp"] else ""
            yield f"  key {one['key'] if one['key'] is not None else '?'}: {clean(one['number'])}{lamp}"
        elif one["rate"] is None:
            yield f"  {clean(one['name'])}: a wav file in an encoding that is not looked into"
        else:
            form = f"{one['seconds']} s, {one['rate']} Hz, {one['bits']} bits, channels: {one['channels']}"
            yield f"  {clean(one['name'])}: {form}"
    for remark in told["remarks"]:
        place = f"line {remark['line']}, column {remark['column']}: " if remark["line"] else ""
        yield f"  {place}{remark['severity']}: {clean(remark['message'])} ({', '.join(remark['sources'])})"
