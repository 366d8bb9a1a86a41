"""Every rule's documentation is complete, and its examples do what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint import manual
from lint.cfg.lines import ASSIGNMENT
from lint.cfg.parse import parse
from lint.checks.rule import check_rules
from lint.engine import lint_text
from lint.entries import CONTINUED, entries
from lint.findings import Finding
from lint.rulebook import rulebook
from lint.rules import LINE_RULES, Rule, all_rules, on_request
from lint.selection import EVERYTHING, Selection

CHECKS = check_rules(Catalogue())
RULES = pytest.mark.parametrize("rule", [*all_rules(), *CHECKS], ids=lambda rule: rule.CODE)


def linted(example: manual.Example, folder: Path, catalogue: Catalogue, selection: Selection) -> list[Finding]:
    """Findings on an example, with its other files beside it."""
    for name, data in example.others.items():
        (folder / name).write_bytes(data)
    (folder / "example.cfg").write_bytes(example.data)
    found = lint_text(example.data, str(folder / "example.cfg"), catalogue, selection, example.context)
    for path in folder.iterdir():
        path.unlink()
    return found


def found_lines(rule: Rule, example: manual.Example, folder: Path, catalogue: Catalogue) -> list[int]:
    found = linted(example, folder, catalogue, Selection((rule.CODE,)))
    assert {f.code for f in found} <= {rule.CODE}
    return [f.line for f in found]


@RULES
def test_documentation(rule: Rule) -> None:
    page = manual.page(rule)
    assert page.title.endswith(".")
    assert "\n" not in page.title
    assert "Severity: " in page.body
    assert page.passes
    assert page.fails
    assert max(map(len, page.body.splitlines())) <= 100


@RULES
def test_passing_examples_pass(rule: Rule, catalogue: Catalogue, tmp_path: Path) -> None:
    for example in manual.page(rule).passes:
        assert found_lines(rule, example, tmp_path, catalogue) == []


@RULES
def test_failing_examples_fail(rule: Rule, catalogue: Catalogue, tmp_path: Path) -> None:
    for example in manual.page(rule).fails:
        found = found_lines(rule, example, tmp_path, catalogue)
        assert found
        if rule in LINE_RULES:  # Then every line is an example of its own, apart from comments before it.
            lines = [
                line.number
                for line, entry in entries(parse(example.data), catalogue, {})
                if entry.standing != CONTINUED and example.data.splitlines()[line.number - 1] != b";"
            ]
            assert sorted(set(found)) == lines


@RULES
def test_passing_examples_are_otherwise_sound(rule: Rule, catalogue: Catalogue, tmp_path: Path) -> None:
    """An example that passes should be fit to copy: none has an error of another kind."""
    for example in manual.page(rule).passes:
        found = linted(example, tmp_path, catalogue, EVERYTHING)
        assert [finding for finding in found if finding.severity == "error"] == []


def test_codes_and_names_are_unique() -> None:
    rules = rulebook(Catalogue())
    assert len({rule.CODE for rule in rules}) == len({rule.NAME for rule in rules}) == len(rules)
    assert [rule.CODE for rule in rules] == sorted(rule.CODE for rule in rules)


def test_module_names_follow_codes() -> None:
    for rule in all_rules():
        module = rule.module  # type: ignore[attr-defined]
        assert (module.CODE, module.NAME) == (rule.CODE, rule.NAME)
        assert module.__name__.rpartition(".")[2] == f"{rule.CODE.lower()}_{rule.NAME.replace('-', '_')}"
        assert getattr(module, "ON_REQUEST", False) == on_request(rule)


def test_every_rule_module_is_registered(samples: object) -> None:
    import pkgutil

    import lint.rules

    modules = {name for _, name, _ in pkgutil.iter_modules(lint.rules.__path__)}
    assert modules == {rule.__name__.rpartition(".")[2] for rule in all_rules()}  # type: ignore[attr-defined]


def test_signs_in_examples() -> None:
    class Sample:
        """Title.

        Severity: error.

        Passes::

            a=1␠␍
            b=2

            <BOM>c=3

        Fails::

            d=4
            @ other.cfg
            e=5
        """

        CODE, NAME = "XXX001", "sample"

    page = manual.page(Sample)  # type: ignore[arg-type]
    assert page.title == "Title."
    assert [example.data for example in page.passes] == [b"a=1 \r\nb=2\n", b"\xef\xbb\xbfc=3\n"]
    assert page.fails == [manual.Example(b"d=4\n", {"other.cfg": b"e=5\n"})]
    assert parse(page.fails[0].data).lines[0].statement.kind == ASSIGNMENT
