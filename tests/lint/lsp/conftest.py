"""An editor for the language server: a client that starts `offhook lsp` and talks to it over pipes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from lint.lsp.desk import Desk, Opened

T = TypeVar("T")
PATIENCE = 60
"""Seconds; a machine that builds other things at the same time is slow."""
URI = "untitled:Untitled-1"


class Editor:
    """One editor with its server. Everything waits for its answer."""

    def __init__(self, folder: Path, *options: str, markdown: bool = True, snippets: bool = True) -> None:
        self._loop = asyncio.new_event_loop()
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.log: list[str] = []
        self.client = LanguageClient("editor", "1")
        self.ended: tuple[int, str] | None = None

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self._news.set()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.log.append(params.message)
            self._news.set()

        kinds = [types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText]
        item = types.ClientCompletionItemOptions(snippet_support=snippets)
        document = types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=kinds),
            completion=types.CompletionClientCapabilities(completion_item=item),
        )
        self._do(self.client.start_io(sys.executable, "-m", "offhook", "lsp", *options))
        asked = types.InitializeParams(
            capabilities=types.ClientCapabilities(text_document=document), root_uri=folder.as_uri()
        )
        self.server = self._do(self.client.initialize_async(asked))
        self.client.initialized(types.InitializedParams())

    def open(self, text: str, uri: str = URI) -> tuple[types.Diagnostic, ...]:
        """Open a document, and wait for its findings."""
        self._versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "cfg", 1, text)),
        )
        return self.findings(uri)

    def change(self, text: str, uri: str = URI) -> tuple[types.Diagnostic, ...]:
        """Replace the whole text, and wait for the findings."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self.findings(uri)

    def close(self, uri: str = URI) -> None:
        """Close a document, and wait for its findings to go."""
        del self._versions[uri]
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        self.until(lambda: not self.shown[uri].diagnostics)

    def findings(self, uri: str = URI) -> tuple[types.Diagnostic, ...]:
        """The findings on the text as it is now."""
        self.until(lambda: uri in self.shown and self.shown[uri].version == self._versions[uri])
        return tuple(self.shown[uri].diagnostics)

    def ask(self, question: Callable[..., Coroutine[Any, Any, T]], line: int, character: int, uri: str = URI) -> T:
        """Ask about a place."""
        kind = {
            "text_document_hover_async": types.HoverParams,
            "text_document_completion_async": types.CompletionParams,
            "text_document_definition_async": types.DefinitionParams,
        }[question.__name__]
        return self._do(question(kind(types.TextDocumentIdentifier(uri), types.Position(line, character))))

    def actions(self, line: int, character: int, uri: str = URI) -> list[types.CodeAction]:
        """The quick fixes at a place."""
        place = types.Position(line, character)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), types.Range(place, place), types.CodeActionContext([])
        )
        found = self._do(self.client.text_document_code_action_async(params))
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    def symbols(self, uri: str = URI) -> list[types.DocumentSymbol]:
        """The outline."""
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        found = self._do(self.client.text_document_document_symbol_async(params))
        return [one for one in found or () if isinstance(one, types.DocumentSymbol)]

    def resolve(self, item: types.CompletionItem) -> types.CompletionItem:
        """The rest of a completion."""
        return self._do(self.client.completion_item_resolve_async(item))

    def send(self, raw: bytes) -> None:
        """Bytes as they are."""
        writer = self.client._server.stdin
        writer.write(raw)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for something the server says."""

        async def wait() -> None:
            while not true():
                self._news.clear()
                await self._news.wait()

        self._do(wait())

    def quit(self) -> tuple[int, str]:
        """End the server. Returns its exit status, and what it wrote to stderr."""

        async def leave() -> tuple[int, str]:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            await self.client.stop()
            process = self.client._server
            said = await process.stderr.read()
            return process.returncode, said.decode()

        if self.ended:
            return self.ended
        try:
            self.ended = self._do(leave())
            return self.ended
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(asyncio.wait_for(work, PATIENCE))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Start an editor in a folder of its own; it is ended after the test, and then must have had nothing to say."""
    editors: list[Editor] = []

    def begin(*options: str, **features: bool) -> Editor:
        editors.append(Editor(tmp_path, *options, **features))
        return editors[-1]

    yield begin
    for editor in editors:
        assert editor.quit() == (0, "")


@pytest.fixture
def editor(start: Callable[..., Editor]) -> Editor:
    return start()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The documents of an editor without an editor."""
    made = Desk()
    made.folder = str(tmp_path)
    return made


@pytest.fixture
def opened(desk: Desk) -> Callable[[str], Opened]:
    """Open a text that was never saved."""
    return lambda text: desk.put(URI, text, 1)
