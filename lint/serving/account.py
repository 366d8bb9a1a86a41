"""What a request means, in words, each with who says so; and what the linter finds in a file that is served."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from kb.catalogue import Catalogue
from kb.errors import KbError
from lint import files
from lint.cfg.recognise import is_foreign
from lint.engine import Linter
from lint.findings import INFO, Finding
from lint.provisioning.options import Options
from lint.provisioning.url import fill
from lint.running.request import Request, Resolver, Task
from lint.running.worker import Worker
from lint.serving.event import Event
from lint.wording import clean, count, quote

_MAC = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{12}(?![0-9A-Fa-f])")
_MOST = 10
"""So many findings of a file are told."""


class Account:
    """Explains requests and lints what is served. Used by one thread."""

    def __init__(self, root: str, catalogue: Catalogue) -> None:
        self._root = root
        self._catalogue = catalogue
        self._options = Options(catalogue)
        self._formats = catalogue.rows("select * from file_formats where suffix <> '' order by rowid")
        self._worker = Worker(directives=True)
        self._resolver = Resolver(Request((root,)))
        self._told: dict[str, tuple[int, int]] = {}

    def of(self, event: Event) -> dict[str, Any]:
        """The event with what it means: `{protocol, peer, name, status, means: [...], findings: [...]}`."""
        findings, fault = self._findings(event)
        return {**event._asdict(), "means": list(self._means(event)), "findings": findings, "fault": fault}

    def _means(self, event: Event) -> Iterator[str]:
        grammar = self._options.grammar
        base = os.path.basename(event.name.rstrip("/"))
        mac = _MAC.search(base)
        for part, default in grammar.defaults.items():
            model = self._catalogue.model(os.path.splitext(base)[0])
            if base.lower() == fill(default, model, mac[0] if mac else None).lower():
                fact = self._catalogue.topic_fact(f"urls-and-file-names-default-{part}")
                yield f"the {part} that a phone asks for where no URL names one ({', '.join(fact.sources)})"
        if mac and base == mac[0]:
            yield self._fact("redirect-server-seen-request")
        row = next((row for row in self._formats if base.lower().endswith(row["suffix"])), None)
        if row is not None:
            yield f"{row['name']}: {row['what']}"
        if event.agent:
            model = self._options.model(event.agent)
            agent = f"the client calls itself {quote(event.agent)}"
            yield f"{agent}: a {model}" if model else agent
        if event.other_case and event.path:
            yield f"served from {quote(event.path)}: which case a phone writes its MAC in differs by firmware"
        if event.status == "missing" and mac:
            yield f"to serve this phone, put {quote(base)} there: the case of the MAC does not matter"

    def _fact(self, identifier: str) -> str:
        fact = self._catalogue.topic_fact(identifier)
        return f"{fact.text} ({', '.join(fact.sources)})"

    def _findings(self, event: Event) -> tuple[list[dict[str, Any]], str | None]:
        """Errors and warnings on a configuration file; once for each state of it."""
        if event.path is None or not event.path.lower().endswith((".cfg", ".cfx")):
            return [], None
        path = os.path.join(self._root, event.path)
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size
            if self._told.get(path) == stamp:
                return [], None
            self._told[path] = stamp
            data = files.read(path)
            if is_foreign(data):
                return [], "no phone configuration"
            found = self._linter(path).lint(data, path).findings
        except (OSError, KbError) as error:
            return [], clean(str(error))
        return [_fields(finding) for finding in found if finding.severity != INFO], None

    def _linter(self, path: str) -> Linter:
        settings = self._resolver.of(path).settings
        if settings.include_root is None:
            settings = settings._replace(include_root=self._root)
        return self._worker.linter(Task(path, path, settings, ("APP",)))


def _fields(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in ("line", "column", "code", "severity", "message")}


def lines(told: dict[str, Any]) -> Iterator[str]:
    """An account as text."""
    size = f", {told['size']} bytes" if told["status"] == "served" else f": {told['why']}"
    yield f"{told['peer']} {told['protocol']} {clean(told['name'])}: {told['status']}{size}"
    yield from (f"  {clean(text)}" for text in told["means"])
    if told["fault"]:
        yield f"  not linted: {told['fault']}"
    for finding in told["findings"][:_MOST]:
        yield f"  line {finding['line']}: {finding['severity']} {finding['code']} {clean(finding['message'])}"
    if len(told["findings"]) > _MOST:
        yield f"  and {count(len(told['findings']) - _MOST, 'more finding')}: see 'offhook lint'"
