"""The codebook's records: frozen dataclasses whose fields have the codebook's names."""

from casusbelli.records.attribution import Attribution
from casusbelli.records.codec import dumps, from_json, loads, to_json
from casusbelli.records.document import Document, document_id
from casusbelli.records.event import Contradiction, Event, Proof, Support, TollRange
from casusbelli.records.interval import Interval
from casusbelli.records.link import Link
from casusbelli.records.mention import Mention
from casusbelli.records.participant import Participant
from casusbelli.records.place import Place
from casusbelli.records.report import FoundAttribution, FoundName, FoundPlace, FoundTime, Report, Spans
from casusbelli.records.review import Review
from casusbelli.records.span import Extent, Span
from casusbelli.records.tie import Tie
from casusbelli.records.toll import Quantity, Toll

__all__ = [
    "Attribution",
    "Contradiction",
    "Document",
    "Event",
    "Extent",
    "FoundAttribution",
    "FoundName",
    "FoundPlace",
    "FoundTime",
    "Interval",
    "Link",
    "Mention",
    "Participant",
    "Place",
    "Proof",
    "Quantity",
    "Report",
    "Review",
    "Span",
    "Spans",
    "Support",
    "Tie",
    "Toll",
    "TollRange",
    "document_id",
    "dumps",
    "from_json",
    "loads",
    "to_json",
]
