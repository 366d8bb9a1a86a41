"""YAML in which every scalar is text and everything knows its line.

The reference is edited by hand, so a mistake must be reported with file and line, and a value such as `0:00`, `no` or
`1e3` must stay the text it is: YAML's own typing is not used at all. Keys that stand twice are refused, because YAML
would silently drop one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import yaml

from extract.errors import ExtractError


class Text(str):
    """A scalar with its line (from 1)."""

    line: int


class Mapping(dict[str, Any]):
    """A mapping with the line it begins on and the line of each key."""

    line: int
    lines: dict[str, int]


class Sequence(list[Any]):
    """A list with the line it begins on."""

    line: int


class EntryError(ExtractError):
    """A reference file that cannot be taken: file, line and reason in one line."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path, self.line, self.reason = str(path), line, reason
        super().__init__(f"{path}:{line}: {reason}")


def load(path: Path) -> Any:
    """Read one YAML file. Returns `Mapping`, `Sequence` and `Text`; null is `None`. Raises `EntryError`."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise EntryError(path, 1, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise EntryError(path, 1, f"is not UTF-8 (byte {error.start})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = " ".join(str(getattr(error, "problem", error)).split())
        raise EntryError(path, mark.line + 1 if mark else 1, f"is not YAML: {reason}") from error
    return None if node is None else _build(node, path, ())


def refuse(path: Path, where: Any, reason: str) -> NoReturn:
    """Raise `EntryError` at the line of `where` (anything `load` gave)."""
    raise EntryError(path, getattr(where, "line", 1), reason)


def _build(node: yaml.Node, path: Path, above: tuple[yaml.Node, ...]) -> Any:
    line = node.start_mark.line + 1
    if any(node is other for other in above):
        raise EntryError(path, line, "holds itself through an alias")
    above = (*above, node)
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:null":
            return None
        scalar = Text(node.value)
        scalar.line = line
        return scalar
    if isinstance(node, yaml.SequenceNode):
        sequence = Sequence(_build(child, path, above) for child in node.value)
        sequence.line = line
        return sequence
    if not isinstance(node, yaml.MappingNode):
        raise EntryError(path, line, f"is of no kind the reference knows: {node.tag}")
    return _mapping(node, path, above)


def _mapping(node: yaml.MappingNode, path: Path, above: tuple[yaml.Node, ...]) -> Mapping:
    mapping = Mapping()
    mapping.line, mapping.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key = key_node.value
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise EntryError(path, key_line, "a key must be a plain word")
        if key in mapping:
            raise EntryError(path, key_line, f"'{key}' stands twice in one entry")
        mapping[key] = _build(value_node, path, above)
        mapping.lines[key] = key_line
    return mapping
