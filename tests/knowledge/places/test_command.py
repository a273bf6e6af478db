"""`casus places`: looking up, searching, importing, and faults in one line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from casusbelli.cli.places import places
from casusbelli.errors import CasusError

from .test_user import row


def run(*arguments):
    return CliRunner().invoke(places, list(arguments), catch_exceptions=True)


def test_show_puts_the_likeliest_first():
    result = run("show", "Qaim", "--json")
    assert result.exit_code == 0
    first = json.loads(result.output.splitlines()[0])
    assert (first["country"], first["areas"][-1]) == ("IRQ", "Iraq")
    assert "index" not in first


def test_search():
    result = run("search", "deir ez", "--limit", "3")
    assert result.exit_code == 0
    assert 0 < len(result.output.splitlines()) <= 3


def test_an_unknown_name_is_an_error_of_one_line():
    result = run("show", "Qwertyuiopville")
    assert isinstance(result.exception, CasusError)
    assert "\n" not in str(result.exception)


def test_import_then_show(tmp_path):
    dump, database = tmp_path / "X.txt", tmp_path / "mine.sqlite"
    dump.write_text(row(900001, "Umm Zarzur") + "\n", encoding="utf-8")
    assert run("import", str(dump), "-o", str(database)).exit_code == 0
    assert "Umm Zarzur" in run("show", "Umm Zarzur", "--gazetteer", str(database)).output
    assert isinstance(run("import", str(dump), "-o", str(database)).exception, CasusError)
    assert run("import", str(dump), "-o", str(database), "--force").exit_code == 0


@pytest.mark.parametrize("arguments", [("show",), ("show", "Kirkuk", "--limit", "0"), ("nothing",)])
def test_wrong_calls(arguments):
    assert run(*arguments).exit_code == 2
