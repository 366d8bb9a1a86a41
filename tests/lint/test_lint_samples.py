"""The project's own sample files show what they are meant to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.engine import lint_text
from lint.rulebook import rulebook


@pytest.mark.parametrize("name", ["phone.cfg", "global.cfg", "001122334455.cfg"])
def test_clean_samples(name: str, samples: Path, catalogue: Catalogue) -> None:
    found = lint_text((samples / name).read_bytes(), str(samples / name), catalogue)
    assert [f.code for f in found if f.severity != "info"] == []


def test_faulty_sample_has_a_fault_in_every_line(samples: Path, catalogue: Catalogue) -> None:
    found = lint_text((samples / "faulty.cfg").read_bytes(), "faulty.cfg", catalogue)
    assert [(f.line, f.code, f.severity) for f in found] == [
        (4, "PAR001", "error"),
        (5, "DEP001", "info"),
        (5, "VAL002", "error"),
        (6, "VAL001", "error"),
        (7, "VAL001", "error"),
        (8, "VAL003", "error"),
        (9, "PAR003", "error"),
        (10, "SYN010", "error"),
        (11, "VAL004", "error"),
        (14, "PAR006", "error"),
        (17, "PAR005", "warning"),
        (18, "APP001", "info"),
        (18, "PAR004", "warning"),
        (19, "PAR002", "warning"),
        (21, "VAL005", "error"),
        (22, "SYN003", "warning"),
        (23, "SYN005", "warning"),
        (24, "VAL007", "error"),
        (28, "PAR007", "warning"),
        (30, "SYN006", "warning"),
        (31, "SYN001", "error"),
    ]
    assert {f.code for f in found} <= {rule.CODE for rule in rulebook(catalogue)}


def test_every_sample_is_described(samples: Path) -> None:
    described = (samples / "README.md").read_text()
    assert [path.name for path in samples.glob("*.cfg") if f"`{path.name}`" not in described] == []
