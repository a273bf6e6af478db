"""The command line: data on standard output, everything else on standard error, exit codes 0, 1 and 2."""

from casusbelli.cli.main import main

__all__ = ["main"]
