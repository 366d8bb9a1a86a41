"""`offhook lint` with settings, baselines, directives and files of other programs: as a user sees it."""

from __future__ import annotations

import argparse
import io
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kb.catalogue import Catalogue
from lint.commands import lint
from lint.rulebook import running
from lint.rules import all_rules, on_request
from lint.selection import Selection

BAD = "system/ntp/enabled=yes\n"  # VAL001, error
UNTIDY = "voip/line/0/id=4101 \n"  # SYN004, warning
Out = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Out:
    """Status, standard output and error of `offhook lint`."""

    def run(*arguments: str) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser(prog="offhook lint")
        lint.configure(parser)
        status = lint.run(parser.parse_args([*arguments]))
        return status, *capsys.readouterr()

    return run


def codes(out: str) -> list[tuple[str, str, str]]:
    return [(f["file"], f["code"], f["severity"]) for f in json.loads(out)]


def test_each_file_has_the_settings_above_it(here: Path, run: Out) -> None:
    for name in ("lab", "site"):
        (here / name).mkdir()
        (here / name / "a.cfg").write_text(BAD + UNTIDY)
    (here / "offhook.toml").write_text('select = ["VAL"]\n')
    (here / "lab" / "offhook.toml").write_text('select = ["SYN"]\n')
    status, out, _ = run("lab", "site", "--format", "json")
    assert codes(out) == [("lab/a.cfg", "SYN004", "warning"), ("site/a.cfg", "VAL001", "error")]
    assert status == 1


def test_fail_on_is_that_of_each_file(here: Path, run: Out) -> None:
    (here / "lab").mkdir()
    (here / "lab" / "offhook.toml").write_text('fail-on = "warning"\nignore = ["APP"]')
    (here / "a.cfg").write_text(UNTIDY)
    (here / "lab" / "a.cfg").write_text("voip/line/0/id=4101\n")
    assert run(".", "--select", "SYN")[0] == 0
    (here / "lab" / "a.cfg").write_text(UNTIDY)
    assert run(".", "--select", "SYN")[0] == 1
    assert run(".", "--select", "SYN", "--fail-on", "error")[0] == 0


def test_config_and_isolated(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(BAD)
    (here / "offhook.toml").write_text('ignore = ["VAL", "APP"]')
    (here / "other.toml").write_text('rules.VAL.severity = "info"\nignore = ["APP"]')
    assert codes(run("a.cfg", "--format", "json")[1]) == []
    assert codes(run("a.cfg", "--format", "json", "--config", "other.toml")[1]) == [("a.cfg", "VAL001", "info")]
    assert run("a.cfg", "--isolated")[0] == 1
    assert run("a.cfg", "--config", "none.toml") == (
        2, "", "offhook: none.toml: no such settings file; check the path\n"
    )  # fmt: skip


def test_wrong_settings_stop_the_run_before_it_begins(here: Path, run: Out) -> None:
    (here / "z").mkdir()
    (here / "a.cfg").write_text(BAD)
    (here / "z" / "a.cfg").write_text(BAD)
    (here / "z" / "offhook.toml").write_text("\nselekt = 1")
    assert run(".") == (2, "", "offhook: z/offhook.toml: selekt: no such setting; did you mean select?\n")


@pytest.mark.parametrize("model", ["405hd", "405 HD", "405HD"])
def test_models_are_those_of_the_dataset(model: str, here: Path, run: Out) -> None:
    (here / "a.cfg").write_text("")
    assert run("a.cfg", "--model", model)[0] == 0
    (here / "offhook.toml").write_text(f'model = "{model}"')
    assert run("a.cfg")[0] == 0


def test_unknown_models_are_refused(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text("")
    status, out, err = run("a.cfg", "--model", "9000HD")
    assert (status, out) == (2, "")
    assert err.startswith("offhook: no model '9000HD' is known; the known ones are 405HD, ")
    (here / "offhook.toml").write_text('model = "9000HD"')
    assert run("a.cfg")[0] == 2


def test_codes_ignored_in_some_files(here: Path, run: Out) -> None:
    (here / "offhook.toml").write_text('per-file-ignores = { "lab/" = ["VAL"] }\nselect = ["VAL"]')
    (here / "lab").mkdir()
    (here / "lab" / "a.cfg").write_text(BAD)
    (here / "b.cfg").write_text(BAD)
    assert codes(run(".", "--format", "json")[1]) == [("./b.cfg", "VAL001", "error")]


def test_excluded_files(here: Path, run: Out) -> None:
    (here / "offhook.toml").write_text('exclude = ["old/", "*-draft.cfg"]\nselect = ["VAL"]')
    for name in ("a.cfg", "b-draft.cfg", "old/c.cfg", "sub/old/d.cfg"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(BAD)
    files = lambda *arguments: [name for name, *_ in codes(run(*arguments, "--format", "json")[1])]  # noqa: E731
    assert files(".") == ["./a.cfg"]
    assert files("a.cfg", "b-draft.cfg", "old") == ["a.cfg", "b-draft.cfg", "old/c.cfg"]
    assert files("a.cfg", "b-draft.cfg", "--force-exclude") == ["a.cfg"]
    assert files(".", "--exclude", "sub/") == ["./a.cfg", "./b-draft.cfg", "./old/c.cfg"]


def test_standard_input_under_a_name(here: Path, run: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "lab").mkdir()
    (here / "lab" / "offhook.toml").write_text('ignore = ["APP"]\nrules.VAL.severity = "warning"')
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BAD.encode())))
    status, out, _ = run("-", "--stdin-filename", "lab/a.cfg", "--format", "json")
    assert (status, codes(out)) == (0, [("lab/a.cfg", "VAL001", "warning")])
    status, out, err = run("a.cfg", "--stdin-filename", "lab/a.cfg")
    assert (status, out) == (2, "")
    assert "give - as a path" in err


