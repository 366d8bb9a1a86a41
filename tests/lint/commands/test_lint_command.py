"""`offhook lint`: exit status, streams, options."""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from lint.commands import lint

ROOT = Path(__file__).parents[3]
HEAVY = {"pandas", "rich", "rapidfuzz", "pathspec", "dataclasses", "pathlib", "typing", "contextlib"}
"""What a quick answer does without, unless Python itself loads it. (`typing` alone is a thirtieth of a cold start: on
the way to one, what only type checkers need is imported under `TYPE_CHECKING = False`, which they take as true.)"""


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook lint", epilog=lint.EPILOG)
    lint.configure(parser)
    return lint.run(parser.parse_args(arguments))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "phone.cfg"


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        ("; nothing\n", "info", 0),
        ("system/ntp/enabled=1\n", "warning", 0),
        ("system/ntp/enabled=1\n", "info", 1),
        ("system/ntp/enabled=1 \n", "error", 0),
        ("system/ntp/enabled=1 \n", "warning", 1),
        ("system/ntp/enabled=yes\n", "error", 1),
    ],
)
def test_exit_status(file: Path, text: str, level: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(text)
    assert run(str(file), "--fail-on", level) == status
    assert capsys.readouterr().err == ""


def test_default_level_is_error(file: Path) -> None:
    file.write_text("system/ntp/enabled=1 \n")
    assert run(str(file)) == 0


def test_missing_file_does_not_stop_the_others(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("system/ntp/enabled=yes\n")
    missing = file.parent / "none.cfg"
    assert run(str(missing), str(file), "--format", "json") == 2
    out, err = capsys.readouterr()
    assert err == f"offhook: {missing}: no such file; check the path\n"
    assert "VAL001" in [finding["code"] for finding in json.loads(out)]


def test_encrypted_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    encrypted = file.with_suffix(".cfx")
    encrypted.write_bytes(bytes(range(256)))
    assert run(str(encrypted)) == 2
    assert capsys.readouterr().err == (
        f"offhook: {encrypted}: an encrypted configuration file; lint the .cfg file it was made from\n"
    )


def test_folder_and_select_and_ignore(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(str(samples), "--format", "json", "--select", "PAR,SYN", "--ignore", "PAR001,PAR002", "--ignore", "syn")
        == 1
    )
    codes = {finding["code"] for finding in json.loads(capsys.readouterr().out)}
    assert codes == {"PAR003", "PAR004", "PAR005", "PAR006", "PAR007"}


def test_unknown_code(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.touch()
    assert run(str(file), "--select", "XYZ") == 2
    assert capsys.readouterr().err == "offhook: no rule has the code 'XYZ'; 'offhook rule' lists them\n"


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"system/ntp/enabled=yes\n")))
    assert run("-", "--select", "VAL") == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("-:1:20: error VAL001 ")


def test_plain_text_where_nobody_looks(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(samples / "faulty.cfg")) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.splitlines()[-1].startswith("1 file: ")


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_terminals_unless_unwanted(
    no_color: str, coloured: bool, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout", terminal)
    assert run(str(samples / "faulty.cfg")) == 1
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_help_has_an_example() -> None:
    assert "offhook lint phone.cfg" in lint.EPILOG


def test_narrow_encoding_does_not_end_the_report(file: Path) -> None:
    file.write_bytes("voip/line/0/description=Küche €\n".encode())
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
               "import offhook; sys.exit(offhook.main(sys.argv[1:]))", "lint", str(file)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii", "PATH": ""})
    assert done.stderr == b""
    assert done.returncode == 0
    assert b"K\\xfcche \\u20ac" in done.stdout


def test_nothing_heavy_is_imported(samples: Path, tmp_path: Path) -> None:
    file = tmp_path / "phone.cfg"  # In a folder without settings, whose reader would count too.
    file.write_bytes((samples / "phone.cfg").read_bytes())
    own = loaded("import argparse, json, sqlite3")
    for program in (
        "import lint, lint.commands.lint, lint.commands.rule",
        "import argparse, lint.commands.lint as c; p = argparse.ArgumentParser(); c.configure(p); "
        f"c.run(p.parse_args([{str(file)!r}]))",
    ):
        found = loaded(program)
        assert "lint.commands.lint" in found
        assert not found & HEAVY - own


def loaded(program: str) -> set[str]:
    """The modules that are loaded after a program."""
    # `-S`: whatever the environment imports at start-up is not ours.
    code = f"import sys; sys.path[:0] = {[str(ROOT)]!r}; {program}; print('loaded:', *sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_missing_dataset_is_one_line(samples: Path, tmp_path: Path) -> None:
    dataset = tmp_path / "none.sqlite"
    offhook = shutil.which("offhook", path=str(Path(sys.executable).parent))
    command = [offhook] if offhook else [sys.executable, str(ROOT / "offhook.py")]
    done = subprocess.run(
        [*command, "lint", str(samples / "phone.cfg")],
        capture_output=True,
        text=True,
        check=False,
        env={"OFFHOOK_DATASET": str(dataset), "PATH": ""},
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"offhook: {dataset}: ")
    assert done.stderr.count("\n") == 1
