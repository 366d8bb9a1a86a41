"""Rules that are data: the dataset's table `checks`, evaluated over a file's effective configuration."""