def test_files_of_other_programs_get_one_notice(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text("voip/line/0/id=4101\n")
    (here / "setup.cfg").write_text("[metadata]\nname = x\n")
    assert run("setup.cfg") == (0, "0 files: no findings\n", "offhook: setup.cfg: no phone configuration: skipped\n")
    (here / "tox.cfg").write_text("[tox]\n")
    status, out, err = run(".", "--select", "SYN")
    assert (status, out) == (0, "1 file: no findings\n")
    assert err == "offhook: 2 files are no phone configuration: skipped, the first is ./setup.cfg\n"


def test_directives_are_counted_and_can_be_disobeyed(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text("; offhook: ignore=VAL001 -- old phones\n" + BAD)
    assert run("a.cfg", "--ignore", "APP")[:2] == (0, "1 file: no findings; 1 suppressed by directives\n")
    status, out, _ = run("a.cfg", "--no-directives", "--ignore", "APP")
    assert status == 1
    assert out.endswith("\n1 file: 1 error\n")


def test_a_baseline_from_writing_to_rewriting(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(BAD + UNTIDY)
    (here / "b.cfg").write_text(BAD)
    select = ("--select", "VAL,SYN")
    assert run(".", "--write-baseline", "known.json", *select) == (
        0, "known.json: 3 findings in 2 files recorded\n", ""
    )  # fmt: skip
    assert run(".", "--baseline", "known.json", *select) == (0, "2 files: no findings; 3 in the baseline\n", "")
    (here / "a.cfg").write_text(UNTIDY + "voip/media/media_tos=ten\n")
    (here / "b.cfg").unlink()
    (here / "offhook.toml").write_text('baseline = "known.json"')
    status, out, _ = run("a.cfg", *select)
    assert status == 1
    assert out.startswith("a.cfg:2:")
    assert out.endswith("1 file: 1 error; 1 in the baseline; 2 entries of the baseline are gone: rewrite it\n")
    run("a.cfg", "--write-baseline", "known.json", *select)
    assert run("a.cfg", *select)[:2] == (0, "1 file: no findings; 2 in the baseline\n")


def test_a_baseline_is_not_written_of_half_the_files(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(BAD)
    (here / "b.cfg").write_bytes(b"\0")
    status, out, err = run(".", "--write-baseline", "known.json")
    assert (status, out) == (2, "")
    assert err.endswith("offhook: known.json: the baseline is not written, because not all files were linted\n")
    assert not (here / "known.json").exists()


def test_a_baseline_never_takes_the_place_of_a_phones_file(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(BAD)
    assert run(".", "--write-baseline", "a.cfg")[0] == 2
    assert (here / "a.cfg").read_text() == BAD


def test_a_missing_baseline_is_a_fault(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(BAD)
    assert run("a.cfg", "--baseline", "none.json") == (
        2, "", f"offhook: {here / 'none.json'}: no such baseline; --write-baseline writes one\n"
    )  # fmt: skip


def test_settings_are_shown_with_their_origin(here: Path, run: Out) -> None:
    (here / "lab").mkdir()
    (here / "lab" / "offhook.toml").write_text('ignore = ["APP"]\nfail-on = "info"')
    status, out, _ = run("--show-settings", "lab", "--fail-on", "warning")
    assert status == 0
    assert out.splitlines()[0] == "# settings of lab"
    assert 'ignore = ["APP"]  # lab/offhook.toml' in out
    assert 'fail-on = "warning"  # command line' in out
    assert "select = []  # default" in out
    assert tomllib.loads(out)["fail-on"] == "warning"
    assert 'ignore = ["APP"]  # lab/offhook.toml' in run("--show-settings", "lab/none.cfg")[1]
    assert "ignore = []  # default" in run("--show-settings", "lab", "--isolated")[1]


def test_the_schema_is_printed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    lint.configure(parser)
    with pytest.raises(SystemExit) as done:
        parser.parse_args(["--settings-schema"])
    assert done.value.code == 0
    assert "fail-on" in json.loads(capsys.readouterr().out)["properties"]


@pytest.mark.parametrize("arguments", [("--jobs", "x"), ("--jobs", "-1"), ("--isolated", "--config", "a.toml")])
def test_wrong_options(arguments: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    lint.configure(parser)
    with pytest.raises(SystemExit) as done:
        parser.parse_args(["a.cfg", *arguments])
    assert done.value.code == 2


def test_options_with_empty_values(here: Path, run: Out) -> None:
    assert run("a.cfg", "--model", " ") == (
        2, "", "offhook: --model: expected a text such as \"405HD\", not ' '\n"
    )  # fmt: skip


def test_the_help_names_what_there_is() -> None:
    for word in (
        "offhook.toml",
        "[tool.offhook]",
        "--write-baseline",
        "ignore-start",
        "--stdin-filename",
        ".gitignore",
    ):
        assert word in lint.EPILOG


def test_rules_on_request_are_switched_on_beside_the_others(here: Path, run: Out, catalogue: Catalogue) -> None:
    on_request_only = [rule.CODE for rule in all_rules() if on_request(rule)]
    assert on_request_only
    usual = running(catalogue, Selection())
    for code in on_request_only:
        assert code not in usual
        assert running(catalogue, Selection(extend=(code,))) == usual | {code}
        (here / "offhook.toml").write_text(f'extend-select = ["{code}"]')
        assert f'extend-select = ["{code}"]' in run("--show-settings", "a.cfg")[1]


def test_fixing_obeys_settings_and_directives(here: Path, run: Out) -> None:
    """What is left out, by whatever means, is not fixed."""
    text = "; offhook: ignore=SYN004\nvoip/line/0/id=4101 \nvoip/line/1/id=4102 \n"
    fixed = "; offhook: ignore=SYN004\nvoip/line/0/id=4101 \nvoip/line/1/id=4102\n"
    foreign = "[metadata]\nname = x \n"
    (here / "a.cfg").write_text(text)
    (here / "b.cfg").write_text(text)
    (here / "setup.cfg").write_text(foreign)
    (here / "offhook.toml").write_text('per-file-ignores = { "b.cfg" = ["SYN004"] }\nselect = ["SYN"]\n')
    _, _, err = run(".", "--fix", "--unsafe-fixes")
    assert [(here / name).read_text() for name in ("a.cfg", "b.cfg", "setup.cfg")] == [fixed, text, foreign]
    assert err.endswith("offhook: ./setup.cfg: no phone configuration: skipped\n")


def test_a_baseline_is_not_written_while_fixing(here: Path, run: Out) -> None:
    (here / "a.cfg").write_text(UNTIDY)
    assert run("a.cfg", "--fix", "--write-baseline", "known.json")[0] == 2
    assert (here / "a.cfg").read_text() == UNTIDY
