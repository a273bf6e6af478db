#!/bin/sh
# Builds .venv for this clone, once, on a machine with nothing but python3 and pip.
# Debian ships no ensurepip and marks its Python as externally managed, so the plain venv and pip commands both fail there.
# Usage: sh scripts/setup.sh [EXTRA]     EXTRA: an optional-dependency group of pyproject.toml, such as dev
set -eu
cd "$(dirname "$0")/.."
extra=${1:-}
wanted=$(cksum pyproject.toml | tr ' ' '-')
stamp=.venv/.made-for${extra:+-$extra}

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "casus: Python 3.11 or later is needed; this is $(python3 --version 2>&1)" >&2
    exit 2
}
python3 -m pip --version >/dev/null 2>&1 || {
    echo "casus: pip is missing; on Debian: apt install python3-pip" >&2
    exit 2
}
echo "Setting up .venv (once, about a minute) ..." >&2
[ -x .venv/bin/python ] || python3 -m venv --without-pip .venv
python3 -m pip --python .venv/bin/python install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
printf '%s\n' "$wanted" >"$stamp"
