"""Title, product, version, document number, date and vendor: from the cover, the imprint and the running headers.

The running headers confirm what the cover only suggests: a dump of a web site puts its own words above the cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.frontmatter.dates import date_in
from extract.frontmatter.lines import FrontLine, FrontLines, plain

_ROLE = (
    r"(?:Administrat(?:or|ion)|User|Owner|Operator|Install(?:er|ation)|Configuration|Provisioning|Deployment|Maintenance"
    r"|Reference|Service|System|Setup|Programm(?:er|ing)|Quick (?:Start|Setup|Reference)|Getting Started|Technical)"
)
_TITLE = re.compile(rf"\b{_ROLE}(?:'?s'?)?(?: (?:and|&) \w+)?(?: \w+)? (?:Guide|Manual|Handbook)\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:(?:software|firmware)\s+)?(?:version|release|ver\.?|rev\.?|v)\s*:?\s*(?P<version>\d+(?:\.\d+)+\w*)", re.I
)
_DOCUMENT = re.compile(
    r"\b(?:document|doc\.?)\s*(?:version|revision|number|name|id|no\.?|code|ref(?:erence)?)?\s*(?:#\s*:|[:#])\s*(?P<number>(?=.*\d)[^\s:#].*)$",
    re.I,
)
_BARE_NUMBER = re.compile(r"\b(?P<number>(?!RFC)[A-Z]{2,6}-\d{4,6})\b")
_DATE_LINE = re.compile(
    r"^(?:date|published|issued|publication date|release date|last (?:updated|modified))\b\W*(?P<date>.*)$", re.I
)
_RELEASED = re.compile(r"\b(?:released|published|issued) by\s*:?\s*(?P<vendor>[A-Z].*)$", re.I)
_COPYRIGHT = re.compile(
    r"(?:copyright|\u00a9|\(c\))\s*(?:\u00a9|\(c\))?\s*(?:\d{4}(?:\s*[-\u2013,]\s*\d{4})*)?\s*,?\s*(?:by\s+)?(?P<vendor>[A-Z].*)$",
    re.I,
)
_SUFFIX = re.compile(
    r"[,\s]+(?:Inc|Ltd|LLC|L\.L\.C|GmbH|Corp|Corporation|Limited|Co|AG|S\.A|SA|B\.V|BV|plc|PLC|Company)\.?$"
)
_NO_PRODUCT = re.compile(
    r"^(?:\(|for\b|version|release|date|document|doc\b|part\b|www\.|https?:|copyright|\u00a9|page\b|\W*$)", re.I
)
_COVER = 40
"""Lines of a dump that may belong to the cover."""


class Imprint(NamedTuple):
    """What cover and imprint say."""

    title: str | None
    product: str | None
    version: str | None
    document: str | None
    date: str | None
    vendor: str | None


def imprint(lines: FrontLines, until: int) -> Imprint:
    """Read it from the lines before the lists, which begin at line `until`, and from the running headers."""
    front = lines.body[:until]
    cover = [line for line in front if line.page == 1] if front and front[0].page else list(front[:_COVER])
    place = _title_line(cover, lines.running)
    title = product = None
    if place is not None:
        words = plain(cover[place].text)
        match = _TITLE.search(words)
        title = match[0] if match else words
        before = words[: match.start()].strip(" :\u2013-") if match else ""
        product = before or _product(cover, place)
    texts = [plain(line.text) for line in front]
    document = _first(_DOCUMENT, "number", [*texts, *lines.running]) or _first(
        _BARE_NUMBER, "number", [*(plain(line.text) for line in cover), *lines.running]
    )
    vendor = _vendor(texts, lines.running, [plain(line.text) for line in cover])
    if vendor and product:
        product = product.removeprefix(f"{vendor} ")
        product = None if product.casefold() in (vendor.casefold(), vendor.split()[0].casefold()) else product
    version = _first(_VERSION, "version", [*(plain(line.text) for line in cover), *lines.running, *texts])
    return Imprint(title, product, version, document, _date(texts, document), vendor)


def _title_line(cover: Sequence[FrontLine], running: Sequence[str]) -> int | None:
    """The line of the cover with the title: one that running headers repeat, then the largest, then the shortest."""
    found = []
    for i, line in enumerate(cover):
        words = plain(line.text)
        match = _TITLE.search(words)
        if match and len(words.split()) <= 12:
            repeated = any(match[0] in text for text in running)
            found.append((not repeated, -line.size, len(words), i))
    return min(found)[3] if found else None


def _product(cover: Sequence[FrontLine], place: int) -> str | None:
    """The product's name beside the title: the lines above it in its size, else the line below."""
    above: list[str] = []
    for line in reversed(cover[:place]):
        words = plain(line.text).strip(" :\u2013-")
        if _NO_PRODUCT.match(words) or (above and line.size != cover[place].size) or (above and not line.size):
            break
        above.insert(0, words)
    if above:
        return " ".join(above)
    below = plain(cover[place + 1].text).strip(" :\u2013-") if place + 1 < len(cover) else ""
    return below if below and not _NO_PRODUCT.match(below) else None


def _first(regex: re.Pattern[str], group: str, texts: Iterable[str]) -> str | None:
    return next((match[group].strip() for text in texts if (match := regex.search(text))), None)


def _date(texts: Sequence[str], document: str | None) -> str | None:
    """The date on a line of its own or named so; else the one inside the document number."""
    for text in texts[:_COVER]:
        match = _DATE_LINE.match(text)
        found = date_in(match["date"] if match else text)
        if found and (match or len(text.split()) <= 4):
            return found
    return date_in(document or "")


def _vendor(texts: Sequence[str], running: Sequence[str], cover: Sequence[str]) -> str | None:
    """The company of the imprint, by the short name that stands before the product or alone on the cover."""
    company = _first(_RELEASED, "vendor", texts) or _first(_COPYRIGHT, "vendor", texts)
    if not company:
        return None
    company = re.split(r"\.?\s*\ball rights\b", company, flags=re.IGNORECASE)[0].strip(" .,")
    while (shorter := _SUFFIX.sub("", company).strip(" .,")) != company:
        company = shorter
    words = company.split()
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count])
        if any(text == short or text.startswith(f"{short} ") for text in [*running, *cover]):
            return short
    return company or None
