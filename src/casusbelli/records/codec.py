"""Records to JSON values and back, without loss.

One reader and writer for every record: the dataclass is the schema. Tuples become lists, records become objects; a
field named in `QUIET` is left out while empty, and read back as its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from casusbelli.errors import InputError

__all__ = ["dumps", "from_json", "loads", "to_json"]

Record = TypeVar("Record")
Reader = Callable[[Any], Any]

QUIET = frozenset({"why", "rule", "spans"})
PLAIN: frozenset[type] = frozenset({str, int, float, bool, type(None)})
_NO_TYPES: frozenset[type] = frozenset()


def to_json(record: Any) -> Any:
    """The JSON value of a record, or of tuples and mappings of records."""
    kind: Any = type(record)
    if kind in PLAIN:
        return record
    taken = None if kind is tuple else _taken(kind)
    if taken is not None:
        names, values, quiet = taken
        found = {
            name: value if type(value) in PLAIN else to_json(value)
            for name, value in zip(names, values(record), strict=True)
        }
        for name in quiet:
            if found[name] is None or found[name] == {}:
                del found[name]
        return found
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
    shape: Any = kind
    try:
        read: Record = _reader(shape)(value)
    except _Unfit as unfit:
        raise InputError(f"{kind.__name__}{unfit.where}: {unfit.what}") from None
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


@cache
def _taken(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]] | None:
    """The fields of a record's class, what takes their values, and which are quiet; None for any other class."""
    if not is_dataclass(kind):
        return None
    names = tuple(spec.name for spec in fields(kind))
    get = attrgetter(*names)
    values = get if len(names) > 1 else lambda record: (get(record),)
    return names, values, tuple(name for name in names if name in QUIET)


class _Unfit(Exception):  # noqa: N818 - never leaves this module
    """A value that does not fit: `what` is wrong with it, and `where` in the record, filled in on the way out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = ""


@cache
def _reader(hint: Any) -> Reader:
    """What reads a value of a field so annotated; made once for every annotation."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = (kind for kind in get_args(hint) if kind is not type(None))
        return _optional(_reader(inner))
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if origin is tuple:
        return _tuple(_reader(get_args(hint)[0]))
    if origin is Mapping:
        return _mapping(_reader(get_args(hint)[1]))
    return _any if hint is Any else _plain(hint)


def _any(value: Any) -> Any:
    return value


def _plain(hint: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is hint:
            return value
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
            return value
        raise _Unfit(f"expected {hint.__name__}, found {type(value).__name__}")

    return read


def _optional(inner: Reader) -> Reader:
    def read(value: Any) -> Any:
        return None if value is None else inner(value)

    return read


def _tuple(inner: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _Unfit(f"expected a list, found {type(value).__name__}")
        if not value:
            return ()
        found: list[Any] = []
        try:
            found.extend(map(inner, value))
        except _Unfit as unfit:
            unfit.where = f"[{len(found)}]{unfit.where}"
            raise
        return tuple(found)

    return read


def _mapping(inner: Reader) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise _Unfit(f"expected an object, found {type(value).__name__}")
        return _values(value, lambda _: inner, {})

    return read


def _record(kind: type) -> Reader:
    hints = get_type_hints(kind)
    needed = [spec.name for spec in fields(kind) if not _has_default(spec)]

    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _Unfit(f"expected an object, found {type(value).__name__}")
        if not value.keys() <= hints.keys():
            raise _Unfit(f"unknown field {min(value.keys() - hints.keys())}")
        for name in needed:
            if name not in value:
                raise _Unfit(f"field {name} is missing")
        return kind(**_values(value, readers.__getitem__, exact))

    readers = {name: _reader(hint) for name, hint in hints.items()}
    exact = {name: _exact(hint) for name, hint in hints.items()}
    return read


def _exact(hint: Any) -> frozenset[type]:
    """The types whose values a field so annotated takes as they are."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return frozenset(kind for kind in kinds if kind in PLAIN)


def _values(
    value: Mapping[Any, Any], reader: Callable[[str], Reader], exact: Mapping[str, frozenset[type]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    name = ""
    try:
        for name, item in value.items():
            as_it_is = type(item) in exact.get(name, _NO_TYPES)
            found[str(name)] = item if as_it_is else reader(name)(item)
    except _Unfit as unfit:
        unfit.where = f".{name}{unfit.where}"
        raise
    return found


def _has_default(spec: Field[Any]) -> bool:
    return spec.default is not MISSING or spec.default_factory is not MISSING
