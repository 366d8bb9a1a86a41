"""Cards of all parameters, made once."""

from __future__ import annotations

from typing import Any

import pytest

from kb.card import card
from kb.catalogue import Catalogue


@pytest.fixture(scope="session")
def cards(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The card of every parameter, by name."""
    found = ((parameter.name, catalogue.find(parameter.name)) for parameter in catalogue)
    return {name: card(catalogue, match) for name, match in found if match is not None}
