"""`offhook completion SHELL`: the script that makes a shell complete commands, options and parameter names."""

from __future__ import annotations

import argparse

HELP = "shell completion for bash, zsh, fish and others"
EPILOG = """examples:
  eval "$(offhook completion bash)"                                     in ~/.bashrc
  eval "$(offhook completion zsh)"                                      in ~/.zshrc
  offhook completion fish > ~/.config/fish/completions/offhook.fish"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help="the shell")


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["offhook"], shell=arguments.shell))
    return 0
