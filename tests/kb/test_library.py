"""`from offhook import kb`: what the library offers, and how little it costs to open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kb
import offhook

HEAVY = ("pandas", "numpy", "pyarrow", "duckdb", "rich", "networkx", "yaml", "rapidfuzz", "xlsxwriter", "argcomplete")


def python(code: str, cwd: Path) -> str:
    """What a fresh Python prints."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize("name", kb.__all__)
def test_everything_offered_is_there_and_documented(name: str) -> None:
    assert getattr(kb, name).__doc__


def test_the_packages_can_be_had_from_offhook(tmp_path: Path) -> None:
    code = "from offhook import kb, extract; print(kb.load()['voip/line/0/id'].name, extract.__name__)"
    assert python(code, tmp_path) == "voip/line/{n}/id extract"


def test_offhook_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="module 'offhook' has no attribute 'colour'"):
        _ = offhook.colour  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "code",
    [
        "import offhook",
        "from offhook import kb; kb.load()['voip/line/0/id'].summary",
        "from offhook import kb; kb.explain('voip/line/0/id')",
        "import offhook; offhook.main(['explain', 'voip/line/0/id', '--format', 'json'])",
        "import offhook; offhook.main(['explain', 'voip/line/0/id'])",
        "import offhook; offhook.main(['query', 'select 1'])",
    ],
)
def test_heavy_libraries_are_not_loaded(tmp_path: Path, code: str) -> None:
    """Opening the catalogue and answering from it must be quick; so must whatever prints to a pipe."""
    loaded = python(f"import sys; {code}; print('\\n' + ' '.join(sys.modules))", tmp_path).splitlines()[-1].split()
    assert [name for name in HEAVY if name in loaded] == []


def test_errors_are_one_family() -> None:
    """One `except` catches whatever a user can meet."""
    for error in (kb.DatasetError, kb.QueryError, kb.MissingExtraError, kb.UnknownParameterError):
        assert issubclass(error, kb.KbError)
