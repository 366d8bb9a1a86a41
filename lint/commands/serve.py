"""`offhook serve DIR`: a server to try phones with, on this machine only unless told otherwise."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.serving.event import Event
    from lint.serving.folder import Folder

HELP = "serve a folder to phones on trial, and tell what they ask for"
EPILOG = """examples:
  offhook serve phones/                                    http://127.0.0.1:8080/
  offhook serve phones/ --tftp-port 6969                   TFTP as well (needs offhook[serve])
  offhook serve phones/ --https-port 8443 --cert server.pem --key server.key
  offhook serve phones/ --host 192.0.2.1 --port 80         where phones reach it

Files are served whatever the case of the MAC in their name; nothing outside the folder, nothing hidden, no listing,
and nothing can be written. What is served is linted: findings are told, and never keep a file back.
This is for trials: there is no login, and who reaches the server reads what the files hold, passwords too.
Phones use the ports 80, 443 and 69 unless told otherwise; whether a URL for them may hold a port is not known.
Exit status: 0 ended by Ctrl-C, 2 could not run."""

_LOCAL = ("127.0.0.1", "::1", "localhost")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("folder", metavar="DIR", help="the folder with configuration and firmware files")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8080, metavar="N", help="port of HTTP (default: 8080; 0: any)")
    parser.add_argument("--https-port", type=_port, metavar="N", help="serve by HTTPS too; needs --cert")
    parser.add_argument("--cert", metavar="FILE", help="the server's certificate (PEM)")
    parser.add_argument("--key", metavar="FILE", help="its private key (default: in the same file)")
    parser.add_argument("--tftp-port", type=_port, metavar="N", help="serve by TFTP too")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one object a line")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C. Returns 0. Raises `UsageError` where it cannot begin."""
    import queue
    import threading

    import kb
    from lint.errors import UsageError
    from lint.serving.account import Account
    from lint.serving.folder import Folder

    if not os.path.isdir(arguments.folder):
        raise UsageError(f"{arguments.folder}: no such folder; name the one that holds the phones' files")
    if (arguments.https_port is None) != (arguments.cert is None):
        raise UsageError("--https-port and --cert go together: HTTPS needs a certificate")
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    folder = Folder(arguments.folder)
    account = Account(folder.root, kb.load(edition=arguments.edition))
    services = _services(arguments, folder, events.put)
    _ends_in_peace()
    try:
        for _, service, _ in services:
            threading.Thread(target=service, daemon=True).start()
        for url, _, _ in services:
            _say(arguments, {"listening": url}, [f"listening on {url}"])
        if arguments.host not in _LOCAL:
            print(f"offhook: who reaches {arguments.host} reads every file in {arguments.folder}", file=sys.stderr)
        while True:
            _tell(arguments, account.of(events.get()))
    except KeyboardInterrupt:
        return 0
    finally:
        for _, _, end in services:
            end()


def _services(
    arguments: argparse.Namespace, folder: Folder, report: Callable[[Event], None]
) -> list[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    """URL, what serves, and what ends it, of each protocol."""
    from functools import partial

    from lint.serving import http

    found: list[tuple[str, Callable[[], Any], Callable[[], Any]]] = []
    tls = None
    if arguments.cert:
        try:
            tls = http.context(arguments.cert, arguments.key)
        except OSError as error:
            from lint.errors import UsageError

            reason = error.strerror or type(error).__name__
            raise UsageError(f"{arguments.cert}: no certificate with its key to serve by ({reason})") from None
    for protocol, port, context in (("http", arguments.port, None), ("https", arguments.https_port, tls)):
        if port is not None:
            server = _bound(partial(http.Server, folder=folder, report=report, tls=context), arguments.host, port)
            url = _url(protocol, arguments.host, server.server_port)
            found.append((url, server.serve_forever, server.server_close))
    if arguments.tftp_port is not None:
        from lint.serving import tftp

        files = _bound(partial(tftp.server, folder=folder, report=report), arguments.host, arguments.tftp_port)
        found.append((_url("tftp", arguments.host, files.server_address[1]), files.serve_forever, files.shutdown))
    return found


def _bound(make: Callable[[tuple[str, int]], Any], host: str, port: int) -> Any:
    from lint.errors import UsageError

    try:
        return make((host, port))
    except PermissionError:
        raise UsageError(f"port {port}: needs the rights of an administrator; choose one above 1023") from None
    except OSError as error:
        raise UsageError(f"{host}, port {port}: cannot listen there ({error.strerror}); choose another") from None


def _url(protocol: str, host: str, port: int) -> str:
    return f"{protocol}://{f'[{host}]' if ':' in host else host}:{port}/"


def _ends_in_peace() -> None:
    """A service manager's wish to end is as good as Ctrl-C."""
    import signal

    def end(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)


def _tell(arguments: argparse.Namespace, told: dict[str, Any]) -> None:
    from lint.serving.account import lines

    _say(arguments, told, list(lines(told)))


def _say(arguments: argparse.Namespace, told: dict[str, Any], text: list[str]) -> None:
    import json

    print(json.dumps(told) if arguments.format == "json" else "\n".join(text), flush=True)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"expected a port from 0 to 65535, not '{text}'")
    return int(text)
