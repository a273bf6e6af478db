"""`casus doctor`: is all in order?"""

from __future__ import annotations

import click

from casusbelli.cli.checks import Finding, check_installation, check_store

__all__ = ["doctor"]

SIGNS = {True: "ok  ", False: "FAIL"}


@click.command()
@click.option("--store", "-s", metavar="FILE", help="Also check this store, row by row.")
def doctor(store: str | None) -> int:
    """Check this installation and, if given, a store.

    Says what is wrong and what to do about it; the exit code is 1 when something is.
    """
    findings = [*check_installation(), *(check_store(store) if store else ())]
    for finding in findings:
        click.echo(_line(finding))
    return 0 if all(finding.good for finding in findings) else 1


def _line(finding: Finding) -> str:
    return f"{SIGNS[finding.good]}  {finding.what}: {finding.found}" + (
        f"  -> {finding.advice}" if finding.advice else ""
    )
