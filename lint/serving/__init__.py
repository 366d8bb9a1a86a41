"""A server to try phones with: a folder over HTTP, HTTPS and TFTP, which tells what was asked for and what it means."""
