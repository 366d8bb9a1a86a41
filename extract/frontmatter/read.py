"""Read a guide's front matter, from a text dump or from a PDF's pages."""

from __future__ import annotations

from collections.abc import Iterable

from extract.document.page import Page
from extract.document.text import TextDocument
from extract.frontmatter.contents import contents, listed, part_numerals
from extract.frontmatter.entries import entries
from extract.frontmatter.imprint import imprint
from extract.frontmatter.lines import front_lines, plain
from extract.frontmatter.model import FrontMatter
from extract.frontmatter.revisions import revisions
from extract.tables.margins import Margins


def front_matter(source: TextDocument | Iterable[Page], limits: Margins | None = None) -> FrontMatter:
    """Everything that a guide says of itself before its first chapter. A list that is missing comes out empty.

    Of a PDF's pages only the first are read, one at a time. `limits`: the margins of its pages, where known.
    """
    lines = front_lines(source, limits)
    found = list(entries(lines))
    texts = [plain(line.text) for line in lines.body]
    sections, parts = contents([entry for entry in found if entry.list == "contents"], part_numerals(texts))
    said = imprint(lines, found[0].line if found else len(lines.body))
    return FrontMatter(
        *said,
        revisions=revisions(texts),
        parts=parts,
        sections=sections,
        tables=listed([entry for entry in found if entry.list == "tables"]),
        figures=listed([entry for entry in found if entry.list == "figures"]),
    )
