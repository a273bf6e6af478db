"""The `casus` command: its subcommands by name, loaded only when called, and every error as one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import click

from casusbelli.cli.output import close_quietly, use_utf8
from casusbelli.errors import CasusError

__all__ = ["COMMANDS", "casus", "main", "run"]

USAGE, INTERRUPTED = 2, 130


@dataclass(frozen=True, slots=True)
class Lazy:
    """Where a subcommand is, and its line in `casus --help`, known without importing it."""

    target: str
    help: str

    def is_there(self) -> bool:
        """False while the module is not part of this installation."""
        return find_spec(self.target.partition(":")[0]) is not None

    def load(self) -> click.Command:
        module, _, name = self.target.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


COMMANDS: Mapping[str, Lazy] = {
    "code": Lazy("casusbelli.cli.code:code", "Say what reports tell happened, row by row."),
    "init": Lazy("casusbelli.cli.init:init", "Make a new, empty store."),
    "add": Lazy("casusbelli.cli.add:add", "Code reports and keep them in a store."),
    "events": Lazy("casusbelli.cli.events:events", "List a store's events."),
    "failures": Lazy("casusbelli.cli.failures:failures", "List what could not be read or coded, and why."),
    "show": Lazy("casusbelli.cli.show:show", "Show one record with the words it rests on."),
    "review": Lazy("casusbelli.cli.review:review", "Accept, reject, correct, merge or split records of a store."),
    "recode": Lazy("casusbelli.cli.recode:recode", "Code a store's reports again with the present coder."),
    "export": Lazy("casusbelli.cli.transfer:export", "Write all that a store keeps as JSON lines."),
    "import": Lazy("casusbelli.cli.transfer:import_", "Make a store from what casus export wrote."),
    "actors": Lazy("casusbelli.cli.actors:actors", "Ask who is meant by a name or description."),
    "places": Lazy("casusbelli.cli.places:places", "Ask which place a name means, or add place names of your own."),
    "watch": Lazy("casusbelli.cli.watch:watch", "Follow feeds and add what is new in them to a store."),
    "schema": Lazy("casusbelli.cli.schema:schema", "Print the JSON Schema of the records."),
    "doctor": Lazy("casusbelli.cli.doctor:doctor", "Check this installation and, if given, a store."),
}


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when that subcommand runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, lazy in COMMANDS.items() if lazy.is_there()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        lazy = COMMANDS.get(cmd_name)
        return lazy.load() if lazy and lazy.is_there() else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items() if lazy.is_there()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casusbelli", prog_name="casus")
def casus() -> None:
    """Read news of conflict and keep an account of it that a person can check.

    Data goes to standard output, progress and complaints to standard error. Exit codes: 0 all went well, 1 some
    document could not be read or coded (the rest was), 2 the command was called wrongly or could not work at all.
    """


def run(arguments: Sequence[str] | None = None, *, obj: object = None) -> int:
    """Run `casus` with `arguments` and return its exit code; never raises for a user's mistake."""
    try:
        result = casus.main(arguments, prog_name="casus", standalone_mode=False, obj=obj)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except CasusError as error:
        return _complain(str(error), USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted; what was already stored is kept", INTERRUPTED)
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into SystemExit; nothing else raises it here.
        close_quietly()
        return 0
    except OSError as error:
        return _complain(_explain(error), USAGE)
    except UnicodeEncodeError:
        return _complain("an argument is no valid text; write it in UTF-8", USAGE)
    except Exception as error:
        if os.environ.get("CASUS_DEBUG"):
            raise
        return _complain(f"internal error ({type(error).__name__}: {error}); CASUS_DEBUG=1 shows where", USAGE)
    return result if isinstance(result, int) else 0


def main() -> None:
    """The console script."""
    use_utf8()
    code = run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
    except OSError as error:
        close_quietly()
        code = _complain(f"standard output: {error.strerror}", USAGE)
    sys.exit(code)


def _complain(message: str, code: int) -> int:
    click.echo(f"casus: {message}", err=True)
    return code


def _explain(error: OSError) -> str:
    return f"{error.filename or 'standard output'}: {error.strerror or error}"
