"""Compiles the shipped gazetteer: `python -m casusbelli.knowledge.places.build [--check]`.

Entries are numbered countries first, then divisions, the project's own places, and towns; each names the area that
holds it, so that "in X" can be tested by walking up.
"""

from __future__ import annotations

import sys
from pathlib import Path

from . import sources
from .builder import Builder
from .table import ARTEFACT, read_header, write_table

__all__ = ["ARTEFACT", "SOURCE_FOLDER", "build", "is_stale"]

SOURCE_FOLDER = Path(__file__).parents[4] / "knowledge_src" / "places"


def build(folder: Path = SOURCE_FOLDER, artefact: Path = ARTEFACT) -> int:
    """Build the gazetteer from the tables in `folder` and the GeoNames packages; returns the file's size in bytes.

    Raises KnowledgeError when a package is missing or a row of a table cannot be placed.
    """
    builder = Builder(folder)
    cities = sources.geonames_cities()
    builder.add_countries()
    builder.add_divisions(cities)
    builder.add_cities(cities)
    builder.add_own_places()
    builder.add_aliases()
    builder.add_abbreviations()
    about = {
        "countries": builder.countries,
        "admin1": {code: number for code, number in builder.by_code.items() if code.count(".") == 1},
        "peoples": builder.peoples,
        "own_tables": sources.own_digest(folder),
        "places": len(builder.entries),
        "licence": "GeoNames data CC BY 4.0, www.geonames.org; own tables CC BY 4.0",
    }
    return write_table(artefact, builder.columns(), about)


def is_stale(folder: Path = SOURCE_FOLDER, artefact: Path = ARTEFACT) -> bool:
    """True when the artefact was not built from the own tables as they stand in `folder`."""
    return bool(read_header(artefact)["about"].get("own_tables") != sources.own_digest(folder))


def main(arguments: list[str]) -> int:
    """Build, or with `--check` say whether the committed artefact is stale; the exit code is 1 when it is."""
    if "--check" in arguments:
        stale = is_stale()
        sys.stdout.write("the gazetteer is stale: build it again\n" if stale else "the gazetteer is up to date\n")
        return int(stale)
    sys.stdout.write(f"{ARTEFACT}: {build() / 1e6:.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
