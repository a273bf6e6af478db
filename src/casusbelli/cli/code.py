"""`casus code`: reports in, what they tell out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TextIO

import click

from casusbelli.cli.coding import code_paths, read_paths
from casusbelli.cli.options import date_option, force_option, format_option, jobs_option, output_option, quiet_option
from casusbelli.cli.output import destination, write_lines
from casusbelli.cli.progress import Progress
from casusbelli.cli.tools import Tools, default_tools
from casusbelli.errors import UsageError
from casusbelli.merging import merge_reports
from casusbelli.pipeline.coder import FAST_CODER
from casusbelli.records import Report, dumps
from casusbelli.views import page, report_table

__all__ = ["code"]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@date_option
@format_option("table", "jsonl", "html")
@click.option(
    "--spans", is_flag=True, help="With jsonl: also every name, time, place and attribution found in the text."
)
@click.option("--fast", is_flag=True, help="Read with the smaller model: quicker, and wrong more often.")
@click.option("--why", is_flag=True, help="Say which rule or score decided each field.")
@jobs_option
@output_option
@force_option
@quiet_option
@click.pass_obj
def code(
    tools: Tools | None,
    paths: tuple[str, ...],
    day: date | None,
    form: str,
    spans: bool,
    fast: bool,
    why: bool,
    jobs: int | None,
    output: str | None,
    force: bool,
    quiet: bool,
) -> int:
    """Say what reports tell happened, row by row.

    PATHs are files (text, HTML, JSON lines {"id", "text" or "html", "published"} and more) and folders; - or nothing is
    standard input. Reports that tell of the same happening share its event id.
    """
    if not paths and sys.stdin.isatty():
        raise UsageError("nothing to read: give a file or folder, or pipe a text in")
    tools = tools or default_tools()
    if fast:
        tools = replace(tools, coder=FAST_CODER)
    progress = Progress("reports", quiet=quiet)
    documents = read_paths(tools, paths, day, quiet=quiet)
    coded = progress.over(code_paths(tools, documents, jobs), lambda report: report.error is not None)
    reports = merge_reports(coded)
    with destination(output, force=force) as stream:
        _write((_trimmed(report, spans=spans, why=why) for report in reports), form, stream, why=why)
    return 1 if progress.failed or not progress.done else 0


def _write(reports: Iterable[Report], form: str, stream: TextIO, *, why: bool) -> None:
    if form == "jsonl":
        write_lines(map(dumps, reports), stream)
    elif form == "html":
        stream.writelines(page(reports))
    else:
        for report in reports:
            report_table(report, stream, why=why)


def _trimmed(report: Report, *, spans: bool, why: bool) -> Report:
    """The report without what was not asked for."""
    if not spans:
        report = replace(report, spans=None)
    if not why:
        report = replace(report, mentions=tuple(replace(mention, why={}) for mention in report.mentions))
    return report
