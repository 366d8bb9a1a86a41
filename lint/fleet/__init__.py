"""Rules over all files of a fleet: a small summary of each file, merged, then looked at as a whole.

A rule module has `CODE`, `NAME`, a docstring as the other rules have, and `check(fleet)`, which yields a file, a line
and a problem. Its examples are fleets: `example.cfg`, and the files behind `@ NAME`.
"""

from __future__ import annotations
