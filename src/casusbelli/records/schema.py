"""The published JSON Schema (2020-12) of the records, made from the dataclasses themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from casusbelli.ontology import CODES
from casusbelli.records.codec import QUIET
from casusbelli.records.report import Report
from casusbelli.records.review import Review

__all__ = ["schema"]

SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Any]:
    """The schema of the report object (codebook, section 7), with every record under `$defs`."""
    definitions: dict[str, Any] = {}
    _describe(Report, definitions)
    _describe(Review, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "casusbelli report",
        "$ref": "#/$defs/Report",
        "$defs": definitions,
    }


def _describe(kind: type, definitions: dict[str, Any]) -> None:
    if kind.__name__ in definitions:
        return
    entry: dict[str, Any] = {"type": "object", "additionalProperties": False}
    definitions[kind.__name__] = entry
    entry["description"] = (kind.__doc__ or "").strip().split("\n")[0]
    hints = get_type_hints(kind)
    entry["properties"] = {
        spec.name: _closed(kind, spec.name, _shape(hints[spec.name], definitions)) for spec in fields(kind)
    }
    required = [s.name for s in fields(kind) if s.default is MISSING and s.default_factory is MISSING]
    entry["required"] = [name for name in required if name not in QUIET]


def _shape(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = next(kind for kind in get_args(hint) if kind is not type(None))
        return {"anyOf": [_shape(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _shape(get_args(hint)[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(get_args(hint)[1], definitions)}
    if isinstance(hint, type) and is_dataclass(hint):
        _describe(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": SCALARS[hint]}


def _closed(kind: type, name: str, shape: dict[str, Any]) -> dict[str, Any]:
    """The shape with the codebook's closed list, where the field has one."""
    codes = CODES.closed_list(kind.__name__, name)
    if not codes:
        return shape
    if shape.get("type") == "array":
        return {"type": "array", "items": {"type": "string", "enum": list(codes)}}
    return {**shape, "enum": list(codes)}
