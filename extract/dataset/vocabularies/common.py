"""Columns that many of the small tables have."""

from __future__ import annotations

from extract.dataset.columns import Column, strings, text


def note() -> Column:
    return text("note", "Remark.")


def sources(required: bool = True) -> Column:
    return strings("sources", "Sources, with their pages where known.", required=required)


def grade() -> Column:
    return text("grade", "`inferred` where it is our own conclusion; null: as its sources.")
