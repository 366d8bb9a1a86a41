"""How well a guide was read: its own promises against what was found, and what a reader should look at twice."""
