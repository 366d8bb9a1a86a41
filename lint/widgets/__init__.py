"""Panels for notebooks: `from lint.widgets import CheckPanel`. They need the extra `notebook`.

`CheckPanel` checks a configuration, `PlanPanel` tells what a change of one needs, `SupportPage` is the support
desk's page, `Fleet` and `FleetPanel` look at a folder of phones, `DialPanel` plays a number under a digit map,
`TonesPanel` draws and plays call progress tones, `KeysPanel` draws what is on the keys.
"""

from __future__ import annotations

from lint.widgets.check import CheckPanel
from lint.widgets.dial import DialPanel
from lint.widgets.fleet import Fleet
from lint.widgets.folder import FleetPanel
from lint.widgets.keys import KeysPanel
from lint.widgets.plan import PlanPanel
from lint.widgets.support import SupportPage
from lint.widgets.tones import TonesPanel

__all__ = ["CheckPanel", "DialPanel", "Fleet", "FleetPanel", "KeysPanel", "PlanPanel", "SupportPage", "TonesPanel"]
