"""Facts that somebody confirmed on a phone: a reviewed file of the project that is laid over the dataset.

`offhook confirm` writes it, every answer reads it. It is looked for from the working directory upwards; the environment
variable `OFFHOOK_CONFIRMED` names another one, or switches it `off`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from kb.errors import KbError
from kb.store import CONFIRMED as ENVIRONMENT
from kb.store import CONFIRMED_OFF as OFF
from kb.tuples import NamedTuple

_HEADING = """\
# What a change of a parameter needs, confirmed on phones. Written by 'offhook confirm', reviewed like code;
# every offhook command below this folder answers from it.
"""
_REQUIRED, _ALLOWED = ("parameter", "apply", "evidence", "by", "date"), ("firmware", "model")


class Confirmation(NamedTuple):
    """What somebody saw a change of a parameter need."""

    parameter: str
    apply: str
    evidence: str
    """What was done and seen, in words."""
    by: str
    date: str
    """Year-month-day."""
    firmware: str | None = None
    model: str | None = None

    @property
    def witness(self) -> str:
        """Who confirmed it when, and what was seen."""
        return f"confirmed by {self.by} on {self.date}: {self.evidence}"


def read(path: str) -> list[Confirmation]:
    """The confirmations of a file. Raises `KbError` naming the file and the entry that cannot be taken."""
    return parse(text_of(path), path)


def text_of(path: str) -> str:
    """The file's text. Raises `KbError` where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise KbError(f"{path}: cannot be read ({error.strerror}); {ENVIRONMENT}={OFF} answers without it") from error
    except UnicodeDecodeError as error:
        raise KbError(f"{path}: is not UTF-8 (byte {error.start}); mend the file") from error


def parse(text: str, path: str) -> list[Confirmation]:
    """The confirmations of a file's text; `path` is for messages."""
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KbError(f"{path}: is not TOML: {error}") from error
    entries = content.pop("confirmed", [])
    if content or not isinstance(entries, list):
        raise KbError(f"{path}: must hold tables [[confirmed]] and nothing else, not '{', '.join(content)}'")
    return [_confirmation(entry, f"{path}: entry {number}") for number, entry in enumerate(entries, 1)]


def _confirmation(entry: Any, where: str) -> Confirmation:
    if not isinstance(entry, dict):
        raise KbError(f"{where}: is no table [[confirmed]]")
    fields = {name: str(value) if name == "date" else value for name, value in entry.items()}
    for name, value in fields.items():
        if name not in (*_REQUIRED, *_ALLOWED):
            raise KbError(f"{where}: unknown field '{name}'")
        if not isinstance(value, str) or not value.strip():
            raise KbError(f"{where}: '{name}' must be text, and not empty")
    for name in _REQUIRED:
        if name not in fields:
            raise KbError(f"{where}: field '{name}' is missing")
    return Confirmation(**fields)


def add(path: str, confirmation: Confirmation) -> None:
    """Append one to the file, which is made where it is missing; the file is replaced as a whole, or not at all.

    Raises `KbError` where the file is no file of confirmations, or cannot be written.
    """
    text = text_of(path) if os.path.exists(path) else _HEADING
    parse(text, path)
    text = text.rstrip("\n") + "\n\n" + written(confirmation)
    fresh = f"{path}.{os.getpid()}.new"
    try:
        with open(fresh, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(fresh, path)
    except OSError as error:
        raise KbError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        if os.path.exists(fresh):
            os.unlink(fresh)


def written(confirmation: Confirmation) -> str:
    """One confirmation as TOML."""
    fields = ((name, value) for name, value in confirmation._asdict().items() if value is not None)
    return "[[confirmed]]\n" + "".join(f"{name} = {quoted(value)}\n" for name, value in fields)


def quoted(text: str) -> str:
    """A text as a TOML basic string: JSON's escapes are TOML's, but for one sign JSON leaves alone."""
    import json

    plain = text.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")


def disagreeing(confirmations: Iterable[Confirmation]) -> dict[str, list[Confirmation]]:
    """Parameters of which the confirmations say different things."""
    said: dict[str, list[Confirmation]] = {}
    for one in confirmations:
        said.setdefault(one.parameter, []).append(one)
    return {name: several for name, several in said.items() if len({one.apply for one in several}) > 1}
