"""Writes what the documentation quotes of the program itself: docs/cli.md, and the run on README's first screen.

python scripts/make_docs.py [--cli-only]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click

from casusbelli.cli.main import COMMANDS, casus

ROOT = Path(__file__).resolve().parent.parent
CLI = ROOT / "docs" / "cli.md"
README = ROOT / "README.md"
WIDTH = 100
README_RUN = ["code", "--date", "2022-05-16", "examples/village-brief.txt"]
HEAD = """# Commands

Written by `python scripts/make_docs.py` from the commands' own help; a test fails when it is stale.

Data goes to standard output, progress and complaints to standard error. Exit codes: 0 all went well, 1 some document
could not be read or coded (the rest was), 2 the command was called wrongly or could not work at all. `CASUS_STORE`
names the store that `--store` would; `CASUS_CODER` another coder, as module:callable; `CASUS_DEBUG=1` shows where an
internal error came from.
"""


def cli_page() -> str:
    """Every command's help, under its own heading."""
    parts = [HEAD, _entry(casus, "casus", "##")]
    for name, lazy in COMMANDS.items():
        if lazy.is_there():
            parts.append(_entry(lazy.load(), f"casus {name}", "##"))
    return "\n".join(parts)


def _entry(command: click.Command, name: str, level: str) -> str:
    settings = {**casus.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, **settings)
    text = f"{level} {name}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group) and name != "casus":
        subcommands = [command.get_command(context, sub) for sub in command.list_commands(context)]
        text += "".join(f"\n{_entry(sub, f'{name} {sub.name}', '###')}" for sub in subcommands if sub is not None)
    return text


def readme_page() -> str:
    """README with the run as the program prints it now."""
    command = [sys.executable, "-m", "casusbelli", *README_RUN]
    environment = {**os.environ, "COLUMNS": "118"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    shown = f"```\n$ casus {' '.join(README_RUN)}\n{done.stdout.rstrip()}\n```"
    return re.sub(
        r"```\n(\$ casus|@@RUN@@).*?\n?```", lambda _: shown, README.read_text(encoding="utf-8"), flags=re.DOTALL
    )


def main() -> None:
    CLI.write_text(cli_page(), encoding="utf-8")
    if "--cli-only" not in sys.argv:
        README.write_text(readme_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
