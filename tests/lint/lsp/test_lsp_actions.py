"""Quick fixes: chosen, they change the text as their titles say."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol.types import CodeAction, Position, Range, TextEdit

from kb.catalogue import Catalogue
from lint.lsp.actions import actions
from lint.lsp.desk import Desk, Opened
from lint.lsp.diagnostics import RuleTexts, diagnostics

Open = Callable[[str], Opened]


def offered(desk: Desk, document: Opened, line: int) -> dict[str, CodeAction]:
    """What is offered on a line, by title."""
    result = desk.lint(document)
    texts = RuleTexts(desk.catalogue)
    found = list(zip(result.findings, diagnostics(result, document.text, texts), strict=True))
    texts.close()
    wanted = Range(Position(line, 0), Position(line, 999))
    return {action.title: action for action in actions(document, found, wanted)}


def after(document: Opened, action: CodeAction) -> str:
    """The text once an action is chosen."""
    assert action.edit is not None
    assert action.edit.changes is not None
    ((uri, (edit,)),) = action.edit.changes.items()
    assert uri == document.uri
    assert isinstance(edit, TextEdit)
    lines = document.text.source.splitlines(keepends=True)
    line = lines[edit.range.start.line].encode("utf-16-le")
    assert edit.range.end.line == edit.range.start.line
    changed = line[: 2 * edit.range.start.character] + edit.new_text.encode("utf-16-le")
    lines[edit.range.start.line] = (changed + line[2 * edit.range.end.character :]).decode("utf-16-le")
    return "".join(lines)


def test_a_single_suggestion_is_a_fix(desk: Desk, opened: Open) -> None:
    document = opened("a/😀=1\n system/ntp/enabled = yes\n")
    fix = offered(desk, document, 1)["Replace with 1"]
    assert fix.is_preferred
    assert [one.code for one in fix.diagnostics or ()] == ["VAL001"]
    assert after(document, fix) == "a/😀=1\n system/ntp/enabled = 1\n"


def test_several_candidates_are_none(desk: Desk, opened: Open) -> None:
    document = opened("voip/line/0/auth_nam=1\nsystem/ntp/xx_server_address=1\n")
    suggestions = {f.line: f.suggestion for f in desk.lint(document).findings if f.code == "PAR001"}
    assert ", " in str(suggestions[2])
    assert not [title for title in offered(desk, document, 1) if title.startswith("Replace")]


def test_a_rule_is_ignored_for_one_line(desk: Desk, opened: Open) -> None:
    document = opened("system/ntp/enabled=1\r\nsystem/ntp/enabled=yes\r\n")
    action = offered(desk, document, 1)["Ignore VAL001 for this line"]
    assert after(document, action) == "system/ntp/enabled=1\r\n; offhook: ignore=VAL001\r\nsystem/ntp/enabled=yes\r\n"


def test_a_second_rule_joins_the_first(desk: Desk, opened: Open) -> None:
    document = opened("; offhook: ignore=PAR007\nsystem/ntp/enabled=yes\n")
    action = offered(desk, document, 1)["Ignore VAL001 for this line"]
    assert after(document, action) == "; offhook: ignore=PAR007,VAL001\nsystem/ntp/enabled=yes\n"


def test_other_lines_are_left_alone(desk: Desk, opened: Open) -> None:
    assert offered(desk, opened("system/ntp/enabled=yes\n; nothing here\n"), 1) == {}


def test_passwords_stand_in_no_title(desk: Desk, opened: Open, catalogue: Catalogue) -> None:
    document = opened("voip/line/0/auth_pasword=Zyxw9876 \n voip/line/0/auth_password = Zyxw9876 ; Zyxw\n")
    titles = [*offered(desk, document, 0), *offered(desk, document, 1)]
    assert titles
    assert not [title for title in titles if "Zyxw" in title]
