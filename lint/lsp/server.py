"""The server: what an editor asks, and what answers it.

All work is done in the thread of the event loop, where the dataset was opened. A request that fails is logged in one
line and answered with nothing: whoever types meets no dead server.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from kb.errors import OffhookError
from lint.lsp import actions, completion, definition, hover, symbols
from lint.lsp.desk import Desk, Opened
from lint.lsp.diagnostics import RuleTexts, diagnostics

DELAY = 0.25
"""Seconds without a key stroke before a document is linted."""

P = ParamSpec("P")
R = TypeVar("R")


class Server(LanguageServer):
    """A language server for configuration files."""

    def __init__(self, version: str, desk: Desk, texts: RuleTexts) -> None:
        # Whole texts: line ends are counted in one way only then, the library's differs from the protocol's.
        super().__init__("offhook", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.desk = desk
        self.texts = texts
        self.found: dict[str, tuple[int, list[actions.Found]]] = {}
        """By URI: the number of the text that was linted, and what was found."""
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Errors outside of requests: a message that cannot be read, say."""
        self.log(error, "reading a message")

    def log(self, error: Exception, what: str) -> None:
        """One line in the editor's log; what the error says of itself may quote the file, passwords and all."""
        place = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f" in {os.path.basename(frame.filename)}, line {frame.lineno}" for frame in place)
        why = " ".join(str(error).split()) if isinstance(error, OffhookError) else f"{type(error).__name__}{where}"
        message = f"offhook: {what} failed: {why}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    # Linting

    def lint_soon(self, uri: str, delay: float = DELAY) -> None:
        """Lint a document once nothing more is typed for a while."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(delay, self._lint_now, uri)

    def lint_all(self) -> None:
        """Files were saved, which may be included, or hold settings."""
        self.desk.refresh()
        for opened in self.desk.all():
            self.lint_soon(opened.uri)

    def lint_others(self, uri: str) -> None:
        """Lint the documents that another one may matter to."""
        for opened in self.desk.including():
            if opened.uri != uri:
                self.lint_soon(opened.uri)

    def forget(self, uri: str) -> None:
        """A document was closed: its findings go."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        self.found.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def findings(self, opened: Opened) -> list[actions.Found]:
        """The findings on a document as it is now."""
        number, found = self.found.get(opened.uri, (None, []))
        if number != opened.number:
            self._lint(opened)
            _, found = self.found[opened.uri]
        return found

    def _lint_now(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        opened = self.desk.get(uri)
        if opened is None:
            return
        try:
            self._lint(opened)
        except Exception as error:  # The server lives on, whatever a rule does.
            self.log(error, "linting")

    def _lint(self, opened: Opened) -> None:
        result = self.desk.lint(opened)
        shown = diagnostics(result, opened.text, self.texts)
        pairs = [] if result.error else zip(result.findings, shown, strict=True)
        found = [actions.Found(finding, diagnostic, result.fixes.get(finding)) for finding, diagnostic in pairs]
        self.found[opened.uri] = opened.number, found
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(opened.uri, shown, version=opened.version)
        )

    # What the editor can show

    def shows_markdown(self) -> bool:
        """Whether the editor takes Markdown in what it shows under the pointer."""
        text = self.client_capabilities.text_document
        kinds = text.hover.content_format if text and text.hover else None
        return kinds is not None and types.MarkupKind.Markdown in kinds

    def takes_snippets(self) -> bool:
        """Whether the editor asks for what is left open in a text it inserts."""
        text = self.client_capabilities.text_document
        item = text.completion.completion_item if text and text.completion else None
        return bool(item and item.snippet_support)


def serve(desk: Desk, version: str) -> None:
    """Answer an editor on standard input and output until it says goodbye or goes away."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)  # Errors go to the editor's log, in one line.
    texts = RuleTexts(desk.catalogue)
    # The library closes what it writes to; and a stray `print` must not get between its messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, contextlib.redirect_stdout(sys.stderr):
        try:
            server(desk, version, texts).start_io(stdout=out)
        finally:
            texts.close()


def server(desk: Desk, version: str, texts: RuleTexts) -> Server:
    """A server with everything it can do."""
    one = Server(version, desk, texts)
    _documents(one)
    _questions(one)
    return one


def _safely(answer: Callable[Concatenate[Server, P], R]) -> Callable[Concatenate[Server, P], R | None]:
    """A handler that logs its errors in place of raising them."""

    def handler(server: Server, /, *arguments: P.args, **named: P.kwargs) -> R | None:
        try:
            return answer(server, *arguments, **named)
        except Exception as error:
            server.log(error, answer.__name__.strip("_"))
            return None

    update_wrapper(handler, answer)
    return handler


def _documents(one: Server) -> None:
    """Documents come, change, and go."""

    @one.feature(types.INITIALIZED)
    @_safely
    def _initialized(server: Server, _: types.InitializedParams) -> None:
        server.desk.folder = to_fs_path(server.workspace.root_uri or "") or ""

    @one.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @_safely
    def _open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.desk.put(document.uri, document.text, document.version)
        server.lint_soon(document.uri, 0)
        server.lint_others(document.uri)

    @one.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @_safely
    def _change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        source = server.workspace.get_text_document(document.uri).source
        server.desk.put(document.uri, source, document.version)
        server.lint_soon(document.uri)
        server.lint_others(document.uri)

    @one.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @_safely
    def _save(server: Server, _: types.DidSaveTextDocumentParams) -> None:
        server.lint_all()

    @one.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    @_safely
    def _files(server: Server, _: types.DidChangeWatchedFilesParams) -> None:
        server.lint_all()

    @one.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    @_safely
    def _close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.desk.drop(uri)
        server.forget(uri)
        server.lint_others(uri)


def _questions(one: Server) -> None:
    """What the editor asks about a place in a document."""

    @one.feature(types.TEXT_DOCUMENT_HOVER)
    @_safely
    def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
        opened = server.desk.get(params.text_document.uri)
        if opened is None:
            return None
        return hover.hover(server.desk, opened, params.position, as_markdown=server.shows_markdown())

    @one.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=["/", "="], resolve_provider=True),
    )
    @_safely
    def _complete(server: Server, params: types.CompletionParams) -> types.CompletionList | None:
        opened = server.desk.get(params.text_document.uri)
        if opened is None:
            return None
        return completion.completion(server.desk, opened, params.position, snippets=server.takes_snippets())

    @one.feature(types.COMPLETION_ITEM_RESOLVE)
    def _resolve(server: Server, item: types.CompletionItem) -> types.CompletionItem:
        # An answer is owed here, even where there is nothing to add.
        _document(server, item)
        return item

    @_safely
    def _document(server: Server, item: types.CompletionItem) -> None:
        if isinstance(item.data, str):
            markdown = server.shows_markdown()
            item.documentation = hover.parameter(server.desk.catalogue, item.data, as_markdown=markdown)

    @one.feature(types.TEXT_DOCUMENT_DEFINITION)
    @_safely
    def _definition(server: Server, params: types.DefinitionParams) -> types.Location | None:
        opened = server.desk.get(params.text_document.uri)
        return definition.definition(server.desk, opened, params.position) if opened else None

    @one.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    @_safely
    def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        opened = server.desk.get(params.text_document.uri)
        return actions.actions(opened, server.findings(opened), params.range) if opened else None

    @one.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    @_safely
    def _symbols(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        opened = server.desk.get(params.text_document.uri)
        return symbols.symbols(server.desk, opened) if opened else None
