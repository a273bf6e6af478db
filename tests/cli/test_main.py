from __future__ import annotations

import json
import subprocess
import sys
import time

import jsonschema
import pytest

from casusbelli.cli.main import COMMANDS

PRESENT = [name for name, lazy in COMMANDS.items() if lazy.is_there()]


@pytest.mark.parametrize("name", PRESENT)
def test_the_line_in_the_help_is_the_commands_own(name):
    own = COMMANDS[name].load().help or ""
    assert " ".join(own.split("\n\n")[0].split()) == COMMANDS[name].help


def test_help_lists_every_command(casus):
    outcome = casus("--help")
    assert outcome.code == 0
    assert all(name in outcome.out for name in PRESENT)


def test_help_imports_nothing_heavy_and_is_quick():
    heavy = ["numpy", "lxml", "rich", "onnxruntime", "trafilatura", "tokenizers", "sqlite3", "casusbelli.records"]
    script = (
        "import sys; from casusbelli.cli.main import run; run(['--help']);"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    best = 9.0
    for _ in range(3):
        started = time.monotonic()
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        best = min(best, time.monotonic() - started)
        assert done.stderr == "[]\n"
    assert best < 1.5, "0.3 s on an idle machine; this bound is for a loaded one"


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["code", "--nonsense"], ["code", "--format", "xml"], ["code", "-j", "0"], ["show"]]
)
def test_wrong_calls_exit_with_two_and_say_what_is_right(casus, arguments):
    outcome = casus(*arguments)
    assert outcome.code == 2
    assert "Usage: casus" in outcome.err
    assert outcome.out == ""


def test_schema_is_a_json_schema(casus):
    jsonschema.Draft202012Validator.check_schema(json.loads(casus("schema").out))


def test_version(casus):
    assert casus("--version").out.startswith("casus, version ")


def test_every_command_and_option_has_help():
    for name in PRESENT:
        command = COMMANDS[name].load()
        assert command.help
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert parameter.help, f"{name} {parameter.name}"
