"""environment.yml asks for what pyproject.toml asks for, and constraints.txt has a version of each."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
EXTRAS = ("extract", "guide", "notebook", "fleet", "cluster", "lsp")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def test_the_conda_environment_is_that_of_the_project(project: dict[str, Any]) -> None:
    asked = {*project["dependencies"], *(one for extra in EXTRAS for one in project["optional-dependencies"][extra])}
    listed: list[str] = []
    for one in yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]:
        listed += one["pip"] if isinstance(one, dict) else [one]
    own = {f"python{project['requires-python']}", "pip", "--no-deps --editable ."}
    assert sorted(set(listed) - own) == sorted(asked)
    assert own <= set(listed)


def test_every_dependency_has_a_tested_version(project: dict[str, Any]) -> None:
    """And one that the project file allows: pip would refuse the two files together otherwise."""
    pinned = dict(
        line.split("==")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().splitlines()
        if "==" in line
    )
    asked = [*project["dependencies"], *(one for many in project["optional-dependencies"].values() for one in many)]
    for one in asked:
        name, _, least = one.lower().partition(">=")
        if not name.startswith("offhook["):
            assert version(pinned[name.partition("[")[0]]) >= version(least), one


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))
