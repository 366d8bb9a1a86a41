"""What a guide says of itself before its first chapter: title, revisions, contents, lists of figures and tables."""
