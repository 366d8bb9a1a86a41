"""The reading of a guide, step by step: pictures of what is seen on a page, and what is made of it."""

from __future__ import annotations

import io
import os
import weakref
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from extract.errors import ExtractError
from kb.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

    from extract.document.page import Page
    from extract.guide import GuideRow

Step = Literal["page", "words", "lines", "cells", "rows"]
_BLUE, _RED, _GREEN = (30, 90, 200), (200, 40, 30), (20, 130, 60)
_LONGEST = 120


class GuideSteps:
    """One page of a guide, and the pages around it, as the extraction sees them."""

    def __init__(self, guide: str | os.PathLike[str], page: int, around: int = 8) -> None:
        """The page is read with `around` pages on either side: headers and footers show by standing on many.

        They are read when first asked for. Raises `ExtractError` where the file cannot be read or has no such page,
        `MissingExtraError` where a library is missing.
        """
        self.guide = Path(guide)
        self.number = page
        if not self.guide.is_file():
            raise ExtractError(f"{self.guide}: no such file; name your copy of the guide")
        try:
            from extract.document.pdf import open_pdf
        except ImportError as error:
            raise MissingExtraError("reading a guide", str(error.name), "extract") from error
        with open_pdf(self.guide) as document:
            if not 1 <= page <= len(document):
                raise ExtractError(f"{self.guide}: has no page {page}; it has {len(document)}")
            self._numbers = range(max(1, page - around), min(len(document), page + around) + 1)

    def picture(self, step: Step, resolution: int = 75) -> Any:
        """The page at a step, as a widget: as it is, with its words, drawn lines, table cells, or rows marked."""
        from ipywidgets import Image, Layout

        image = self._paper.to_image(resolution=resolution, antialias=True)
        if step == "words":
            for word in self.page.words:
                image.draw_rect(word.box, fill=(*_BLUE, 30), stroke=_BLUE, stroke_width=1)
        elif step == "lines":
            for rule in self.page.rules:
                image.draw_line(((rule.x0, rule.top), (rule.x1, rule.bottom)), stroke=_RED, stroke_width=2)
        elif step == "cells":
            image.debug_tablefinder()
        elif step == "rows":
            for row in self._rows:
                for number, box in row.places:
                    if number == self.number:
                        frame = (box.x0 - 3, box.top - 3, box.x1 + 3, box.bottom + 3)
                        image.draw_rect(frame, fill=(*_GREEN, 30), stroke=_GREEN, stroke_width=2)
        held = io.BytesIO()
        image.annotated.convert("RGB").quantize(64).save(held, "PNG")
        return Image(value=held.getvalue(), format="png", layout=Layout(width="49%"))

    def counts(self) -> dict[str, int]:
        """What there is on the page: words, drawn lines, rows that state a parameter."""
        return {"words": len(self.page.words), "lines": len(self.page.rules), "rows": len(self._rows)}

    @cached_property
    def _pages(self) -> list[Page]:
        from extract.document.pdf import open_pdf

        with open_pdf(self.guide) as document:
            return [document.page(number) for number in self._numbers]

    @cached_property
    def page(self) -> Page:
        """The page with its words and drawn lines."""
        return next(one for one in self._pages if one.number == self.number)

    @cached_property
    def _paper(self) -> Any:
        """The page as pdfplumber has it: kept, since to open a guide takes longer than to draw its page."""
        try:
            import pdfplumber
        except ImportError as error:
            raise MissingExtraError("the picture of a page", "pdfplumber", "extract") from error
        pdf = pdfplumber.open(self.guide)
        weakref.finalize(self, pdf.close)
        return pdf.pages[self.number - 1]

    @cached_property
    def _rows(self) -> list[GuideRow]:
        from extract.guide import read_pages

        rows = read_pages(self._pages).rows
        return [row for row in rows if row.name and any(number == self.number for number, _ in row.places)]

    def facts(self) -> pd.DataFrame:
        """What was read from the page's rows: one row for each parameter."""
        import pandas as pd

        rows = []
        for row in self._rows:
            d = row.description
            rows.append(
                {
                    "name": row.name,
                    "label": row.label,
                    "default": d.default.value if d.default else None,
                    "minimum": d.minimum.value if d.minimum else None,
                    "maximum": d.maximum.value if d.maximum else None,
                    "values": ", ".join(value.literal for value in d.values),
                    "summary": (d.summary or "")[:_LONGEST],
                }
            )
        return pd.DataFrame(rows)


def audit_table(audit: Any) -> pd.DataFrame:
    """The audit of an extraction in figures: what was promised, what was found, what is doubtful."""
    import pandas as pd

    sure = sum(1 for one in audit.confidence if one.value >= 1)
    rows = [
        ("pages read", audit.pages),
        ("tables promised by the guide's own list", audit.promised_tables),
        ("tables found", audit.found_tables),
        ("promised tables that are missing", len(audit.missing_tables)),
        ("rows that state a setting", audit.rows),
        ("rows with a name", audit.named),
        ("rows read without a doubt", sure),
        ("rows with a doubt", len(audit.confidence) - sure),
        ("things to look at", len(audit.findings)),
    ]
    return pd.DataFrame(rows, columns=["what", "number"])
