"""Sub-commands of `offhook` that check files. Each module has `HELP`, `EPILOG`, `configure` and `run`."""
