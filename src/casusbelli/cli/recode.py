"""`casus recode`: a store's reports coded again."""

from __future__ import annotations

import click

from casusbelli.cli.add import batches, summed
from casusbelli.cli.coding import code_paths
from casusbelli.cli.options import jobs_option, quiet_option, store_option
from casusbelli.cli.progress import Progress
from casusbelli.cli.tools import Tools, default_tools
from casusbelli.store import Added, Recoding, Run, StoreWriter

__all__ = ["recode"]


@click.command()
@store_option
@click.option("--anew", is_flag=True, help="Begin with the first report, also when an earlier run was interrupted.")
@jobs_option
@quiet_option
@click.pass_obj
def recode(tools: Tools | None, store: str, anew: bool, jobs: int | None, quiet: bool) -> int:
    """Code a store's reports again with the present coder.

    Nothing is overwritten: earlier codings stay readable (casus show --as-of), happenings keep their ids, corrections
    stand. An event that no report tells of any more is no longer listed, unless a person accepted or corrected it.
    After an interruption the same command goes on where it stopped.
    """
    chosen = tools or default_tools()
    progress = Progress("reports", quiet=quiet)
    total = Added()
    with StoreWriter.open(store) as writer:
        recoding = Recoding(writer, Run(command="casus recode", coder=chosen.coder), anew=anew)
        reports = code_paths(chosen, recoding.pending(), jobs, lean=True)
        for batch in batches(progress.over(reports, lambda report: report.error is not None)):
            total = summed(total, recoding.keep(batch))
        recoding.finish()
    if not quiet:
        failed = f", {total.failed} could not be coded and stay as they were" if total.failed else ""
        click.echo(f"{store}: {total.documents} reports coded again, {total.events} events changed{failed}", err=True)
    return 1 if progress.failed else 0
