"""Records to JSON values and back, without loss.

One reader and writer for every record: the dataclass is the schema. Tuples become lists, records become objects; a
field named in `QUIET` is left out while empty, and read back as its default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from casusbelli.errors import InputError

__all__ = ["dumps", "from_json", "loads", "to_json"]

Record = TypeVar("Record")

QUIET = frozenset({"why", "rule", "spans"})


def to_json(record: Any) -> Any:
    """The JSON value of a record, or of tuples and mappings of records."""
    if is_dataclass(record) and not isinstance(record, type):
        values = ((spec.name, getattr(record, spec.name)) for spec in _fields(type(record)))
        return {name: to_json(value) for name, value in values if not (name in QUIET and _absent(value))}
    if isinstance(record, tuple | list):
        return [to_json(item) for item in record]
    if isinstance(record, Mapping):
        return {str(key): to_json(value) for key, value in record.items()}
    return record


def from_json(kind: type[Record], value: Any) -> Record:
    """The record of class `kind` that `value` stands for.

    Raises:
        InputError: a field is missing, unknown or of the wrong kind.
    """
    read: Record = _read(kind, value, kind.__name__)
    return read


def dumps(record: Any) -> str:
    """One line of JSON, with the letters of the text kept as they are."""
    return json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[Record], line: str) -> Record:
    """The record that one line of JSON holds; raises InputError."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError(f"{kind.__name__}: not JSON ({error}); give one whole object a line") from error
    return from_json(kind, value)


def _absent(value: Any) -> bool:
    return value is None or value == {}


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _read_optional(hint, value, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return _read_record(hint, value, where)
    if origin is tuple:
        return _read_tuple(get_args(hint), value, where)
    if origin is Mapping:
        return _read_mapping(get_args(hint)[1], value, where)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if hint is not Any and not (isinstance(value, hint) and (hint is bool or not isinstance(value, bool))):
        raise InputError(f"{where}: expected {hint.__name__}, found {type(value).__name__}")
    return value


def _read_optional(hint: Any, value: Any, where: str) -> Any:
    if value is None:
        return None
    (inner,) = (kind for kind in get_args(hint) if kind is not type(None))
    return _read(inner, value, where)


def _read_tuple(hints: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise InputError(f"{where}: expected a list, found {type(value).__name__}")
    return tuple(_read(hints[0], item, f"{where}[{number}]") for number, item in enumerate(value))


def _read_mapping(hint: Any, value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise InputError(f"{where}: expected an object, found {type(value).__name__}")
    return {str(key): _read(hint, item, f"{where}.{key}") for key, item in value.items()}


def _read_record(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise InputError(f"{where}: expected an object, found {type(value).__name__}")
    hints = _hints(kind)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise InputError(f"{where}: unknown field {unknown[0]}")
    missing = [spec.name for spec in _fields(kind) if spec.name not in value and not _has_default(spec)]
    if missing:
        raise InputError(f"{where}: field {missing[0]} is missing")
    return kind(**{name: _read(hints[name], item, f"{where}.{name}") for name, item in value.items()})


def _has_default(spec: Field[Any]) -> bool:
    return spec.default is not MISSING or spec.default_factory is not MISSING
