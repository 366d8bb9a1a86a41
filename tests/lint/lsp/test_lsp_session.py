"""The server as an editor meets it: a process of its own, spoken to over pipes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol.types import (
    DiagnosticSeverity,
    DiagnosticTag,
    DidChangeWatchedFilesParams,
    DidSaveTextDocumentParams,
    FileChangeType,
    FileEvent,
    TextDocumentIdentifier,
)

Start = Callable[..., Any]
TEXT = "system/ntp/enabled=yes\nvoip/line/0/id=4101\n"
LAMPS = "voip/services/busy_lamp_field/enabled"
LAMP = "voip/services/busy_lamp_field/uri=blf@example.com\n"
UNSAVED = "untitled:Untitled-1"


def codes(found: Any) -> list[str]:
    """Codes of findings, but for what applying the file needs."""
    return [one.code for one in found if one.code != "APP001"]


def test_a_document_is_linted_when_it_is_opened_changed_and_closed(editor: Any) -> None:
    (found,) = [one for one in editor.open(TEXT) if one.code == "VAL001"]
    assert (found.range.start.line, found.range.start.character, found.range.end.character) == (0, 19, 22)
    assert (found.severity, found.source) == (DiagnosticSeverity.Error, "offhook")
    assert "'yes' is not 0 or 1" in found.message
    assert codes(editor.change(TEXT.replace("yes", "1"))) == []
    assert codes(editor.change(TEXT.replace("yes", "2"))) == ["VAL001"]
    editor.close()
    assert editor.shown[UNSAVED].diagnostics == ()


def test_a_finding_links_to_the_text_of_its_rule(editor: Any) -> None:
    (found,) = [one for one in editor.open(TEXT) if one.code == "VAL001"]
    text = Path(url2pathname(urlsplit(found.code_description.href).path))
    assert text.read_text(encoding="utf-8").startswith("# VAL001 wrong-type\n\nA value of another type")


def test_the_texts_of_the_rules_are_gone_with_the_server(editor: Any) -> None:
    (found, *_) = editor.open(TEXT)
    text = Path(url2pathname(urlsplit(found.code_description.href).path))
    assert text.exists()
    assert editor.quit() == (0, "")
    assert not text.parent.exists()


def test_settings_without_effect_are_greyed_out(editor: Any) -> None:
    found = editor.open(f"{LAMPS}=0\n{LAMP}")
    assert [one.tags for one in found if one.code == "DEP001"] == [(DiagnosticTag.Unnecessary,)]


def test_an_include_is_read_as_the_editor_has_it(editor: Any, tmp_path: Path) -> None:
    """Saved or not; and the including document is linted again when it changes."""
    (tmp_path / "global.cfg").write_text(f"{LAMPS}=1\n")
    shared, phone = (tmp_path / "global.cfg").as_uri(), (tmp_path / "phone.cfg").as_uri()
    assert "DEP001" not in codes(editor.open(f"include global.cfg\n{LAMP}", phone))
    editor.open(f"{LAMPS}=1\n", shared)
    editor.change(f"{LAMPS}=0\n", shared)
    editor.until(lambda: "DEP001" in codes(editor.shown[phone].diagnostics))
    editor.close(shared)  # Without saving: the file counts again.
    editor.until(lambda: "DEP001" not in codes(editor.shown[phone].diagnostics))
    (tmp_path / "global.cfg").unlink()
    editor.client.workspace_did_change_watched_files(
        DidChangeWatchedFilesParams([FileEvent(shared, FileChangeType.Deleted)])
    )
    editor.until(lambda: "INC001" in codes(editor.shown[phone].diagnostics))


def test_questions_about_a_place(editor: Any, tmp_path: Path) -> None:
    (tmp_path / "global.cfg").write_text("system/ntp/enabled=1\n")
    editor.open("include global.cfg\nsystem/ntp/enabled=yes\nvoip/line/1/")
    ask, client = editor.ask, editor.client
    hover = ask(client.text_document_hover_async, 1, 3)
    assert "Switches clock synchronization" in hover.contents.value
    names = ask(client.text_document_completion_async, 2, 12).items
    item = next(one for one in names if one.label == "voip/line/1/id")
    assert item.text_edit.new_text == "voip/line/1/id="
    assert "SIP user ID" in editor.resolve(item).documentation.value
    values = ask(client.text_document_completion_async, 1, 22).items
    assert [one.label for one in values] == ["0", "1"]
    place = ask(client.text_document_definition_async, 0, 3)
    assert place.uri == (tmp_path / "global.cfg").as_uri()
    fix, ignore = editor.actions(1, 20)
    assert fix.title == "Replace with 1"
    assert ignore.title == "Ignore VAL001 for this line"
    assert [one.name for one in editor.symbols()] == ["include global.cfg", "system/ntp"]


def test_a_simple_editor_gets_plain_text_and_no_snippets(start: Start) -> None:
    editor = start(markdown=False, snippets=False)
    editor.open("voip/line/")
    items = editor.ask(editor.client.text_document_completion_async, 0, 10).items
    item = next(one for one in items if one.label == "voip/line/{n}/id")
    assert item.text_edit.new_text == "voip/line/0/id="
    assert "**" not in editor.resolve(item).documentation.value


def test_options_of_the_command_count(start: Start) -> None:
    editor = start("--select", "VAL", "--stdio")
    assert [one.code for one in editor.open("=1\nsystem/ntp/enabled=2\n")] == ["VAL001"]


def test_settings_files_count(editor: Any, tmp_path: Path) -> None:
    """And they are read again once a file was saved."""
    phone = (tmp_path / "phone.cfg").as_uri()
    (tmp_path / "offhook.toml").write_text('ignore = ["VAL"]\n')
    assert codes(editor.open(TEXT, phone)) == []
    (tmp_path / "offhook.toml").write_text('per-file-ignores = {"other.cfg" = ["VAL"]}\n')
    editor.client.text_document_did_save(DidSaveTextDocumentParams(TextDocumentIdentifier(phone)))
    editor.until(lambda: codes(editor.shown[phone].diagnostics) == ["VAL001"])
    (tmp_path / "offhook.toml").write_text("ignore = 1\n")
    editor.client.text_document_did_save(DidSaveTextDocumentParams(TextDocumentIdentifier(phone)))
    editor.until(lambda: "offhook.toml" in editor.shown[phone].diagnostics[0].message)
    assert editor.ask(editor.client.text_document_hover_async, 0, 3, phone) is not None
    assert editor.log == []


def test_settings_of_other_programs_are_left_alone(editor: Any) -> None:
    assert editor.open("[metadata]\nname = x\n") == ()


def test_what_cannot_be_linted_says_so(editor: Any) -> None:
    (found,) = editor.open("a\0b")
    assert found.message.startswith("not linted: binary")
    assert editor.actions(0, 0) == []
    assert codes(editor.change(TEXT)) == ["VAL001"]


def test_questions_about_nothing_have_no_answer(editor: Any) -> None:
    editor.open("")
    for line, character in [(0, 0), (0, 99), (99, 0)]:
        assert editor.ask(editor.client.text_document_hover_async, line, character) is None
        assert editor.ask(editor.client.text_document_definition_async, line, character) is None
    assert editor.ask(editor.client.text_document_hover_async, 0, 0, "untitled:never-opened") is None
    assert editor.symbols() == []
    assert editor.log == []


def test_a_message_that_cannot_be_read_is_logged_in_one_line(editor: Any) -> None:
    editor.send(b"Content-Length: 9\r\n\r\n{password")
    editor.until(lambda: len(editor.log) == 1)
    assert editor.log[0].startswith("offhook: reading a message failed: ")
    assert "password" not in editor.log[0]
    assert "\n" not in editor.log[0]
    assert codes(editor.open(TEXT)) == ["VAL001"]
