"""The settings that hold for a file, as TOML, each with where it comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from lint.settings.keys import KEYS
from lint.settings.merge import Effective

_EDITION = "OFFHOOK_EDITION"
_NESTED = ("per-file-ignores", "rules", "url-map")


def rows(effective: Effective, name: str) -> Iterator[str]:
    """Lines that could stand in `offhook.toml`; a setting without a value is a comment."""
    yield f"# settings of {name}"
    for key in KEYS:
        value = getattr(effective.settings, key.replace("-", "_"))
        origin = effective.origins.get(key, "default")
        if key == "edition" and value is None and os.environ.get(_EDITION):
            value, origin = os.environ[_EDITION], f"environment variable {_EDITION}"
        if key == "rules":
            value = {code: {"severity": level} for code, level in value}
        elif key in _NESTED:
            value = dict(value)
        text = f"# {key} is not set" if value is None else f"{key} = {_toml(value)}"
        yield f"{text}  # {origin}" if value is not None else text


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        listed = ", ".join(f"{_toml(str(name))} = {_toml(one)}" for name, one in value.items())
        return f"{{ {listed} }}" if listed else "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    # A text of JSON is one of TOML, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
