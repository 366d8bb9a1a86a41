"""What the tests of the typeset guide share: an excerpt, and reading a PDF back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from extract.typeset.chromium import browser

Truth = dict[str, Any]

EXCERPT = (
    "voip/line/{n}/id",
    "voip/line/{n}/enabled",
    "voip/signalling/sip/registrar_ka/enabled",
    "voip/signalling/sip/registrar_ka/timeout",
    "voip/audio/gain/automatic_gain_control/NB/handset_slow_adap_gain_slope",
    "system/ldap/number_filter",
    "provisioning/url_option_value",
    "network/lan/vlan/mode",
    "lync/inband/endpointconfiguration/absusage",
)
"""A little of everything: indexes, labels, conditions, long lists, a default full of brackets, no place at all."""


@pytest.fixture(scope="session")
def excerpt() -> tuple[str, ...]:
    return EXCERPT


@pytest.fixture(scope="session")
def chromium() -> str:
    """A browser to print manner B with."""
    found = browser()
    if found is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH: manner B is not printed")
    return found


@pytest.fixture(scope="session")
def pages_of() -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF."""

    def read(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
        finally:
            document.close()

    return read


@pytest.fixture(scope="session")
def unprinted() -> Callable[[list[str], Truth], list[str]]:
    """The names of a truth that the pages do not show, whatever their line breaks."""

    def find(pages: list[str], truth: Truth) -> list[str]:
        text = re.sub(r"\s+", "", "".join(pages))
        # Two names that a dash joins are printed with the numbers of the first and the last index.
        wanted = {row["name"]: (row["shown"], row["shown"].replace("%d", "0")) for row in truth["parameters"]}
        return [name for name, forms in wanted.items() if not any(form in text for form in forms)]

    return find
