"""The audit as text, and as a report free of the guide's prose that a user can send to the maintainers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from extract.audit.audit import Audit

_SHOWN = 12


def audit_lines(audit: Audit) -> Iterator[str]:
    """The audit for people: counts first, then what to look at."""
    sure = sum(one.value >= 0.9 for one in audit.confidence)
    yield f"pages                     {audit.pages}"
    yield f"tables promised / found   {audit.promised_tables} / {audit.found_tables}"
    yield f"rows (with a name)        {audit.rows} ({audit.named})"
    yield f"rows read for sure        {sure} of {audit.rows} (confidence 0.9 and more)"
    yield f"names without a default   {len(audit.without_default)}"
    yield f"names without a type      {len(audit.without_type)}"
    yield f"tables without a caption  {audit.uncaptioned_tables}"
    if audit.missing_tables:
        yield f"promised, not found       {_some(audit.missing_tables)}"
    if audit.unlisted_tables:
        yield f"found, not promised       {_some(audit.unlisted_tables)}"
    for kind, number in Counter(finding.kind for finding in audit.findings).most_common():
        yield f"{kind:25} {number}"
        for finding in [f for f in audit.findings if f.kind == kind][:_SHOWN]:
            where = f"p{finding.page} " if finding.page else ""
            yield f"  {where}{finding.about}: {finding.text}"
        if number > _SHOWN:
            yield f"  ... and {number - _SHOWN} more"


def report(audit: Audit) -> dict[str, Any]:
    """Counts, shapes of what was not read, promised against found tables: no sentence and no label of the guide."""
    return {
        "pages": audit.pages,
        "tables": {
            "promised": audit.promised_tables,
            "found": audit.found_tables,
            "missing": list(audit.missing_tables),
            "unlisted": list(audit.unlisted_tables),
            "without_caption": audit.uncaptioned_tables,
        },
        "rows": {
            "all": audit.rows,
            "named": audit.named,
            "without_default": len(audit.without_default),
            "without_type": len(audit.without_type),
        },
        "findings": dict(Counter(finding.kind for finding in audit.findings)),
        "confidence": dict(sorted(Counter(f"{one.value:.2f}" for one in audit.confidence).items())),
        "doubts": dict(Counter(doubt for one in audit.confidence for doubt in one.doubts).most_common()),
        "unread_shapes": [{"shape": shape, "count": count} for shape, count in audit.shapes],
    }


def _some(items: tuple[str, ...]) -> str:
    shown = ", ".join(items[:_SHOWN])
    return shown + (f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else "")
