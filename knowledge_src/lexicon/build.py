"""Compiles the lexicon: `python knowledge_src/lexicon/build.py [--check]`.

Reads the TOML tables beside this file and writes `src/casusbelli/coding/data/lexicon.json`; with `--check` it writes
nothing and fails when that file is not what the tables say.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "casusbelli"
TARGET = PACKAGE / "coding" / "data" / "lexicon.json"
MODES = {
    name: set(row["modes"]) for name, row in tomllib.loads((PACKAGE / "ontology" / "types.toml").read_text()).items()
}
FRAMES = {
    "verbs": {"do", "at", "to", "mutual", "ask", "judge", "self", "suffer"},
    "nouns": {"act", "of", "mutual", "self", "protest", "ask"},
}


def sense(item: str, event_type: str, frame: str) -> dict[str, Any]:
    """One lexicon item, "lemma_words:mode+mode?", as a record."""
    body = item.removesuffix("?")
    words, _, modes = body.partition(":")
    listed = [mode.removesuffix("?") for mode in modes.split("+") if mode]
    wrong = set(listed) - MODES[event_type]
    if wrong:
        raise SystemExit(f"{event_type}: «{item}» has no such mode: {', '.join(sorted(wrong))}")
    return {"words": words.split("_"), "type": event_type, "modes": listed, "frame": frame, "weak": item.endswith("?")}


def senses(path: Path) -> list[dict[str, Any]]:
    """All senses of one type's file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    found = []
    for part in ("verbs", "nouns"):
        for frame, items in table.get(part, {}).items():
            if frame not in FRAMES[part]:
                raise SystemExit(f"{path.name}: no frame «{frame}» for {part}")
            listed = dict.fromkeys(
                item for item in items.replace("\n", " ").split(", ") for item in [item.strip(" ,")] if item
            )
            found += [{**sense(item, table["type"], frame), "part": part} for item in listed]
    return found


def table(name: str) -> Any:
    """One of the plain tables, its comma-separated strings split."""

    def split(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: split(item) for key, item in value.items()}
        if isinstance(value, str) and ", " in value:
            return [item.strip(" ,") for item in value.replace("\n", " ").split(", ") if item.strip(" ,")]
        return value if isinstance(value, (str, bool)) else list(dict.fromkeys(value))

    return split(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")))


def compile_lexicon() -> str:
    """The compiled lexicon as text."""
    names = sorted(path.stem for path in HERE.glob("*.toml"))
    compiled = {"senses": [row for path in sorted((HERE / "types").glob("*.toml")) for row in senses(path)]}
    return (
        json.dumps(compiled | {name: table(name) for name in names}, ensure_ascii=False, indent=0, sort_keys=True)
        + "\n"
    )


def main() -> int:
    text = compile_lexicon()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{TARGET} is stale: run python {Path(__file__).name}\n")
            return 1
        return 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
