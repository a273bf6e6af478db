#!/bin/sh
# Checks style and types and runs the tests; sets everything up first.
# Usage: sh scripts/test.sh [any arguments of pytest]     (with arguments only pytest runs)
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh dev
status=0
if [ $# -eq 0 ]; then
    .venv/bin/python -m ruff check . || status=1
    .venv/bin/python -m mypy || status=1
fi
.venv/bin/python -m pytest "$@" || status=1
exit $status
