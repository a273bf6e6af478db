"""What there is to be coded: types, modes, contexts, scores, sectors, relations, as data."""

from casusbelli.ontology.codes import CODES, Codes
from casusbelli.ontology.types import EventType, cameo_code, event_types

__all__ = ["CODES", "Codes", "EventType", "cameo_code", "event_types"]
