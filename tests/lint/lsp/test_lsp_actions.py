"""Quick fixes: chosen, they change the text as their titles say."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol.types import CodeAction, Position, Range, TextEdit, WorkspaceEdit

from kb.catalogue import Catalogue
from lint.fixes.edit import Ruler, spliced
from lint.lsp.actions import Found, _edits, actions
from lint.lsp.desk import Desk, Opened
from lint.lsp.diagnostics import RuleTexts, diagnostics

LINES = [
    "voip/line/0/id=1\r\n",
    "voip/line/0/id=1\n",
    "voip/line/0/id=1",
    "system/ntp/enabled = yes \r\n",
    "\ufeff",
    "#voip/line/0/id=1\r",
    "😀; \r\n",
    "voip/li\nne/0/id=😀\n",
    "VOIP/line/0/id=\n",
    "\n",
]
Open = Callable[[str], Opened]


def offered(desk: Desk, document: Opened, line: int) -> dict[str, CodeAction]:
    """What is offered on a line, by title."""
    result = desk.lint(document)
    texts = RuleTexts(desk.catalogue)
    shown = diagnostics(result, document.text, texts)
    found = [Found(one, seen, result.fixes.get(one)) for one, seen in zip(result.findings, shown, strict=True)]
    texts.close()
    wanted = Range(Position(line, 0), Position(line, 999))
    return {action.title: action for action in actions(document, found, wanted)}


def after(document: Opened, action: CodeAction) -> str:
    """The text once an action is chosen, as an editor does it."""
    assert action.edit is not None
    assert action.edit.changes is not None
    ((uri, edits),) = action.edit.changes.items()
    assert uri == document.uri
    text = document.text.source
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def offset(place: Position) -> int:
        line = text[starts[place.line] :].encode("utf-16-le")
        return starts[place.line] + len(line[: 2 * place.character].decode("utf-16-le"))

    for edit in reversed(edits):
        assert isinstance(edit, TextEdit)
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def test_a_single_suggestion_is_a_fix(desk: Desk, opened: Open) -> None:
    document = opened("a/😀=1\n system/ntp/enabled = yes\n")
    fix = offered(desk, document, 1)["Replace with 1"]
    assert fix.is_preferred
    assert [one.code for one in fix.diagnostics or ()] == ["VAL001"]
    assert after(document, fix) == "a/😀=1\n system/ntp/enabled = 1\n"


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("".join))
@example("\ufeff\ufeffvoip/line/0/id=1\r\n")
def test_a_fix_does_what_the_command_does(text: str) -> None:
    desk = Desk()
    document = desk.put("untitled:a", text, 1)
    result = desk.lint(document)
    source = document.text.document.text()
    ruler = Ruler(document.text.document)
    for finding, fix in result.fixes.items():
        edits = _edits(document.text, finding.line, fix)
        wanted = spliced(source, list(ruler.splices(fix, finding.line)))
        chosen = CodeAction("", edit=WorkspaceEdit(changes={document.uri: edits}))
        assert after(document, chosen) == wanted


def test_a_fix_of_several_lines(desk: Desk, opened: Open) -> None:
    document = opened("voip/line/0/id=1\nvoip/line/0/id=1\n;\n")
    assert after(document, offered(desk, document, 1)["Fix: repeated setting removed"]) == "voip/line/0/id=1\n;\n"


def test_a_fix_that_may_matter_to_a_phone_says_so(desk: Desk, opened: Open) -> None:
    document = opened("voip/line/0/id = 1\n")
    fix = offered(desk, document, 0)["Fix: blanks around '=' removed (a phone may read something else then)"]
    assert after(document, fix) == "voip/line/0/id=1\n"


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


def test_a_reason_stays_where_it_is(desk: Desk, opened: Open) -> None:
    document = opened("; offhook: ignore=PAR007 -- why not\nsystem/ntp/enabled=yes\n")
    action = offered(desk, document, 1)["Ignore VAL001 for this line"]
    assert after(document, action).startswith("; offhook: ignore=PAR007,VAL001 -- why not\n")


def test_what_is_ignored_is_found_no_more(desk: Desk, opened: Open) -> None:
    for text in ("system/ntp/enabled=yes\n", ";\n; offhook: ignore=APP\nsystem/ntp/enabled=yes\n"):
        document = opened(text)
        line = len(text.splitlines()) - 1
        changed = opened(after(document, offered(desk, document, line)["Ignore VAL001 for this line"]))
        assert "VAL001" not in [finding.code for finding in desk.lint(changed).findings]


def test_other_lines_are_left_alone(desk: Desk, opened: Open) -> None:
    assert offered(desk, opened("system/ntp/enabled=yes\n; nothing here\n"), 1) == {}


def test_passwords_stand_in_no_title(desk: Desk, opened: Open, catalogue: Catalogue) -> None:
    document = opened("voip/line/0/auth_pasword=Zyxw9876 \n voip/line/0/auth_password = Zyxw9876 ; Zyxw\n")
    titles = [*offered(desk, document, 0), *offered(desk, document, 1)]
    assert titles
    assert not [title for title in titles if "Zyxw" in title]
