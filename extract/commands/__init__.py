"""Sub-commands of `offhook` that read guides. Each module has `HELP`, `EPILOG`, `configure` and `run`."""
