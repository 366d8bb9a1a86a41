"""Sub-commands of `offhook` that answer from the dataset. Each module has `HELP`, `configure` and `run`."""
