"""What a guide says of itself before its first chapter: title, revision record, contents, lists of figures and tables."""
