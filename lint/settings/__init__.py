"""Settings of `offhook lint`: read from files, found above what is linted, merged with the command line."""
