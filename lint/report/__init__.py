"""Ways to show what the linter found. They know findings, and nothing of rules."""
