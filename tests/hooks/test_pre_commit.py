"""The hooks, run by pre-commit itself on a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PRE_COMMIT = shutil.which("pre-commit") or shutil.which("pre-commit", path=str(Path(sys.executable).parent))
pytestmark = [
    pytest.mark.skipif(PRE_COMMIT is None, reason="needs pre-commit"),
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]
CONFIG = """
repos:
  - repo: {hooks}
    rev: {rev}
    hooks:
      - id: offhook-lint
      - id: offhook-fix
      - id: offhook-plan
        args: [--max-action, reload_voip]
"""


def run(folder: Path, *words: str, status: int | None = 0) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    said = done.stdout + done.stderr
    if status is not None:
        assert done.returncode == status, said
    return said


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of phones' files with the hooks installed, each phone including one shared file."""
    if not (root / ".git").exists():
        pytest.skip("the hooks are installed from a git checkout")
    base = tmp_path_factory.mktemp("hooks")
    hooks, phones = base / "hooks", base / "phones"
    # A clone of the files as they are: hooks that are not committed yet are tested as well.
    shutil.copytree(root, hooks, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.sqlite"))
    commit(hooks)
    rev = run(hooks, "git", "rev-parse", "HEAD").strip()
    phones.mkdir()
    (phones / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=hooks, rev=rev))
    (phones / "global.cfg").write_text("voip/line/0/description=Reception\nnetwork/lan/vlan/id=5\n")
    (phones / "00908f000001.cfg").write_text("system/type=405HD\ninclude global.cfg\n")
    (phones / "00908f000002.cfg").write_text("system/type=405HD\nvoip/line/0/id=4102\n")
    os.environ["PRE_COMMIT_HOME"] = str(base / "home")
    commit(phones)
    said = run(phones, str(PRE_COMMIT), "install-hooks", status=None)
    if "InstallationError" in said or "CalledProcessError" in said:
        pytest.skip(f"pre-commit cannot build an environment here: {said.strip().splitlines()[-1]}")
    run(phones, str(PRE_COMMIT), "install")
    return phones


def commit(folder: Path) -> None:
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "-A")
    run(folder, "git", "-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "-qm", "one", "--no-verify")


def staged(repository: Path, name: str, text: str) -> str:
    """What the hooks say of a change; the repository is as before then."""
    (repository / name).write_text(text)
    run(repository, "git", "add", "-A")
    try:
        return run(repository, str(PRE_COMMIT), "run", status=None)
    finally:
        run(repository, "git", "reset", "-q", "--hard")


def test_a_sound_change_passes(repository: Path) -> None:
    said = staged(repository, "00908f000002.cfg", "system/type=405HD\nvoip/line/0/id=4103\n")
    assert said.count("Passed") == 3, said
    assert "reload_voip: the strongest action needed" in said


def test_a_fault_fails_the_commit(repository: Path) -> None:
    said = staged(repository, "00908f000002.cfg", "system/type=405HD\nvoip/lien/0/id=4103\n")
    assert "PAR001" in said
    assert "did you mean voip/line/0/id?" in said


def test_a_changed_include_checks_the_files_that_include_it(repository: Path) -> None:
    said = staged(repository, "global.cfg", "network/lan/vlan/id=5\nsystem/no_such/name=1\n")
    assert "global.cfg:2:" in said
    assert "00908f000001.cfg" in said


def test_a_change_that_reboots_exceeds_the_limit(repository: Path) -> None:
    said = staged(repository, "global.cfg", "voip/line/0/description=Reception\nnetwork/lan/vlan/id=6\n")
    assert "offhook plan" in said
    assert "reboot: the strongest action needed" in said
    assert "Failed" in said


def test_a_safe_fix_is_made(repository: Path) -> None:
    said = staged(repository, "00908f000002.cfg", "; the workshop  \nsystem/type=405HD\nvoip/line/0/id=4102\n")
    assert "files were modified by this hook" in said
