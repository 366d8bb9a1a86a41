"""Secrets in configuration files: where they stand, in what form, and copies of files without them."""
