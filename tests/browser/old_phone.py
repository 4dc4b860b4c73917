"""Style sheets as a browser reads them that knows neither nesting, `light-dark()` nor popovers.

Such a browser drops a declaration or a rule that it does not understand and goes on with the next.
"""

import re
from collections.abc import Iterator

NEWER_VALUE = re.compile(r"\blight-dark\(|\bcolor-mix\(|\boklch\(|\banchor\(")
NEWER_SELECTOR = re.compile(r":popover-open|\[popover|::backdrop|::details-content|:has\(")
NEWER_AT_RULE = re.compile(r"@(container|scope|starting-style|position-try|property)\b")
CONTAINER = re.compile(r"@(media|layer|supports)\b")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = r"\"[^\"]*\"|'[^']*'"


def as_old_phone_reads(css: str) -> str:
    """The style sheet without all that an old phone drops."""
    return "".join(_rules(_COMMENT.sub("", css)))


def _rules(css: str) -> Iterator[str]:
    for prelude, body in _split(css):
        if body is None:  # a statement, such as the order of layers
            yield prelude + ";"
        elif CONTAINER.match(prelude):
            yield f"{prelude} {{{''.join(_rules(body))}}}\n"
        elif prelude.startswith("@"):
            if not NEWER_AT_RULE.match(prelude):
                yield f"{prelude} {{{body}}}\n"
        elif not NEWER_SELECTOR.search(prelude):
            yield f"{prelude} {{{_declarations(body)}}}\n"


def _declarations(body: str) -> str:
    """What is left of a rule. A nested rule takes all up to the next semicolon with it."""
    kept = [
        part
        for part in _parts(body, ";")
        if "{" not in re.sub(_STRING, "", part) and not NEWER_VALUE.search(part)
    ]
    return ";".join(kept)


def _split(css: str) -> Iterator[tuple[str, str | None]]:
    """Rules as (prelude, body), statements as (prelude, None), in their order."""
    for part in _parts(css, ";}"):
        prelude, brace, body = part.partition("{")
        if brace:
            yield prelude.strip(), body
        elif prelude.strip():
            yield prelude.strip(), None


def _parts(css: str, ends: str) -> Iterator[str]:
    """Cut at each of the ends that is not inside a block or a string; the ends are left out."""
    depth, start = 0, 0
    for token in re.finditer(rf"{_STRING}|[{{}};]", css):
        mark = token[0]
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth == 0 and mark in ends:
            yield css[start : token.start()]
            start = token.end()
    yield css[start:]
