#!/bin/sh
# Stop the run named $1 (it saves first) and start it again with the remaining arguments: picks up new data.
run=$1; shift
pid=$(pgrep -o -f "train.py --run $run " || true)
[ -n "$pid" ] && kill -TERM "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 1; done
PYTHONPATH=/work/main/src setsid nohup /work/venv/bin/python train.py --run "$run" "$@" >> "$run/log.txt" 2>&1 &
