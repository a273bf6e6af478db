#!/bin/sh
# Codes an example report and prints what it says happened, and a longer one as a page; sets everything up first.
# Usage: sh scripts/try.sh [any arguments of `casus code`]
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh
if [ $# -eq 0 ]; then
    .venv/bin/casus code --date 2022-05-16 examples/village-brief.txt
    .venv/bin/casus code --date 2024-03-12 --format html examples/harbour-strike.txt >casus-example.html
    echo "A longer one with its words marked in the text: open casus-example.html in a browser." >&2
else
    exec .venv/bin/casus code "$@"
fi
