"""A settings file: what it may hold, and what is said of what it may not."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.errors import UsageError
from lint.settings.find import Finder
from lint.settings.keys import KEYS, json_schema
from lint.settings.merge import Settings, merge
from lint.settings.read import Layer, read, values
from lint.settings.show import rows

EVERYTHING = """
select = ["SYN", "VAL", "PAR001"]
extend-select = ["APP"]
ignore = ["SYN004"]
per-file-ignores = { "lab/" = ["VAL"], "*-draft.cfg" = ["syn", "PAR001"] }
fail-on = "warning"
policy = "strict"
model = "405HD"
firmware = "2.2.16"
edition = "mine"
include-root = "provisioning"
url-map = { "https://server.example.com/cfg/" = "mirror" }
exclude = ["old/", "*.bak.cfg"]
baseline = "known.json"

[rules.SYN003]
severity = "info"
[rules.VAL]
severity = "warning"
[rules.VAL004]
severity = "off"
"""
NONE = Layer("command line", ".", {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "offhook.toml"


def settings(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return merge(read(str(file)), NONE).settings


def test_every_setting(file: Path) -> None:
    found = settings(file, EVERYTHING)
    folder = file.parent
    assert found.select == ("SYN", "VAL", "PAR001")
    assert found.extend_select == ("APP",)
    assert found.ignore == ("SYN004",)
    assert found.per_file_ignores == (("lab/", ("VAL",)), ("*-draft.cfg", ("SYN", "PAR001")))
    assert (found.fail_on, found.policy, found.model, found.firmware) == ("warning", "strict", "405HD", "2.2.16")
    assert found.edition == "mine"
    assert found.include_root == str(folder / "provisioning")
    assert found.url_map == (("https://server.example.com/cfg/", str(folder / "mirror")),)
    assert found.exclude == ("old/", "*.bak.cfg")
    assert found.baseline == str(folder / "known.json")
    assert set(KEYS) == {name.replace("_", "-") for name in Settings._fields if not name.endswith("_folder")}


def test_nothing_set(file: Path) -> None:
    assert settings(file, "") == Settings()


def test_rules_get_milder_or_off(file: Path) -> None:
    found = settings(file, EVERYTHING)
    severities = found.severities()
    assert (severities["SYN003"], severities["VAL001"]) == ("info", "warning")
    assert "VAL004" not in severities
    wants = found.selection().wants
    assert not wants("VAL004")
    assert wants("VAL001")
    assert wants("APP001")
    assert not wants("SYN004")
    assert not wants("PAR002")


def test_context_holds_what_rules_are_told(file: Path) -> None:
    context = settings(file, EVERYTHING).context("405HD")
    assert (context.model, context.firmware, context.policy) == ("405HD", "2.2.16", "strict")
    assert context.include_root == str(file.parent / "provisioning")
    assert context.url_map == {"https://server.example.com/cfg/": str(file.parent / "mirror")}


def test_codes_ignored_in_files(file: Path) -> None:
    found = settings(file, EVERYTHING)
    assert found.ignored_in(str(file.parent / "lab" / "deep" / "a.cfg")) == ("VAL",)
    assert found.ignored_in(str(file.parent / "lab" / "x-draft.cfg")) == ("VAL", "SYN", "PAR001")
    assert found.ignored_in(str(file.parent / "a.cfg")) == ()
    assert found.ignored_in("/elsewhere/lab/a.cfg") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('selekt = ["SYN"]', "selekt: no such setting; did you mean select?"),
        ('fail_on = "error"', "fail_on: no such setting; did you mean fail-on?"),
        ("zzzzz = 1", f"zzzzz: no such setting; there are {', '.join(KEYS)}"),
        ('select = "SYN"', """select: expected a list of codes such as ["SYN", "VAL002"], not 'SYN'"""),
        ("select = [1]", 'select: expected a list of codes such as ["SYN", "VAL002"], not [1]'),
        ('ignore = ["XYZ"]', "ignore: no rule has the code 'XYZ'; 'offhook rule' lists them"),
        ('fail-on = "never"', """fail-on: expected "error", "warning" or "info", not 'never'"""),
        ("fail-on = true", 'fail-on: expected "error", "warning" or "info", not true'),
        ('policy = ["strict"]', """policy: expected "default" or "strict", not ['strict']"""),
        ("model = 405", 'model: expected a text such as "405HD", not 405'),
        ('firmware = ""', 'firmware: expected a text such as "2.2.16", not \'\''),
        ('url-map = ["x"]', """url-map: expected a table such as { "https://host/cfg/" = "mirror" }, not ['x']"""),
        ('url-map = { "http://x/" = 1 }', 'url-map."http://x/": expected a text such as "mirror", not 1'),
        ('per-file-ignores = { "a.cfg" = ["NO"] }',
         "per-file-ignores.\"a.cfg\": no rule has the code 'NO'; 'offhook rule' lists them"),
        ('exclude = "old"', """exclude: expected a list of patterns such as ["old/", "*-draft.cfg"], not 'old'"""),
        ('rules.NOPE.severity = "off"', "rules.NOPE: no rule has the code 'NOPE'; 'offhook rule' lists them"),
        ("rules.SYN003 = 1", 'rules.SYN003: expected a table such as { severity = "info" }, not 1'),
        ('rules.SYN003.level = "off"', "rules.SYN003.level: no such setting of a rule; there is severity"),
        ('rules.SYN003.severity = "fatal"',
         """rules.SYN003.severity: expected "error", "warning", "info" or "off", not 'fatal'"""),
        ("rules = 1", 'rules: expected a table such as { SYN004 = { severity = "off" } }, not 1'),
    ],
)  # fmt: skip
def test_wrong_settings_are_named_in_one_line(text: str, says: str, file: Path) -> None:
    with pytest.raises(UsageError) as caught:
        settings(file, text)
    assert str(caught.value) == f"{file}: {says}"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (b"select = []\n\nfail-on = \n", 3, "Invalid value"),
        (b"model = '405HD", 1, "Expected"),
        (b"\n\nmodel = 1\nmodel = 2\n", 4, "Cannot overwrite a value"),
        (b"ignore = [\n", 1, ""),
        (b"\n# K\xfcche\n", 2, "expected UTF-8 text"),
        (b"a = " + b"[" * 100_000, 1, "nested too deep"),
    ],
)
def test_no_toml(text: bytes, line: int, says: str, file: Path) -> None:
    file.write_bytes(text)
    with pytest.raises(UsageError) as caught:
        read(str(file))
    start, _, reason = str(caught.value).partition("no TOML: ")
    assert start.startswith(f"{file}:")
    assert says in reason or says in str(caught.value)
    if says != "nested too deep":
        assert start == f"{file}:{line}: "


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml: no such settings file; check the path"):
        read(str(tmp_path / "none.toml"))
    with pytest.raises(UsageError, match="the settings cannot be read"):
        read(str(tmp_path))


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    assert settings(file, '\ufefffail-on = "info"').fail_on == "info"


def test_a_named_project_file_needs_the_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "offhook-of-ours"\n')
    with pytest.raises(UsageError, match=r"no table \[tool\.offhook\] in it"):
        read(str(file))
    file.write_text("[tool]\noffhook = 1\n")
    with pytest.raises(UsageError, match=r"tool\.offhook: expected a table"):
        read(str(file))
    file.write_text("[tool.offhook]\nselekt = 1\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml: tool\.offhook\.selekt: no such setting"):
        read(str(file))


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    (tmp_path / "offhook.toml").write_text('model = "top"')
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n# not offhook\n")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "pyproject.toml").write_text('[tool.offhook]\nmodel = "project"')
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "pyproject.toml").write_text('[tool.offhook]\nmodel = "project"')
    (tmp_path / "d" / "offhook.toml").write_text('model = "own"')
    finder = Finder()

    def model(name: str) -> str:
        layer = finder.above(str(tmp_path / name))
        assert layer is not None
        return str(layer.values["model"])

    assert [model(name) for name in ("", "a", "a/b", "a/b/none", "c", "d")] == [
        "top",
        "top",
        "top",
        "top",
        "project",
        "own",
    ]


def test_projects_of_others_may_be_broken(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff = [")
    found = Finder().above(str(tmp_path))
    assert found is None or not found.origin.startswith(str(tmp_path))


def test_the_command_line_wins_key_by_key(file: Path) -> None:
    file.write_text('select = ["SYN"]\nextend-select = ["VAL"]\nfail-on = "info"\nexclude = ["old/"]\n')
    given = {"select": ("PAR",), "extend-select": ("APP",), "exclude": ("new/",)}
    found, origins = merge(read(str(file)), Layer("command line", "/here", given))
    assert found.select == ("PAR",)
    assert found.extend_select == ("VAL", "APP")
    assert (found.fail_on, found.exclude, found.exclude_folder) == ("info", ("new/",), "/here")
    assert origins == {
        "select": "command line", "extend-select": f"{file} and command line", "fail-on": str(file),
        "exclude": "command line",
    }  # fmt: skip


def test_shown_settings_are_settings(file: Path) -> None:
    """What is shown can be written to a file, and says the same there."""
    file.write_text(EVERYTHING)
    effective = merge(read(str(file)), NONE)
    shown = "\n".join(rows(effective, "a.cfg"))
    assert (
        merge(Layer("", str(file.parent), values(tomllib.loads(shown), "/", "shown")), NONE).settings
        == effective.settings
    )
    assert f'fail-on = "warning"  # {file}' in shown


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_text_is_shown_as_toml(text: str) -> None:
    table = {"model": text, "exclude": [text], "url-map": {text: "mirror"}}
    effective = merge(Layer("x", "/", values(table, "/", "x")), NONE)
    shown = tomllib.loads("\n".join(rows(effective, "a.cfg")))
    assert (shown["model"], shown["exclude"], [*shown["url-map"]]) == (text, [text], [text])


def test_the_schema_knows_what_is_read() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(tomllib.loads(EVERYTHING))) == []
    for wrong in ({"selekt": []}, {"fail-on": "never"}, {"model": 405}, {"rules": {"SYN003": {"level": "off"}}}):
        assert list(validator.iter_errors(wrong)), json.dumps(wrong)


def test_an_edition_of_the_environment_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFHOOK_EDITION", "mine")
    given = Layer("command line", "/", {"edition": "other"})
    assert 'edition = "mine"  # environment variable OFFHOOK_EDITION' in rows(merge(None, NONE), "a.cfg")
    assert 'edition = "other"  # command line' in rows(merge(None, given), "a.cfg")


def test_the_settings_in_the_documentation_are_settings(root: Path) -> None:
    text = (root / "docs" / "linting.md").read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```toml\n")[1:]]
    assert blocks
    for block in blocks:
        values(tomllib.loads(block), "/", "linting.md")
    assert set(KEYS) == {name for block in blocks for name in tomllib.loads(block)}
