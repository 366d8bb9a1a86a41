"""A run of the linter: which files it takes, in which processes, and what it keeps for the next run."""
