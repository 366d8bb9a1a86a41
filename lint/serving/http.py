"""The folder over HTTP and HTTPS."""

from __future__ import annotations

import shutil
import socket
import socketserver
import ssl
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import unquote

from lint.serving.event import Event
from lint.serving.folder import Folder, NotServedError

Report = Callable[[Event], None]
_TEXT = ".cfg"
_PATIENCE = 30.0
"""Seconds that a client may be silent."""


class Server(ThreadingHTTPServer):
    """A server of one folder."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], folder: Folder, report: Report, tls: ssl.SSLContext | None) -> None:
        self.folder = folder
        self.report = report
        self.protocol = "https" if tls else "http"
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, _Handler)
        if tls:
            # The greeting is left to the thread of each connection, so that nobody keeps the others waiting.
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def server_bind(self) -> None:
        """Take the address, without asking the network what the machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is no fault of the server."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "offhook"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float] = _PATIENCE

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Tell of a file."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        name = unquote(self.path.split("?", 1)[0].split("#", 1)[0], errors="replace")
        agent = self.headers.get("User-Agent")
        event = Event(self.server.protocol, str(self.client_address[0]), name, agent, "served")
        try:
            served = self.server.folder.open(name)
        except NotServedError as error:
            status = "missing" if error.missing else "refused"
            self.server.report(event._replace(status=status, why=str(error)))
            self.send_error(404 if error.missing else 403)
            return
        with served.file:
            self.server.report(event._replace(path=served.path, size=served.size, other_case=served.other_case))
            self.send_response(200)
            kind = "text/plain" if served.path.lower().endswith(_TEXT) else "application/octet-stream"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(served.size))
            self.end_headers()
            if body:
                shutil.copyfileobj(served.file, self.wfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the requests are told by the report."""


def context(certificate: str, key: str | None) -> ssl.SSLContext:
    """What HTTPS needs. Raises `OSError` (`ssl.SSLError` is one) where the files are not right."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made
