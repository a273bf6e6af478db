"""`casus watch`: following feeds into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from casusbelli.cli.coding import code_paths, failed
from casusbelli.cli.options import quiet_option, store_option
from casusbelli.cli.tools import Tools, default_tools
from casusbelli.reading.failure import Failure, Note
from casusbelli.records import Document

if TYPE_CHECKING:
    from casusbelli.fetching.watcher import Fetches, Tally

__all__ = ["watch", "watch_feeds"]

Storing = Callable[[Iterable[Document | Failure]], None]
_SHORTEST_MINUTES, _LONGEST_MINUTES = 1, 7 * 24 * 60


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--once", is_flag=True, help="Ask each feed once and stop, as for cron.")
@click.option(
    "--every",
    type=click.IntRange(_SHORTEST_MINUTES, _LONGEST_MINUTES),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="Time between two rounds.",
)
@store_option
@quiet_option
@click.pass_obj
def watch(tools: Tools | None, feeds: tuple[str, ...], once: bool, every: int, store: str, quiet: bool) -> int:
    """Follow feeds and add what is new in them to a store.

    FEEDs are addresses of RSS, Atom or JSON feeds. Each site is asked slowly, as its robots.txt allows, and only for
    what changed; a feed that fails is left alone for longer each time. What was read is remembered beside the store
    (FILE.watch.json), so that the watch goes on where it stopped. An article that cannot be read is kept as a failed
    row with its reason.
    """
    from casusbelli.fetching.fetcher import Fetcher
    from casusbelli.store import Intake, Run, StoreReader, StoreWriter

    chosen = tools or default_tools()
    with StoreWriter.open(store) as writer, StoreReader.open(store) as known:
        intake = Intake(writer, Run(command=" ".join(("casus watch", *feeds)), coder=chosen.coder))

        def add(outcomes: Iterable[Document | Failure]) -> None:
            reports = [failed(item) if isinstance(item, Failure) else item for item in outcomes]
            new = [item for item in reports if not isinstance(item, Document) or not known.has_document(item.id)]
            intake.add(list(code_paths(chosen, new, None)))

        rounds = 1 if once else None
        return watch_feeds(feeds, store, Fetcher(), add, every=60.0 * every, rounds=rounds, quiet=quiet)


def watch_feeds(
    feeds: tuple[str, ...],
    store: str,
    fetcher: Fetches,
    add: Storing,
    *,
    every: float,
    rounds: int | None,
    quiet: bool,
) -> int:
    """Rounds over the feeds, each told in one line on standard error; 1 when anything failed in the last one."""
    from casusbelli.fetching.state import WatchState, state_path
    from casusbelli.fetching.watcher import Watcher
    from casusbelli.reading import Setting

    setting = Setting(tell=_ignore if quiet else _tell)
    watcher = Watcher(fetcher, WatchState.load(state_path(store)), add, setting=setting)
    code = 0
    for tally in watcher.follow(feeds, every, rounds):
        if not quiet:
            _say(tally)
        code = 1 if tally.failed or tally.unread else 0
    return code


def _say(tally: Tally) -> None:
    click.echo(
        f"casus: {tally.asked} feeds asked ({tally.unchanged} unchanged, {tally.failed} failed), "
        f"{tally.read} articles read, {tally.unread} not",
        err=True,
    )


def _tell(note: Note) -> None:
    click.echo(f"casus: {note.key}: {note.text}", err=True)


def _ignore(_note: Note) -> None:
    """With --quiet nobody listens."""
