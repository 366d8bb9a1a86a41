"""Fixtures of the pipeline's tests: a reader of made-up guides, and one small guide in a file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # `documents`, which is no test, stands beside the tests.

pytest.importorskip("reportlab", reason="guides are made with reportlab: pip install 'offhook[dev]'")

from documents import Reader, Row, Style, Table, Text, typeset


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """Typesets tables and reads them again."""
    return Reader(tmp_path)


@pytest.fixture(scope="session")
def small_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of four pages: two parameter tables, a table of messages, prose that names a parameter."""
    prose = [
        Text(f"{one}{two} is a paragraph that names voip/line/0/extra/option, in words of its own.")
        for one in "ABCDEFGHIJ"
        for two in "abcdefghijkl"
    ]
    blocks = [
        Text("3.1 Web Server", heading=True),
        Text("Open the page Configuration > System > Web Server."),
        Table(
            [
                Row(
                    "Port", "system/http_port", ["Sets the port of the web server.", "Range: 1 to 65535. Default: 80."]
                ),
                Row(
                    "User Name", "system/user_name", ["Sets the name, up to 35 characters.", "The default is 'admin'."]
                ),
                Row("Restore Defaults", None, ["Restores the factory settings."]),
            ],
            "Table 3-1: Web Server Parameters",
        ),
        *prose,
        Text("3.2 Logging", heading=True),
        Table(
            [
                Row(
                    "Mode", "system/syslog/mode", ["Sets the target.", "\u2022 [0] None (default)", "\u2022 [1] Server"]
                ),
                Row(
                    "Address",
                    "system/syslog/server_address",
                    [
                        "[Only displayed if the 'Mode' parameter is set to 1.]",
                        "Address of the server. A reboot is required.",
                    ],
                ),
                Row("Port", "system/syslog/server_port", ["[Only applies to the 420HD and 405 phones]", "Port."]),
            ],
            "Table 3-2: Log Parameters",
        ),
        Table([Row("Offline", None, ["No server."])], "Table 3-3: Messages", header=("Message", "Meaning")),
    ]
    path = tmp_path_factory.mktemp("guide") / "guide.pdf"
    path.write_bytes(typeset(blocks, Style(running=True)))
    return path
