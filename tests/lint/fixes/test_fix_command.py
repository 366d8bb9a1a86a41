"""`offhook lint --fix`, `--diff`, `--unsafe-fixes`."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from lint.commands import lint

BEFORE = b"; voice \nsystem/type=405HD\nnetwork/lan_type = STATIC\nvoip/line/0/auth_password = hunter2\n"
SAFE = BEFORE.replace(b"voice ", b"voice")
ALL = SAFE.replace(b" = ", b"=")


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook lint")
    lint.configure(parser)
    return lint.run(parser.parse_args(["--select", "SYN,PAR,VAL", *arguments]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phone.cfg"
    path.write_bytes(BEFORE)
    return path


def test_fix_carries_out_what_is_safe(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--fix", str(file)) == 0
    assert file.read_bytes() == SAFE
    out, err = capsys.readouterr()
    assert [line.split()[2] for line in out.splitlines() if line.startswith(str(file))] == ["SYN003", "SYN003"]
    assert out.splitlines()[-1] == "1 file: 2 warnings"
    assert err == "fixed 1 of 3 findings; 2 more with --unsafe-fixes\n"


def test_unsafe_fixes_come_with_a_plan(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--fix", "--unsafe-fixes", "--fail-on", "info", str(file)) == 0
    assert file.read_bytes() == ALL
    out, err = capsys.readouterr()
    assert out == "1 file: no findings\n"
    plans = err.splitlines()
    assert plans[0].startswith(f"{file}:3: SYN003 'network/lan_type = STATIC' becomes 'network/lan_type=STATIC': ")
    assert "needs reboot" in plans[0]
    assert plans[2] == "fixed 3 of 3 findings"
    assert "hunter2" not in err


def test_exit_status_is_about_what_is_left(file: Path) -> None:
    assert run("--fix", "--fail-on", "warning", str(file)) == 1
    assert run("--fix", "--unsafe-fixes", "--fail-on", "warning", str(file)) == 0


def test_a_clean_file_is_not_touched(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(ALL)
    was = file.stat()
    assert run("--fix", "--unsafe-fixes", str(file)) == 0
    assert file.stat() == was
    assert capsys.readouterr().err == "fixed 0 of 0 findings\n"


def test_json_stays_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--fix", "--format", "json", str(file))
    found = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in found] == ["SYN003", "SYN003"]
    assert {"fix", "fixes"}.isdisjoint(found[0])


@pytest.mark.parametrize("also", [(), ("--fix",)])
def test_diff_writes_nothing(also: tuple[str, ...], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--diff", *also, str(file)) == 1
    assert file.read_bytes() == BEFORE
    out, err = capsys.readouterr()
    assert out.startswith(f"Secret values are shown as asterisks in this diff; files get the true ones.\n--- {file}\n")
    assert "-; voice \n+; voice\n system/type" in out
    assert "hunter2" not in out
    assert err == "would fix 1 of 3 findings; 2 more with --unsafe-fixes\n"


def test_diff_without_a_change(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(SAFE)
    assert run("--diff", "--fail-on", "info", str(file)) == 0
    assert capsys.readouterr().out == ""
    assert run("--diff", "--unsafe-fixes", str(file)) == 1


def test_diff_on_a_terminal_has_nothing_that_upsets_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    file.write_bytes(b"; \x1b[2J \n")
    monkeypatch.setattr("sys.stdout", Terminal())
    assert run("--diff", str(file)) == 1
    import sys

    assert isinstance(sys.stdout, Terminal)
    assert "-; \\x1b[2J \n+; \\x1b[2J\n" in sys.stdout.getvalue()


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = BEFORE + b"voip/line/0/description=K\xfcche\n"
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert run("--fix", "-") == 0
    out, err = capfdbinary.readouterr()
    assert out == data.replace(b"voice ", b"voice")
    assert b"-:3:17: warning SYN003 " in err
    assert err.endswith(b"fixed 1 of 4 findings; 2 more with --unsafe-fixes\n")


def test_unsafe_fixes_alone_make_no_sense(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--unsafe-fixes", str(file)) == 2
    assert capsys.readouterr().err == "offhook: --unsafe-fixes needs --fix or --diff\n"


@pytest.mark.parametrize("how", ["--fix", "--diff"])
def test_a_file_that_cannot_be_fixed_does_not_stop_the_others(
    how: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = file.with_name("a.cfg")
    assert run(how, str(missing), str(file)) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"offhook: {missing}: no such file; check the path\n")
    assert file.read_bytes() == (SAFE if how == "--fix" else BEFORE)
    assert str(file) in out


def test_findings_of_a_file_rest_on_its_includes_as_they_were_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.cfg").write_bytes(b"; phone\ninclude b.cfg\n")
    (tmp_path / "b.cfg").write_bytes(b"system/ntp/enabled=yes\n")
    run("--fix", "--unsafe-fixes", "--select", "VAL", str(tmp_path))
    assert (tmp_path / "b.cfg").read_bytes() == b"system/ntp/enabled=1\n"
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 files: ")


def test_nothing_of_fixing_is_loaded_without_need(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in ("lint.fixes.command", "lint.fixes.diff", "difflib"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    run(str(file))
    assert "lint.fixes.command" not in sys.modules
