"""Configuration files as text: a parser that keeps every byte and its place, and knows nothing of parameters."""
