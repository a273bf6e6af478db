"""Reading: files, folders, feeds, archives, mail and pages to documents; what cannot be read becomes a `Failure`."""

from casusbelli.reading.failure import Failure, Note
from casusbelli.reading.languages import is_foreign
from casusbelli.reading.limits import LIMITS, Limits
from casusbelli.reading.lines import boilerplate_spans
from casusbelli.reading.setting import Outcome, Setting
from casusbelli.reading.sources import read_bytes, read_json_line, read_path, read_sources

__all__ = [
    "LIMITS",
    "Failure",
    "Limits",
    "Note",
    "Outcome",
    "Setting",
    "boilerplate_spans",
    "is_foreign",
    "read_bytes",
    "read_json_line",
    "read_path",
    "read_sources",
]
