"""How the parts of an outline are made, walked through, and kept as JSON. Pure."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from typing import Any, TypeVar

VERSION = 1  # of the stored form: an outline of another version is made anew

_KINDS: dict[str, type] = {}
Node = TypeVar("Node")


def part(cls: type[Node]) -> type[Node]:
    """Class decorator: a dataclass that is a part of an outline."""
    cls = dataclass(cls)
    _KINDS[cls.__name__] = cls
    return cls


def shown(default: Any = None, **kwargs) -> Any:
    """A field that is filled in when the article is shown, and not stored."""
    kwargs = kwargs or {"default": default}
    return field(metadata={"stored": False}, repr=False, **kwargs)


def prose(**kwargs) -> Any:
    """A text field that patients read as sentences."""
    return field(metadata={"prose": True}, **kwargs)


def walk(value: Any) -> Iterator[Any]:
    """A part and all parts in it, in the order in which they are read."""
    if isinstance(value, list):
        for item in value:
            yield from walk(item)
    elif is_dataclass(value):
        yield value
        for item in fields(value):
            yield from walk(getattr(value, item.name))


def dump(value: Any, everything: bool = False) -> Any:
    """An outline, or a part of it, as JSON takes it; with `everything`, what was filled in too."""
    if isinstance(value, list):
        return [dump(item, everything) for item in value]
    if not is_dataclass(value):
        return value if isinstance(value, str | int | bool | None) else None
    pairs = [
        (item.name, getattr(value, item.name))
        for item in fields(value)
        if everything or item.metadata.get("stored", True)
    ]
    defaults = {item.name: _default(item) for item in fields(value)}
    kept = {name: dump(content, everything) for name, content in pairs if content != defaults[name]}
    return {"kind": type(value).__name__} | kept


def load(value: Any) -> Any:
    """The outline, or part, that `dump` wrote."""
    if isinstance(value, list):
        return [load(item) for item in value]
    if not isinstance(value, dict):
        return value
    given = {name: load(content) for name, content in value.items() if name != "kind"}
    return _KINDS[value["kind"]](**given)


def _default(item: Field) -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default


def run_lists(value: Any) -> Iterator[list]:
    """All lists of runs in a part, in reading order; they may be changed in place."""
    if isinstance(value, list):
        if value and type(value[0]).__name__ == "Run":
            yield value
        else:
            for item in value:
                yield from run_lists(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from run_lists(getattr(value, item.name))


def passages(value: Any) -> Iterator[str]:
    """All that patients read as sentences: a paragraph, a heading or an item of a list at a time."""
    if isinstance(value, list):
        if value and type(value[0]).__name__ == "Run":
            yield "".join(run.text for run in value)
        else:
            for item in value:
                yield from passages(item)
    elif is_dataclass(value):
        for item in fields(value):
            content = getattr(value, item.name)
            if item.metadata.get("prose"):
                yield from [text for text in ([content] if isinstance(content, str) else content) if text]
            else:
                yield from passages(content)
