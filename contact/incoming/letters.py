"""Makes letters of an email's bytes, whatever encoding it claims. Pure."""

import codecs
import re
from email.header import decode_header
from email.message import Message

LONGEST_HEADER = 5_000  # characters that are looked at
# What these names are taken for everywhere: the larger set that the smaller one is part of.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
# Codecs of Python that are no encoding of a mail; some take hours for a few thousand signs.
_NONE = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def decoded(content: bytes, charset: str) -> str:
    """The text in the encoding that is named, or in the one that it looks like; never raises."""
    name = _codec(charset)
    for strict in dict.fromkeys((name, "utf-8")):
        try:
            return content.decode(strict)
        except UnicodeError:
            continue
    if name not in ("utf-8", "cp1252"):
        return content.decode(name, "replace")
    # Mostly right UTF-8 with a broken place stays UTF-8; else it is Windows', which reads anything.
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    others = sum(sign > "\x7f" for sign in text) - broken
    return text if others > 2 * broken else content.decode("cp1252", "replace")


def _codec(charset: str) -> str:
    try:
        info = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError, TypeError):
        return "utf-8"
    # "hex" and "zlib" are codecs too, from bytes to bytes.
    if not getattr(info, "_is_text_encoding", True) or info.name in _NONE:
        return "utf-8"
    return _LARGER.get(info.name, info.name)


def clean(text: str) -> str:
    """Without what no text may hold: NUL, other controls, halves of characters, what turns the direction."""
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def header(message: Message, name: str) -> str:
    """The first header of this name in readable letters, on one line; empty if there is none."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """All headers of this name in readable letters, each on one line."""
    wanted = name.lower()
    found = [str(value) for key, value in message.raw_items() if key.lower() == wanted]
    return [" ".join(clean(_readable(value[:LONGEST_HEADER])).split()) for value in found[:50]]


def _readable(value: str) -> str:
    """Encoded words (RFC 2047) and bare bytes, which should not be there, as letters."""
    text = decoded(value.encode("ascii", "surrogateescape"), "utf-8") if _is_bare(value) else value
    if "=?" not in text:
        return text
    try:
        parts = decode_header(text)
    except Exception:  # it has errors of its own for broken words
        return text
    return "".join(
        part if isinstance(part, str) else decoded(part, charset or "utf-8") for part, charset in parts
    )


def _is_bare(value: str) -> bool:
    return any("\udc80" <= sign <= "\udcff" for sign in value) and all(
        sign < "\x80" or "\udc80" <= sign <= "\udcff" for sign in value
    )
