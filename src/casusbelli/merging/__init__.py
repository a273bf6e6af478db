"""One happening, many tellings: events over all reports."""

from casusbelli.merging.index import EventIndex, events_of, merge_reports
from casusbelli.merging.match import likeness
from casusbelli.merging.telling import Telling, tellings_of

__all__ = ["EventIndex", "Telling", "events_of", "likeness", "merge_reports", "tellings_of"]
