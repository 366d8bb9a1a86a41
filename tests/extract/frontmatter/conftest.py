"""The guide's own lists as the reference holds them, and lists set the way guides and dumps set them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml


class Lists(NamedTuple):
    """What a guide's lists say: `(number, title, page)`, sections with their part, parts in order."""

    sections: list[tuple[str, str, int, str | None]]
    parts: list[tuple[str, str, int]]
    tables: list[tuple[str, str, int]]
    figures: list[tuple[str, str, int]]


@pytest.fixture(scope="session")
def reference_guide(root: Path) -> Callable[[str], list[dict[str, str]]]:
    """Rows of a file about the guide in the reference, all values as text."""
    folder = root / "data" / "reference" / "guide"
    return lambda name: yaml.load((folder / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


@pytest.fixture(scope="session")
def lists(reference_guide: Callable[[str], list[dict[str, str]]]) -> Lists:
    def listed(name: str) -> list[tuple[str, str, int]]:
        return [(row["number"], row["title"], int(row["page"])) for row in reference_guide(name)]

    sections = [(row["number"], row["title"], int(row["page"]), row.get("part")) for row in reference_guide("sections")]
    return Lists(sections, listed("parts"), listed("tables"), listed("figures"))
