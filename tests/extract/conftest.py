"""Fixtures for testimony and for small references."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.statements import Statement
from extract.dataset.vocabularies import VOCABULARIES
from extract.errors import ExtractError
from extract.reference.compile import compile_reference

SMALL = """
- name: voip/line/{n}/id
  facts:
    - from: [LTRT-11950 p102]
      label: Line User ID
"""
_NAMING_COLUMNS = {"at", "parameters", "successor", "parameter", "menu_parameter", "used_in"}


@pytest.fixture
def say() -> Callable[..., Statement]:
    """A statement, with only what a test is about spelt out: `say("default", "1", grade="field")`."""

    def make(prop: str, value: Any, **other: Any) -> Statement:
        given = {"source": "MANUAL", "page": None, "grade": "manual", "position": 0} | other
        return Statement(prop=prop, value=value, **given)

    return make


class Reference:
    """A small reference: the real guide, sources and vocabulary, and one file of parameters."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parameters = root / "parameters" / "20-lines.yaml"

    def write(self, text: str, file: str = "parameters/20-lines.yaml") -> Path:
        """Put `text` into a file of the reference."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
        return path

    def compile(self, text: str | None = None) -> dict[str, list[dict[str, Any]]]:
        """The dataset's rows, with `text` as the file of parameters."""
        if text is not None:
            self.write(text)
        return compile_reference(self.root)

    def refuses(self, text: str, file: str, reason: str) -> None:
        """Assert that `text` is refused in one line, with the line that ends in `# here` and the reason."""
        path = self.write(text, file)
        line = next(number for number, row in enumerate(text.splitlines(), 1) if row.endswith("# here"))
        with pytest.raises(ExtractError) as caught:
            self.compile()
        message = str(caught.value)
        assert message.startswith(f"{path}:{line}: ")
        assert reason in message
        assert "\n" not in message

    def parameter(self, text: str) -> dict[str, Any]:
        """The row of the first parameter in `text`."""
        return self.compile(text)["parameters"][0]


@pytest.fixture
def reference(tmp_path: Path, root: Path) -> Reference:
    """A small, sound reference to be bent by a test."""
    real, small = root / "data" / "reference", tmp_path / "reference"
    for name in ("guide", "vocabulary"):
        shutil.copytree(real / name, small / name)
    shutil.copy(real / "sources.yaml", small)
    # Small tables that name parameters would name ones that the small file does not have.
    for table in VOCABULARIES:
        if _NAMING_COLUMNS & {column.name for column in table.columns}:
            for path in small.glob(f"*/{table.name}.yaml"):
                path.write_text("", encoding="utf-8")
    made = Reference(small)
    made.write(SMALL)
    return made
