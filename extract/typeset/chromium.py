"""Printing a page of HTML with a Chromium that is found on the machine; none is ever downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from extract.errors import ExtractError

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 300


def browser() -> str | None:
    """The browser to print with; null where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def print_page(html: str) -> bytes:
    """A page of HTML as a tagged PDF with bookmarks. Raises `ExtractError` where no browser is found, or it fails."""
    program = browser()
    if program is None:
        raise ExtractError(f"no browser to print manner B with: install one of {', '.join(_NAMES)}")
    with tempfile.TemporaryDirectory(prefix="offhook-guide-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "guide.html"), Path(folder, "guide.pdf")
        page.write_text(html, encoding="utf-8")
        command = [
            program, "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # Chromium's sandbox refuses to run as root, as in containers of CI.
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ExtractError(f"{program} could not print the guide: {error}") from error
        if done.returncode or not pdf.is_file():
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise ExtractError(f"{program} printed nothing (exit {done.returncode}): {''.join(last)}")
        return pdf.read_bytes()
