"""From rows to facts: names and labels from the first cell, everything else from a small explicit grammar."""
