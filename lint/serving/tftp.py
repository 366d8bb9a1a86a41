"""The folder over TFTP, by the library of that name. Nothing can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from lint.errors import UsageError
from lint.serving.event import Event
from lint.serving.folder import Folder, NotServedError
from lint.serving.http import Report

if TYPE_CHECKING:
    from tftp import TFTPServer


def server(address: tuple[str, int], folder: Folder, report: Report) -> TFTPServer:
    """A server of one folder, bound to its address. Raises `UsageError` where the library is not installed."""
    try:
        import tftp
    except ImportError:
        raise UsageError("--tftp-port needs the package tftp: pip install 'offhook[serve]'") from None

    class Handler:
        """Opens what is asked for, and reports it."""

        def open_read(self, context: Any) -> BinaryIO:
            event = Event("tftp", str(context.peer[0]), context.filename, None, "served")
            try:
                served = folder.open(context.filename)
            except NotServedError as error:
                report(event._replace(status="missing" if error.missing else "refused", why=str(error)))
                kind = tftp.FileNotFound if error.missing else tftp.AccessViolation
                raise kind() from None
            report(event._replace(path=served.path, size=served.size, other_case=served.other_case))
            return served.file

        def open_write(self, context: Any, _size: int | None) -> Any:
            report(Event("tftp", str(context.peer[0]), context.filename, None, "refused", "nothing can be written"))
            raise tftp.AccessViolation

    made = tftp.TFTPServer(Handler(), listen=address[0], port=address[1])
    made.bind()
    return made
