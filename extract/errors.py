"""Errors that a user can meet while a dataset is made: one line that says what is wrong, where, and what to do."""


class ExtractError(Exception):
    """Something about the input cannot be taken. The message is the whole report; the command exits with 2."""
