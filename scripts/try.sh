#!/bin/sh
# Codes the example report and prints what it says happened; sets everything up first.
# Usage: sh scripts/try.sh [any arguments of `casus code`]
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh
if [ $# -eq 0 ]; then
    set -- --date 2024-03-12 examples/harbour-strike.txt
    .venv/bin/casus code --format html "$@" >casus-example.html
    .venv/bin/casus code "$@"
    echo "The same with the words marked in the text: open casus-example.html in a browser." >&2
else
    exec .venv/bin/casus code "$@"
fi
