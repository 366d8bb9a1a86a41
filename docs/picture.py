"""Make `docs/terminal.svg`: what two commands print on a terminal, for the README.

    python docs/picture.py

The commands really run, on a pseudo-terminal. The picture loads no font from anywhere: it takes the reader's monospace.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

WIDTH = 120
LONGEST = 24
"""Lines shown of each command."""
COMMANDS = (
    "offhook explain voip/signalling/sip/registrar_ka/timeout",
    "offhook lint data/samples/faulty.cfg",
)


def main() -> None:
    """Run the commands and write the picture."""
    root = Path(__file__).parents[1]
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        for command in COMMANDS:
            console.print(Text.assemble(("$ ", "green"), (command, "bold")))
            lines = on_terminal(command, root).rstrip().split("\n")
            for line in lines[:LONGEST]:
                console.print(Text.from_ansi(line), overflow="fold")
            if len(lines) > LONGEST:
                console.print("...", style="dim")
            console.print()
        svg_format = re.sub(r"\s*@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
        svg_format = svg_format.replace("Fira Code,", "")
        svg = console.export_svg(title="offhook", theme=DIMMED_MONOKAI, code_format=svg_format, unique_id="offhook")
    (root / "docs" / "terminal.svg").write_text(svg, encoding="utf-8")


def on_terminal(command: str, folder: Path) -> str:
    """What a command prints when it writes to a terminal."""
    reader, writer = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(command.split(), cwd=folder, stdout=writer, stderr=writer, env=environment)
    os.close(writer)
    text = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # The terminal's other end is closed.
            break
        if not piece:
            break
        text += piece
    process.wait()
    os.close(reader)
    return text.decode().replace("\r\n", "\n")


if __name__ == "__main__":
    main()
