"""The store: one SQLite file that is only ever added to, corrected by people, and read by anybody meanwhile."""

from casusbelli.store.facts import Copy
from casusbelli.store.importer import import_store
from casusbelli.store.intake import Intake
from casusbelli.store.query import EventQuery
from casusbelli.store.reader import StoreReader
from casusbelli.store.recoding import Recoding
from casusbelli.store.revision import LAST_MOMENT, Revision
from casusbelli.store.schema import VERSION
from casusbelli.store.writer import Added, Run, StoreWriter, user_name

__all__ = [
    "LAST_MOMENT",
    "VERSION",
    "Added",
    "Copy",
    "EventQuery",
    "Intake",
    "Recoding",
    "Revision",
    "Run",
    "StoreReader",
    "StoreWriter",
    "import_store",
    "user_name",
]
