"""A server lives on, whatever goes wrong in it."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from kb.catalogue import Catalogue
from lint.errors import CfgError
from lint.lsp.desk import Desk
from lint.lsp.diagnostics import RuleTexts
from lint.lsp.server import Server, server


@pytest.fixture
def one(desk: Desk, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Server:
    made = server(desk, "0", RuleTexts(catalogue))
    monkeypatch.setattr(made, "shows_markdown", lambda: True)
    return made


@pytest.fixture
def logged(one: Server, monkeypatch: pytest.MonkeyPatch) -> list[types.LogMessageParams]:
    found: list[types.LogMessageParams] = []
    monkeypatch.setattr(one, "window_log_message", found.append)
    return found


def handler(one: Server, name: str) -> Any:
    return one.protocol.fm.features[name]


def test_a_failing_request_is_logged_in_one_line_without_what_the_file_holds(
    one: Server, logged: list[types.LogMessageParams], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("Zyxw9876\nis a password")

    monkeypatch.setattr("lint.lsp.hover.hover", fail)
    opened = one.desk.put("untitled:a", "a=1", 1)
    asked = types.HoverParams(types.TextDocumentIdentifier(opened.uri), types.Position(0, 0))
    assert handler(one, types.TEXT_DOCUMENT_HOVER)(asked) is None
    (line,) = logged
    assert line.type == types.MessageType.Error
    assert line.message.startswith("offhook: hover failed: ValueError in test_lsp_server.py, line ")
    assert "Zyxw" not in line.message
    assert "\n" not in line.message


def test_a_completion_that_cannot_be_explained_is_still_one(
    one: Server, logged: list[types.LogMessageParams], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.lsp.hover.parameter", lambda *_, **__: 1 / 0)
    item = types.CompletionItem("a", data="a")
    assert handler(one, types.COMPLETION_ITEM_RESOLVE)(item) is item
    assert len(logged) == 1


def test_an_error_for_users_is_logged_in_its_own_words(one: Server, logged: list[types.LogMessageParams]) -> None:
    one.log(CfgError("a.cfg: no such file;\ncheck the path"), "linting")
    assert [line.message for line in logged] == ["offhook: linting failed: a.cfg: no such file; check the path"]
